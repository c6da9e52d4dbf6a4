/** Months, by the calendar of UTC: every moment is in exactly one, whatever a local clock or a change to summer time says. */
import { instant, type Instant } from '../common/index.ts';

/** `2027-02` */
export type Period = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
export const isPeriod = (text: string): boolean => MONTH.test(text);
export const periodOf = (at: Instant): Period => new Date(at).toISOString().slice(0, 7);

const parts = (period: Period): [number, number] => period.split('-').map(Number) as [number, number];

export const startOf = (period: Period): Instant => {
  const [year, month] = parts(period);
  return instant(Date.UTC(year, month - 1, 1));
};
/** The first moment that is not in it any more. */
export const endOf = (period: Period): Instant => startOf(nextPeriod(period));
export const nextPeriod = (period: Period): Period => {
  const [year, month] = parts(period);
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${period.slice(0, 5)}${String(month + 1).padStart(2, '0')}`;
};
/** 28 to 31. */
export const daysIn = (period: Period): number => Math.round((endOf(period) - startOf(period)) / 86_400_000);

/** `2027-02`, `2027-Q1` or `2027` → first and last month. Undefined for anything else. */
export function readSpan(text: string): { readonly from: Period; readonly to: Period } | undefined {
  if (isPeriod(text)) return { from: text, to: text };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) {
    const first = (Number(quarter[2]) - 1) * 3 + 1;
    const month = (n: number) => `${quarter[1]}-${String(n).padStart(2, '0')}`;
    return { from: month(first), to: month(first + 2) };
  }
  return /^\d{4}$/.test(text) ? { from: `${text}-01`, to: `${text}-12` } : undefined;
}

/** The month itself while it is open, else the first open one after it: what was closed is never written into. */
export function bookingPeriod(period: Period, closed: ReadonlySet<Period>): Period {
  let open = period;
  while (closed.has(open)) open = nextPeriod(open);
  return open;
}
