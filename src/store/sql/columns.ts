/** How values become columns and come back: exactly. */
import { assert } from '../../common/index.ts';

/**
 * JSON as text. JSON.stringify writes NUL and lone surrogates as \\u escapes, so PostgreSQL takes every string and
 * what is parsed again has the same canonical form as what was given.
 */
export const toJson = (value: unknown): string => JSON.stringify(value);

/** The type is the writer's: only this room writes these columns, from the same record types. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;

/** A Buffer is a view into a shared pool; callers get bytes of their own. */
export const ownBytes = (value: Uint8Array): Uint8Array => new Uint8Array(value);

/** PostgreSQL text holds no NUL, and UTF-8 no lone surrogate: nothing is stored under such a key, so nothing is found. */
export const isKey = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

export function key(text: string): string {
  assert(isKey(text), 'a key with NUL or a lone surrogate reached the store');
  return text;
}
