/**
 * Which language a page speaks: the one asked for in the address (`?lang=de`), else the one chosen before (a cookie that holds these two letters
 * and nothing else), else what the reader's browser prefers of those we have.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../casework/index.ts';

export const LANGUAGES: readonly Language[] = ['en', 'de'];
/** In its own words, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
const COOKIE = 'lang';
const YEAR_S = 365 * 24 * 3600;

const known = (text: string | undefined): Language | undefined => LANGUAGES.find((one) => one === text);

/** What the reader chose on one of our pages; undefined when they never did. */
export const chosenLanguage = (c: Context): Language | undefined =>
  known(c.req.query('lang')) ?? known(getCookie(c, COOKIE));

export const readerLanguage = (c: Context): Language =>
  chosenLanguage(c) ?? preferred(c.req.header('Accept-Language')) ?? 'en';

/** Kept where the address asks for it: nobody gets a cookie who did not choose. */
export function rememberChoice(c: Context): void {
  const asked = known(c.req.query('lang'));
  if (asked === undefined || asked === known(getCookie(c, COOKIE))) return;
  setCookie(c, COOKIE, asked, { path: '/', maxAge: YEAR_S, sameSite: 'Lax', httpOnly: true });
}

/** This very address in another language; undefined where it answers no GET. */
export function inLanguage(c: Context, language: Language): string | undefined {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined;
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('lang', language);
  return `${pathname}?${searchParams}`;
}

/** Of `de-AT,de;q=0.9,en;q=0.5` the one with the highest weight that is ours (RFC 9110, 12.5.4). */
function preferred(header: string | undefined): Language | undefined {
  const asked = (header ?? '').split(',').flatMap((part, place) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = Number(parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean) ?? 1);
    const language = known(range.split('-')[0]);
    return language === undefined || !(weight > 0) ? [] : [{ language, weight, place }];
  });
  return asked.sort((a, b) => b.weight - a.weight || a.place - b.place)[0]?.language;
}
