/**
 * From match to facts: what was measured becomes what is decided on, one entry per work. What could not be measured takes the
 * value kinder to the uploader and is named. Quarantined references and mere candidates never become facts.
 */
import { assertNever, type Instant, type Modality, type ReferenceId } from '../common/index.ts';
import type { Match, MatchOutcome, Segment, TextSegment, TimeSegment } from '../match/index.ts';
import type { Facts, FactsMedia, FoundLawful, MatchFacts, Profile, ReferenceFacts } from './facts.ts';
import { licenceCovers } from './licence-cover.ts';
import { readMoment } from './moment.ts';
import type { PolicyParameters } from './parameters.ts';
import { defaultRights } from './parse-works.ts';
import { unionLength } from './spans.ts';
import type { Declaration, Territory, WorkRights } from './works.ts';

export interface FactsInput {
  readonly outcome: MatchOutcome;
  /** Bytes of the upload as received. */
  readonly fileSize: number;
  /** A reference that is not in it has the default rights. */
  readonly rights: ReadonlyMap<ReferenceId, WorkRights>;
  readonly declaration: Declaration;
  readonly territory: Territory;
  readonly profile: Profile;
  readonly stage: 'upload' | 'post';
  /** With stage `post`: hours since the uploader was told. */
  readonly hours?: number;
  /** Default `ok`. */
  readonly flagRight?: Facts['flagRight'];
  /** Works whose claim on this very file fell before a person. */
  readonly foundLawful?: ReadonlyMap<ReferenceId, FoundLawful>;
  /** Whether licences run and first broadcasts last is judged at this moment. */
  readonly now: Instant;
  readonly parameters: Pick<PolicyParameters, 'combinationScope' | 'postContextMinChars'>;
}

export function factsFromMatch(input: FactsInput): Facts {
  const { outcome, declaration, stage } = input;
  const flagRight = input.flagRight ?? 'ok';
  return {
    profile: input.profile,
    stage,
    ...(stage === 'post' ? { hours: input.hours ?? 0 } : {}),
    flag: declaredFlag(declaration, flagRight),
    flagRight,
    commercial: declaration.commercial,
    ...(declaration.significantRevenue === undefined ? {} : { significantRevenue: declaration.significantRevenue }),
    matches: outcome.kind === 'matched' ? perWork(outcome.matches).map((work) => workFacts(work, input)) : [],
    ...(outcome.kind === 'undetermined' ? { undetermined: outcome.why } : {}),
  };
}

/** A licence statement counts as the flag `licence`, unless a § 5 flag that counts was given too: that one reaches further. */
function declaredFlag(declaration: Declaration, flagRight: Facts['flagRight']): Facts['flag'] {
  const licence = declaration.licence !== undefined && declaration.licence.trim() !== '';
  if (declaration.flag !== undefined && !(licence && flagRight === 'excluded')) return declaration.flag;
  return licence ? 'licence' : (declaration.flag ?? null);
}

type Work = readonly [Match, ...Match[]];

/** In the order of the first match of each work; shadow matches decide nothing. */
function perWork(matches: readonly Match[]): readonly Work[] {
  const works = new Map<ReferenceId, Work>();
  for (const match of matches) {
    if (match.shadow === true) continue;
    const known = works.get(match.reference);
    works.set(match.reference, known === undefined ? [match] : [...known, match]);
  }
  return [...works.values()];
}

function workFacts(work: Work, input: FactsInput): MatchFacts {
  const [first] = work;
  const rights = input.rights.get(first.reference) ?? defaultRights(first.reference);
  const foundLawful = input.foundLawful?.get(first.reference);
  const unmeasured = [...new Set(work.flatMap((match) => match.unmeasured ?? []))];
  return {
    reference: first.reference,
    confidence: Math.max(...work.map((match) => match.confidence)),
    ...amounts(work, input.fileSize),
    combined: work.some((match) => match.combined) || ownPost(input),
    modified: modification(work),
    claimedHere: rights.claimedIn === 'all' || rights.claimedIn.includes(input.territory),
    licensedHere: rights.licences.some((licence) =>
      licenceCovers(licence, input.territory, input.declaration, input.now),
    ),
    ref: referenceFacts(rights, input.now),
    ...(foundLawful && { foundLawful }),
    ...(unmeasured.length === 0 ? {} : { unmeasured }),
  };
}

const MEDIA = { image: 'image', video: 'film', audio: 'audio', text: 'text' } as const satisfies Record<
  Modality,
  FactsMedia
>;

type Amounts = Pick<MatchFacts, 'media' | 'coverage' | 'measured' | 'matchedS' | 'matchedChars' | 'matchedBytes'>;

function amounts(work: Work, fileSize: number): Amounts {
  const modality = work.some((match) => match.modality === 'video') ? 'video' : work[0].modality;
  const media = MEDIA[modality];
  switch (modality) {
    case 'image':
      return { media, matchedBytes: fileSize, coverage: widest(work) };
    case 'text': {
      const { measured } = unionLength(spansOf(work));
      return { media, matchedChars: Math.round(measured), coverage: share(work, measured) };
    }
    case 'audio':
    case 'video': {
      const { measured, sure } = unionLength(spansOf(work));
      const coverage = share(work, measured);
      return {
        media,
        matchedS: tidy(sure),
        coverage: measured > sure ? cut((coverage * sure) / measured) : coverage,
        measured: { matchedS: tidy(measured), coverage },
      };
    }
    default:
      return assertNever(modality);
  }
}

const widest = (work: Work): number => Math.max(...work.map((match) => match.coverageOfReference));

/** One match says its share itself. Several share one work: its length follows from any of them, and the longest is the kindest. */
function share(work: Work, union: number): number {
  if (work.length === 1) return work[0].coverageOfReference;
  const lengths = work.map((match) =>
    match.coverageOfReference > 0 ? unionLength(spansOf([match])).measured / match.coverageOfReference : 0,
  );
  const length = Math.max(...lengths);
  return length > 0 ? Math.min(1, Math.max(widest(work), cut(union / length))) : widest(work);
}

const isSpan = (segment: Segment): segment is TextSegment | TimeSegment => 'start' in segment.reference;

const spansOf = (work: readonly Match[]) =>
  work
    .flatMap((match) => match.segments)
    .filter(isSpan)
    .map(({ reference: { start, end }, ...segment }) => ({
      start,
      end,
      error: 'boundaryError' in segment ? segment.boundaryError : 0,
    }));

/** Sums of seconds without the dust of binary fractions: 15.000000000000002 s is 15 s. */
const tidy = (value: number): number => Number(value.toFixed(6));
/** The same for shares, which are cut and not rounded: 0.4999999 of a work is not half of it. */
const cut = (share: number): number => Math.floor(share * 1e6 + 1e-6) / 1e6;

const KINDNESS = ['none', 'technical', 'creative'] as const;
const modification = (work: Work): MatchFacts['modified'] =>
  KINDNESS[Math.max(...work.map((match) => KINDNESS.indexOf(match.modified)))] ?? 'creative';

/** § 9(2) no. 2 is silent on posts: with scope `post` the uploader's own words beside the file are other content. */
function ownPost({ declaration, parameters }: FactsInput): boolean {
  if (parameters.combinationScope !== 'post' || declaration.postContext === undefined) return false;
  return ownWords(declaration.postContext) >= parameters.postContextMinChars;
}

/** Letters and digits that are not an address, a mention or a tag. */
const ownWords = (text: string): number =>
  (text.replace(/\b[a-z]+:\/\/\S+|\bwww\.\S+|[@#][\p{L}\p{N}_.-]+/giu, '').match(/[\p{L}\p{N}]/gu) ?? []).length;

/** Protection of a first broadcast ends by itself at `liveUntil`. */
export function referenceFacts(rights: WorkRights, now: Instant): ReferenceFacts {
  const until = rights.liveUntil === undefined ? undefined : readMoment(rights.liveUntil);
  const live = rights.live && (until === undefined || now < until);
  return {
    claimant: rights.claimantState,
    ownership: rights.ownership,
    policy: rights.policy,
    live,
    ...(live && rights.liveUntil !== undefined ? { liveUntil: rights.liveUntil } : {}),
    earmarked: rights.earmarked,
  };
}
