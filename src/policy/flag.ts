/** Which flag counts. § 18(5) UrhDaG takes away the right to flag, not the right to say that one holds a licence. */
import type { Facts, Flag } from './facts.ts';

export type ExceptionFlag = Exclude<Flag, 'licence'>;

/** With an excluded flag right a § 5 flag counts as none, in every row; a licence statement still counts. */
export function countingFlag(facts: Facts): Flag | null {
  if (facts.flag === null || facts.flag === 'licence') return facts.flag;
  return facts.flagRight === 'excluded' ? null : facts.flag;
}

/** The § 5 flag that counts, if any: what R5b asks for. */
export function exceptionFlag(facts: Facts): ExceptionFlag | null {
  const flag = countingFlag(facts);
  return flag === 'licence' ? null : flag;
}

/** As the uploader reads it: `other exception`. */
export const flagInWords = (flag: Flag): string => (flag === 'licence' ? 'licence' : flag.replace('_', ' '));

/** Half a sentence on the flag, for reasons. */
export function flagSituation(facts: Facts): string {
  const counting = countingFlag(facts);
  if (counting === 'licence') return 'the uploader says they hold a licence';
  if (counting !== null) return `the uploader flagged it as ${flagInWords(counting)}`;
  return facts.flag === null
    ? 'no flag was given'
    : `the flag “${flagInWords(facts.flag)}” does not count, because the right to flag is suspended`;
}
