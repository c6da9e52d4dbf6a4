/**
 * The link between a public leaf and a private record: HMAC-SHA-256 with a random 32-byte salt as key, over JCS of the record.
 * Whoever has record and salt can prove the link; once both are erased the value tells nothing, and the tree still stands.
 */
import { assert, base64, canonicalJson, hmacSha256, utf8 } from '../common/index.ts';
import type { PrivateRecord } from './leaf.ts';

export const SALT_BYTES = 32;

/** The leaf's field `c`: 32 bytes in base64. */
export function commitment(record: PrivateRecord, salt: Uint8Array): string {
  assert(salt.length === SALT_BYTES, `a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return base64(hmacSha256(salt, utf8(canonicalJson(record))));
}
