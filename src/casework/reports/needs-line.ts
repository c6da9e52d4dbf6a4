/** Art. 24(5) with Art. 17 DSA: which leaves need a line in the EU database. */
import type { PublicStep } from './public-step.ts';

const EU = /^(all|AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)$/;
const ACCOUNT_MEASURES = new Set(['suspended', 'terminated', 'flag-right-excluded', 'notices-suspended']);

const MEASURES = new Set(['BLOCK', 'BLOCK_TIMED', 'WARNING']);

/** Restrictions in the Union, but not those an order under Art. 9 demands. */
export function needsLine({ k, a, src, terr }: PublicStep): boolean {
  if (k === 'account') return a !== undefined && ACCOUNT_MEASURES.has(a);
  if (k !== 'decision' || a === undefined || !MEASURES.has(a) || src === 'order') return false;
  return (terr ?? 'all').split(',').some((one) => EU.test(one));
}
