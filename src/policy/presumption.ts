/** § 9(2) UrhDaG: the three limbs of the presumption that a use is permitted, each measured and told apart. */
import { assertNever } from '../common/index.ts';
import { kilobytes, percent, secondsInWords } from './amounts.ts';
import type { Facts, MatchFacts } from './facts.ts';
import { exceptionFlag } from './flag.ts';
import type { PolicyParameters } from './parameters.ts';

/** § 9(2) no. 1: strictly less than half; sentence 2: pictures may be used whole. */
export const underHalf = (match: MatchFacts, parameters: PolicyParameters): boolean =>
  match.media === 'image' || match.coverage < parameters.halfWork;

/** § 10, first half-sentence. A commercial use that says nothing of its income counts as significant. */
export const significantlyCommercial = (facts: Facts): boolean =>
  facts.commercial && facts.significantRevenue !== false;

/** § 10: `up to` includes the limit. A size that was not measured is taken as within it. */
export function minor(facts: Facts, match: MatchFacts, parameters: PolicyParameters): boolean {
  const { amount, limit } = sizeOf(match, parameters);
  return !significantlyCommercial(facts) && (amount === undefined || amount <= limit);
}

/** § 10 no. 1 to 4: what is measured for this kind of work, and the limit it is held against. */
export function sizeOf(
  match: MatchFacts,
  parameters: PolicyParameters,
): { readonly amount: number | undefined; readonly limit: number; readonly inWords: (value: number) => string } {
  const { media } = match;
  switch (media) {
    case 'film':
      return { amount: match.matchedS, limit: parameters.minorFilmS, inWords: secondsInWords };
    case 'audio':
      return { amount: match.matchedS, limit: parameters.minorAudioS, inWords: secondsInWords };
    case 'text':
      return { amount: match.matchedChars, limit: parameters.minorChars, inWords: (n) => `${n} characters` };
    case 'image':
      return { amount: match.matchedBytes, limit: parameters.minorImageBytes, inWords: kilobytes };
    default:
      return assertNever(media);
  }
}

/** The number of § 10 that rules this kind of work. */
export const MINOR_USE_BASIS = {
  film: 'de/urhdag-10-1@1',
  audio: 'de/urhdag-10-2@1',
  text: 'de/urhdag-10-3@1',
  image: 'de/urhdag-10-4@1',
} as const satisfies Record<MatchFacts['media'], string>;

/** `53.3 % of the work (half or more)`. */
export function shareInWords(match: MatchFacts, parameters: PolicyParameters): string {
  if (match.media === 'image') return 'a picture, which may be used whole';
  const below = match.coverage < parameters.halfWork;
  return `${percent(match.coverage)} of the work (${below ? 'less than half' : 'half or more'})`;
}

/** `15.1 s (limit 15 s, exceeded)`. */
export function sizeInWords(match: MatchFacts, parameters: PolicyParameters): string {
  const { amount, limit, inWords } = sizeOf(match, parameters);
  if (amount === undefined) return `a size that was not measured (limit ${inWords(limit)})`;
  return `${inWords(amount)} (limit ${inWords(limit)}, ${amount <= limit ? 'kept' : 'exceeded'})`;
}

export type Limb = 'half' | 'combined' | 'size' | 'income';

/** Which limbs of the presumption are missing. A § 5 flag that counts stands in for being minor. */
export function missingLimbs(facts: Facts, match: MatchFacts, parameters: PolicyParameters): readonly Limb[] {
  const { amount, limit } = sizeOf(match, parameters);
  const missing: Limb[] = [];
  if (!underHalf(match, parameters)) missing.push('half');
  if (!match.combined) missing.push('combined');
  if (exceptionFlag(facts) !== null) return missing;
  if (amount !== undefined && amount > limit) missing.push('size');
  if (significantlyCommercial(facts)) missing.push('income');
  return missing;
}

/** Why the presumption does not hold: every missing limb, with its numbers. */
export function missingInWords(facts: Facts, match: MatchFacts, parameters: PolicyParameters): string {
  const words: Record<Limb, string> = {
    half: `it shows ${shareInWords(match, parameters)}`,
    combined: 'it is not combined with other content',
    size: `it uses ${sizeInWords(match, parameters)}`,
    income: 'it is commercial, with significant income or none declared',
  };
  return missingLimbs(facts, match, parameters)
    .map((limb) => words[limb])
    .join('; ');
}
