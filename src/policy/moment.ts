/** Moments and dates as contracts spell them. Without a zone they are UTC, wherever the machine stands. */
import { instant, type Instant } from '../common/index.ts';

export const MOMENT = 'a moment such as "2026-11-22T21:50:00Z"';
export const DATE = 'a date such as "2026-11-22"';

/** ISO 8601 date, or date and time; undefined for anything else, and for days that do not exist. */
export function readMoment(text: string): Instant | undefined {
  const form = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text.trim());
  if (form === null || !isDate(form[1]!)) return undefined;
  const at = Date.parse(`${form[1]}T${form[2] ?? '00:00'}${(form[3] ?? 'Z').toUpperCase()}`);
  return Number.isNaN(at) ? undefined : instant(Math.trunc(at));
}

export const isMoment = (text: string): boolean => readMoment(text) !== undefined;

/** `2026-02-30` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dateOf(at) === text;
}

/** The day of a moment in UTC, `2026-11-22`. */
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
