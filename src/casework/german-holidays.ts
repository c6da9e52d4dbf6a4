/**
 * Public holidays of all of Germany, for § 193 BGB: a last day that is one of them, a Saturday or a Sunday moves to the next working day.
 * Movable ones follow Easter, by the "anonymous" Gregorian algorithm (Nature 13, 1876; Meeus, Astronomical Algorithms, ch. 8). Holidays of
 * single states lengthen a period only where the platform has its seat, which software cannot know: they are not applied.
 */
import { addDays, type Day } from './calendar.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/** Easter Sunday of the Gregorian calendar. `year` from 1583. */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon = (century - Math.floor((century + 8) / 25) + 1) / 3;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor(moon) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * late + 114;
  return `${year}-${pad(Math.floor(day / 31))}-${pad((day % 31) + 1)}`;
}

/** In the order of the year. 31 October counted everywhere in 2017 alone (500 years of the Reformation). */
export function germanHolidays(year: number): readonly Day[] {
  const easter = easterSunday(year);
  return [
    `${year}-01-01`,
    addDays(easter, -2), // Good Friday
    addDays(easter, 1), // Easter Monday
    `${year}-05-01`,
    addDays(easter, 39), // Ascension
    addDays(easter, 50), // Whit Monday
    `${year}-10-03`, // Day of German Unity, since 1990
    ...(year === 2017 ? [`${year}-10-31`] : []),
    `${year}-12-25`,
    `${year}-12-26`,
  ].sort();
}

export const isGermanHoliday = (day: Day): boolean => germanHolidays(Number(day.slice(0, 4))).includes(day);
