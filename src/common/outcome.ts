/** The three outcomes of looking for a work, and the two of asking for something to be done. Never a bare boolean. */

/** Why a file could not be compared. `possible-match`: something is there that a human should look at. */
export const UNDETERMINED_WHYS = [
  'too-short',
  'featureless',
  'undecodable',
  'over-limit',
  'unsupported-modality',
  'no-decoder',
  'possible-match',
] as const;
export type UndeterminedWhy = (typeof UNDETERMINED_WHYS)[number];

/** A refusal is an answer, not an exception: it says why, and what to do. */
export type Outcome<T, Why extends string = string> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly why: Why; readonly detail: string; readonly fix: string };

export const done = <T>(value: T): { readonly kind: 'done'; readonly value: T } => ({ kind: 'done', value });
export const refused = <Why extends string>(why: Why, detail: string, fix: string) =>
  ({ kind: 'refused', why, detail, fix }) as const;
