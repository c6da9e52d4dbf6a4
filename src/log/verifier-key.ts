/**
 * Verifier keys of C2SP signed-note: `name+id+base64(algorithm, public key)`. The id is the first four bytes of
 * SHA-256(name, newline, algorithm, key); it finds a key, it does not prove one.
 */
import {
  assert,
  base64,
  concatBytes,
  done,
  fromBase64,
  hex,
  refused,
  sha256,
  utf8,
  type Outcome,
} from '../common/index.ts';

/** Bytes of the algorithm in keys and ids: plain Ed25519, and Ed25519 with a time (tlog-cosignature). */
export const ALGORITHMS = { ed25519: 1, cosignature: 4 } as const;
export type NoteAlgorithm = keyof typeof ALGORITHMS;

export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly algorithm: NoteAlgorithm;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Ed25519 (RFC 8032) over `message`; false when it does not hold, whatever is wrong with it. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
/** Ed25519 with a private key bound in; 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Someone who signs notes: the key says who and how. */
export interface NoteSigner {
  readonly key: VerifierKey;
  readonly sign: Sign;
}

export function verifierKey(name: string, publicKey: Uint8Array, algorithm: NoteAlgorithm = 'ed25519'): VerifierKey {
  assert(isKeyName(name), `"${name}" cannot name a key: no spaces, no plus, not empty`);
  assert(publicKey.length === 32, 'an Ed25519 public key has 32 bytes');
  return { name, id: keyId(name, ALGORITHMS[algorithm], publicKey), algorithm, publicKey };
}

export const formatVerifierKey = (key: VerifierKey): string =>
  `${key.name}+${key.id}+${base64(concatBytes(Uint8Array.of(ALGORITHMS[key.algorithm]), key.publicKey))}`;

/** Space around the text is dropped: keys come from files. */
export function parseVerifierKey(text: string): Outcome<VerifierKey, 'not-a-verifier-key'> {
  const fix = 'give the line the log publishes at /log/vkey: name+8 hexadecimal digits+base64';
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text.trim());
  if (!parts) return refused('not-a-verifier-key', 'it is not of the form name+id+key', fix);
  const [, name = '', id, encoded = ''] = parts;
  if (!isKeyName(name)) return refused('not-a-verifier-key', `"${name}" cannot name a key`, fix);
  const decoded = fromBase64(encoded);
  const algorithm = (Object.keys(ALGORITHMS) as NoteAlgorithm[]).find((each) => ALGORITHMS[each] === decoded?.[0]);
  if (!decoded || !algorithm || decoded.length !== 33) {
    return refused('not-a-verifier-key', 'the key is not 33 bytes of base64 for Ed25519 (type 1 or 4)', fix);
  }
  const key = verifierKey(name, decoded.subarray(1), algorithm);
  if (key.id === id) return done(key);
  return refused('not-a-verifier-key', `its id is ${id}, but this name and key have ${key.id}: it was altered`, fix);
}

const keyId = (name: string, algorithm: number, publicKey: Uint8Array): string =>
  hex(sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey)).subarray(0, 4));

const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s\p{White_Space}\p{Cc}+]/u.test(name);
