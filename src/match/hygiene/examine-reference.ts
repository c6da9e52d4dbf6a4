/**
 * Reference hygiene: would this reference accuse people who took nothing? Looked at before it may decide anything: is there enough in
 * it, does it belong to nobody (commons), is it somebody else's already, and would it match works that have nothing in common?
 * What fails is quarantined: indexed in shadow, reported, decides nothing, until a human releases it.
 */
import { assertNever, type ReferenceId } from '../../common/index.ts';
import type { Fingerprint, ImageFingerprint, TextFingerprint } from '../../fingerprint/index.ts';
import type { Match } from '../outcome.ts';
import { ReferenceIndex } from '../reference-index.ts';
import { commonPictureLike, commonTexts } from './commons.ts';
import { plainnessOf } from './plainness.ts';

export type HygieneWhy =
  'too-small' | 'mostly-plain' | 'noise' | 'generic' | 'already-claimed' | 'free-work' | 'matches-too-much';

export type HygieneFinding =
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'quarantine';
      readonly why: HygieneWhy;
      /** For the person who decides about its release. */
      readonly detail: string;
      /** What it was found to resemble. */
      readonly like: readonly ReferenceId[];
    };

export interface HygieneSurroundings {
  /** What is there already; the new reference is not in it yet. */
  readonly index: ReferenceIndex;
  /** Of active references; undefined for others. */
  claimantOf(reference: ReferenceId): string | undefined;
  /** Of the new reference. */
  readonly claimant: string;
  /** Known to be in the public domain, or found so (§ 18(4) UrhDaG). */
  isFree?(reference: ReferenceId): boolean;
}

/** A picture must be this many pixels on its shorter side to hold a work. */
const SIDE_MIN = 64;
/** Letters and digits; a shorter passage is a phrase that anybody may write. */
const TEXT_MIN = 80;
/** Share of a text's runs of eight letters that must differ from each other. */
const TEXT_VARIETY_MIN = 0.25;
/** Share of the new reference from which on something common is what it consists of. */
const GENERIC_FROM = 0.4;
/** Share of both from which on it is the same work rather than a part. */
const SAME_WORK_FROM = 0.85;
/** Works that have nothing in common. */
const DIFFERENT_WORKS_MAX = 2;
/** Of many hits, so many are compared with each other. */
const HITS_COMPARED = 8;

/** The references among `index` that the new one matches: ask for their claimants before `examineReference`. */
export function resembling(fingerprint: Fingerprint, index: ReferenceIndex): readonly Match[] {
  const outcome = index.match(fingerprint);
  switch (outcome.kind) {
    case 'matched':
      return outcome.matches;
    case 'undetermined':
      return outcome.candidates ?? [];
    case 'no-match':
      return [];
    default:
      return assertNever(outcome);
  }
}

/**
 * Deterministic. Cost: a match, a few ms, and up to eight look-ups of hashes when there are many hits.
 * @param hits what `resembling` found, when it was asked already
 */
export function examineReference(
  fingerprint: Fingerprint,
  { index, claimant, claimantOf, isFree }: HygieneSurroundings,
  hits: readonly Match[] = resembling(fingerprint, index),
): HygieneFinding {
  const own = examineAlone(fingerprint);
  if (own.kind === 'quarantine') return own;

  const same = hits.filter(
    ({ shadow, coverageOfReference, coverageOfUpload, confidence, combined }) =>
      shadow !== true &&
      !combined &&
      confidence >= 0.8 &&
      Math.min(coverageOfReference, coverageOfUpload) >= SAME_WORK_FROM,
  );
  const free = same.filter(({ reference }) => isFree?.(reference) === true);
  if (free.length > 0)
    return quarantine(
      'free-work',
      'The same work is known here as free: it is not blocked again unless a human finds otherwise (§ 18(4) UrhDaG).',
      free,
    );
  const claimed = same.filter(({ reference }) => (claimantOf(reference) ?? claimant) !== claimant);
  if (claimed.length > 0)
    return quarantine(
      'already-claimed',
      'Another claimant has the same work protected: who holds the rights must be settled first.',
      claimed,
    );

  const different = mutuallyDifferent(hits, index);
  if (different.length > DIFFERENT_WORKS_MAX)
    return quarantine(
      'matches-too-much',
      `It matches ${different.length} works that have nothing in common with each other.`,
      different,
    );
  return { kind: 'passed' };
}

function examineAlone(fingerprint: Fingerprint): HygieneFinding {
  switch (fingerprint.modality) {
    case 'image':
      return examinePicture(fingerprint);
    case 'text':
      return examineText(fingerprint);
    default:
      return { kind: 'passed' };
  }
}

function examinePicture(picture: ImageFingerprint): HygieneFinding {
  const { width, height } = picture;
  if (Math.min(width, height) < SIDE_MIN)
    return quarantine('too-small', `It is ${width} × ${height} pixels: too little to tell works apart.`, []);
  const plainness = plainnessOf(picture);
  if (plainness === 'mostly-plain')
    return quarantine(
      'mostly-plain',
      'Most of it is one plain tone: what is left may be a sign that many pictures carry.',
      [],
    );
  if (plainness === 'noise')
    return quarantine('noise', 'It looks like noise: nothing in it is like its surroundings.', []);
  const common = commonPictureLike(picture);
  return common === undefined
    ? { kind: 'passed' }
    : quarantine('generic', `It looks like something that belongs to nobody (${common}).`, []);
}

function examineText(text: TextFingerprint): HygieneFinding {
  const { skeleton } = text;
  if (skeleton.length < TEXT_MIN)
    return quarantine('too-small', `It has ${skeleton.length} letters: a phrase that anybody may write.`, []);
  const runs = Math.min(skeleton.length, 20_000) - 7;
  const seen = new Set<string>();
  for (let at = 0; at < runs; at++) seen.add(String.fromCharCode(...skeleton.subarray(at, at + 8)));
  if (seen.size / runs < TEXT_VARIETY_MIN)
    return quarantine('mostly-plain', 'It repeats itself: what is left may stand in many texts.', []);
  const common = resembling(text, commonTexts()).find(({ coverageOfUpload }) => coverageOfUpload >= GENERIC_FROM);
  return common === undefined
    ? { kind: 'passed' }
    : quarantine('generic', `Much of it stands in countless texts (${common.reference}).`, []);
}

/** Whether two references are the same work as wholes: by hash, without the costly key points. */
function asWhole(fingerprint: Fingerprint): Fingerprint {
  if (fingerprint.modality !== 'image') return fingerprint;
  const { local: _keyPoints, ...picture } = fingerprint;
  const [first, ...others] = fingerprint.frames.map(({ working: _pixels, ...frame }) => frame);
  return { ...picture, frames: [first!, ...others] };
}

/** Of the hits, those of which no two match each other. */
function mutuallyDifferent(hits: readonly Match[], index: ReferenceIndex): readonly Match[] {
  const different: Match[] = [];
  const alone = new ReferenceIndex();
  for (const hit of hits.slice(0, HITS_COMPARED)) {
    const fingerprint = index.fingerprintOf(hit.reference);
    if (fingerprint === undefined || resembling(asWhole(fingerprint), alone).length > 0) continue;
    alone.add(hit.reference, asWhole(fingerprint));
    different.push(hit);
  }
  return different;
}

const quarantine = (why: HygieneWhy, detail: string, like: readonly Match[]): HygieneFinding => ({
  kind: 'quarantine',
  why,
  detail,
  like: like.map(({ reference }) => reference),
});
