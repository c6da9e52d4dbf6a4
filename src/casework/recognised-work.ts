/** What a statement says of one recognised work: where it is, how much of it, and what that led to. */
import { referenceId, type ReferenceId } from '../common/index.ts';
import type { Box, Match, MatchOutcome, Span } from '../match/index.ts';
import {
  defaultRights,
  missingLimbs,
  RESTRICTING_ACTIONS,
  sizeOf,
  type Action,
  type Decision,
  type Facts,
  type Limb,
  type MatchFacts,
  type PolicyVersion,
  type RuleId,
  type WorkRights,
} from '../policy/index.ts';

/** One passage, in the upload and in the work. */
export type Passage =
  | { readonly kind: 'area'; readonly upload: Box; readonly mirrored: boolean; readonly frame: number }
  | { readonly kind: 'time'; readonly upload: Span; readonly work: Span; readonly track?: 'picture' | 'sound' }
  | { readonly kind: 'characters'; readonly upload: Span; readonly work: Span };

export interface RecognisedWork {
  readonly title: string;
  /** Empty when the claimant was not named to us. */
  readonly claimant: string;
  readonly facts: MatchFacts;
  readonly action: Action;
  readonly rule: RuleId;
  readonly restricting: boolean;
  /** The first few, in order; `more` counts the rest. */
  readonly passages: readonly Passage[];
  readonly more: number;
  /** Largest share of the upload that one match of this work fills; undefined for bare facts. */
  readonly shareOfUpload?: number;
  /** Other works we know that contain the same passage: a sign that it may be common or free. */
  readonly alsoIn: number;
  readonly size: { readonly amount: number | undefined; readonly limit: number };
  readonly missing: readonly Limb[];
}

const PASSAGES_SHOWN = 5;

/** One per entry of the facts, in their order. */
export function recognisedWorks(
  facts: Facts,
  decision: Decision,
  outcome: MatchOutcome,
  rights: ReadonlyMap<ReferenceId, WorkRights>,
  policy: PolicyVersion,
): readonly RecognisedWork[] {
  const matches = outcome.kind === 'matched' ? outcome.matches.filter((match) => match.shadow !== true) : [];
  return facts.matches.map((match, i) => {
    const reference = match.reference ?? '';
    const work = rights.get(referenceId(reference)) ?? defaultRights(reference);
    const own = matches.filter((one) => one.reference === reference);
    const passages = own.flatMap(passagesOf);
    const [action, rule] = decision.per[i] ?? ['PUBLISH', decision.rule];
    const { amount, limit } = sizeOf(match, policy.parameters);
    return {
      title: work.title,
      claimant: work.claimantName ?? work.claimant,
      facts: match,
      action,
      rule,
      restricting: RESTRICTING_ACTIONS.some((one) => one === action),
      passages: passages.slice(0, PASSAGES_SHOWN),
      more: Math.max(0, passages.length - PASSAGES_SHOWN),
      ...(own.length === 0 ? {} : { shareOfUpload: Math.max(...own.map((one) => one.coverageOfUpload)) }),
      alsoIn: new Set(own.flatMap((one) => one.alsoIn ?? [])).size,
      size: { amount, limit },
      missing: missingLimbs(facts, match, policy.parameters),
    };
  });
}

/** Strictest first. What is below the evidence floor (R0) is not put before anybody. */
export function worksToShow(works: readonly RecognisedWork[]): readonly RecognisedWork[] {
  const shown = works.filter((work) => work.rule !== 'R0');
  return [...shown.filter((work) => work.restricting), ...shown.filter((work) => !work.restricting)];
}

function passagesOf(match: Match): readonly Passage[] {
  return match.segments.map((segment): Passage => {
    if ('transform' in segment)
      return { kind: 'area', upload: segment.upload, mirrored: segment.mirrored, frame: segment.frame };
    const { upload, reference: work } = segment;
    if (match.modality === 'text') return { kind: 'characters', upload, work };
    const track = 'track' in segment ? segment.track : undefined;
    return { kind: 'time', upload, work, ...(track === undefined ? {} : { track }) };
  });
}
