/**
 * A digest of a case's history: what a leaf commits to besides its own step, so that an event edited in the database later
 * shows against a kept checkpoint, whoever edited it.
 */
import { canonicalJson, hex, sha256, utf8, type Json } from '../../common/index.ts';
import type { Dated, Typed } from './machine.ts';

/** SHA-256 in hex over JCS (RFC 8785) of the events, in order, each with type, date and author. */
export function historyDigest(events: readonly Dated<Typed>[]): string {
  // Through JSON once: what is absent and what is undefined are the same in the store.
  const stored = JSON.parse(JSON.stringify(events)) as Json;
  return hex(sha256(utf8(canonicalJson(stored))));
}
