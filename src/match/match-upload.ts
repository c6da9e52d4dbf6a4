/**
 * The one question of this room: which references does the upload show, where, and how do we know?
 * Matchers answer per modality; this function makes the answer fit to be decided on: strongest first, bounded, and the
 * same whatever the order in which references were added.
 */
import { assert, BOUNDS } from '../common/index.ts';
import { lastOf, type Fingerprint, type Steps } from '../fingerprint/index.ts';
import type { Match, MatchOutcome } from './outcome.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** Cost: that of the modality's matcher (BOUNDS.candidatesPerQueryMax verifications at most). */
export const matchUpload = (upload: Fingerprint, index: ReferenceIndex): MatchOutcome =>
  lastOf(matchUploadInSteps(upload, index));

/** The same answer in steps: a server does other work between them. */
export function* matchUploadInSteps(upload: Fingerprint, index: ReferenceIndex): Steps<MatchOutcome> {
  const outcome = yield* index.matchInSteps(upload);
  if (outcome.kind === 'no-match') return outcome;
  if (outcome.kind === 'undetermined') {
    return outcome.candidates ? { ...outcome, candidates: inOrder(outcome.candidates) } : outcome;
  }
  const [strongest, ...others] = inOrder(outcome.matches);
  assert(strongest, 'a matched outcome without a match');
  return { kind: 'matched', matches: [strongest, ...others] };
}

const inOrder = (matches: readonly Match[]): Match[] =>
  [...matches].sort(strongestFirst).slice(0, BOUNDS.candidatesPerQueryMax);

/** Matches that decide come before shadowed ones; ties are broken by the reference's name, never by insertion order. */
function strongestFirst(a: Match, b: Match): number {
  const shadow = Number(a.shadow ?? false) - Number(b.shadow ?? false);
  return shadow || b.confidence - a.confidence || (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0);
}
