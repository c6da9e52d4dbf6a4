/** Numbers, shares, days and lengths of time as the reader's language writes them. Times are UTC and say so. */
import type { Language } from '../../casework/index.ts';

const LOCALE = { en: 'en-GB', de: 'de-DE' } as const;

export const inNumber = (language: Language, n: number, digits = 0): string =>
  n.toLocaleString(LOCALE[language], { maximumFractionDigits: digits });

/** `share` from 0 to 1. */
export const inPercent = (language: Language, share: number, digits = 0): string =>
  share.toLocaleString(LOCALE[language], { style: 'percent', maximumFractionDigits: digits });

/** `22 November 2026` */
export const inDay = (language: Language, at: number): string =>
  new Date(at).toLocaleDateString(LOCALE[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** `22 Nov 2026, 11:04 UTC`, short enough for a table. */
export const inMoment = (language: Language, at: number): string =>
  `${new Date(at).toLocaleString(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })} UTC`;

/** `Nov`, of month 0 to 11. */
export const monthName = (language: Language, month: number): string =>
  new Date(Date.UTC(2026, month, 15)).toLocaleDateString(LOCALE[language], { month: 'short', timeZone: 'UTC' });

/** Hours up to two days, days after that. */
export function inHours(language: Language, hours: number): string {
  const [value, unit] = hours < 48 ? [hours, 'hour'] : [hours / 24, 'day'];
  return value.toLocaleString(LOCALE[language], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
}

/** `region/KH`, `language/de`, `field/law`: what a member of the board knows about, as the reader calls it. */
export function inKnowledge(language: Language, code: string): string {
  const [kind = '', name = ''] = code.split('/');
  if (kind !== 'region' && kind !== 'language') return name || code;
  try {
    return new Intl.DisplayNames(LOCALE[language], { type: kind }).of(name) ?? name;
  } catch {
    return name; // a code that no list has is shown as it is
  }
}
