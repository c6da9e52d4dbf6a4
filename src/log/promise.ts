/**
 * A promise: the log's signed word that a leaf will be in the tree within the merge delay. It goes out with the answer, before
 * the tree has grown, so that a leaf that never appears is provable. The signed message is 59 bytes:
 * "recourse-promise/1\n" (19 bytes, ASCII), the leaf's RFC 6962 hash (32 bytes, raw), the time (8 bytes, big-endian, ms since 1970).
 */
import { assert, concatBytes, utf8, type Instant } from '../common/index.ts';
import { leafHash } from './merkle.ts';
import type { Sign, Verify } from './verifier-key.ts';

export const PROMISE_PREFIX = 'recourse-promise/1\n';

/** From the promise to the proof, at most. */
export const MERGE_DELAY_MS = 60_000;

export function promiseMessage(leaf: Uint8Array, timestamp: number): Uint8Array {
  assert(Number.isSafeInteger(timestamp) && timestamp >= 0, `${timestamp} is not a time in whole milliseconds`);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(timestamp));
  return concatBytes(utf8(PROMISE_PREFIX), leafHash(leaf), time);
}

/** 64 bytes: Ed25519 over the message. */
export const signPromise = (leaf: Uint8Array, at: Instant, sign: Sign): Uint8Array => sign(promiseMessage(leaf, at));

export const verifyPromise = (
  leaf: Uint8Array,
  timestamp: number,
  signature: Uint8Array,
  publicKey: Uint8Array,
  verify: Verify,
): boolean => signature.length === 64 && verify(publicKey, promiseMessage(leaf, timestamp), signature);
