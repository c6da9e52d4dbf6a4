/** Business days where the law counts them: 17 U.S.C. § 512(g)(2)(C), with the federal holidays of 5 U.S.C. § 6103. */
import { addDays, type Day } from './calendar.ts';

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: Day): boolean => weekday(day) % 6 === 0;
const dayIn = (year: number, month: number, date: number): Day =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** The n-th such weekday (1 = Monday) of a month; -1 is the last. */
function nth(year: number, month: number, wanted: number, n: number): Day {
  if (n < 0) {
    const last = dayIn(year, month + 1, 0);
    return addDays(last, -((weekday(last) - wanted + 7) % 7));
  }
  const first = dayIn(year, month, 1);
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + (n - 1) * 7);
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
const observed = (day: Day): Day =>
  weekday(day) === 6 ? addDays(day, -1) : weekday(day) === 0 ? addDays(day, 1) : day;

export function usFederalHolidays(year: number): readonly Day[] {
  return [
    observed(dayIn(year, 1, 1)),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    observed(dayIn(year, 6, 19)),
    observed(dayIn(year, 7, 4)),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    observed(dayIn(year, 11, 11)),
    nth(year, 11, 4, 4),
    observed(dayIn(year, 12, 25)),
    // New Year's Day of the next year, when it falls on a Saturday.
    observed(dayIn(year + 1, 1, 1)),
  ];
}

export const isUsBusinessDay = (day: Day): boolean =>
  !isWeekend(day) && !usFederalHolidays(Number(day.slice(0, 4))).includes(day);

/** The n-th business day after a day, which itself is not counted. */
export function usBusinessDaysAfter(day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0;) {
    found = addDays(found, 1);
    if (isUsBusinessDay(found)) left--;
  }
  return found;
}
