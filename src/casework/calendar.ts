/**
 * Periods of law, by the calendar of UTC. Regulation (EEC, Euratom) 1182/71, Art. 3: the day of the event is not counted; a period
 * in months ends with the day of the same number, or with the last day of a shorter month; a last day that is a Saturday or
 * Sunday moves to the next working day, and so does one on a public holiday: § 193 BGB for Germany (german-holidays.ts). Those of other
 * countries only ever lengthen a period; they are not applied.
 */
import { instant, type Instant } from '../common/index.ts';

const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** A day of the calendar, `2027-02-28`. */
export type Day = string;

export const dayOf = (at: Instant): Day => new Date(at).toISOString().slice(0, 10);
const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addHours = (at: Instant, hours: number): Instant => instant(Math.round(at + hours * HOUR));
export const addDays = (day: Day, days: number): Day => new Date(startOf(day) + days * DAY).toISOString().slice(0, 10);

/** Keeps the window open to the last day of a shorter month: 31 August + 6 months is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** The day itself, or the first after it that is neither Saturday nor Sunday, nor a holiday. */
export function workingDayFrom(day: Day, isHoliday: (day: Day) => boolean = () => false): Day {
  let found = day;
  while (new Date(startOf(found)).getUTCDay() % 6 === 0 || isHoliday(found)) found = addDays(found, 1);
  return found;
}

/** The last moment of a day is in; this is the first that is not. */
export const endOf = (day: Day): Instant => instant(startOf(day) + DAY);
