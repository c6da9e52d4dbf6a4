/**
 * Words that only the panel reads. A fresh key encrypts the text (AES-256-GCM); for each member that key is wrapped under a secret that
 * only the member's own key can derive again (X25519 with an ephemeral key, HKDF-SHA-256). Whoever holds the database holds nothing to
 * read; after the ruling, what is published is published as text of its own.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scrypt,
  type KeyObject,
} from 'node:crypto';
import { base64, fromBase64, refused, done, utf8, utf8Decode, type Outcome } from '../../common/index.ts';

export interface SealKey {
  /** `staff/…` */
  readonly member: string;
  /** 32 bytes, base64. */
  readonly publicKey: string;
}

interface Sealed {
  readonly v: 'recourse-sealed/1';
  readonly ephemeral: string;
  /** Member → wrapped key. */
  readonly for: Readonly<Record<string, string>>;
  readonly iv: string;
  readonly body: string;
}

interface WrappedKey {
  readonly v: 'recourse-key/1';
  readonly salt: string;
  readonly iv: string;
  readonly body: string;
}

type Random = (count: number) => Uint8Array;

// DER wrappings of RFC 8410 around 32 raw bytes: Node takes no raw key.
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const TAG_BYTES = 16;
const IV_BYTES = 12;
/** 32 MiB and some 80 ms for each guess. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;
export const PASSPHRASE_MIN = 12;

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
const rawPublic = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length));

/** A member's key pair from 32 random bytes. */
export const sealKeyFrom = (seed: Uint8Array): { readonly publicKey: string; readonly seed: Uint8Array } => ({
  publicKey: base64(rawPublic(privateKeyOf(seed))),
  seed,
});

/** Whether this has the shape of a sealed text: all that anybody without a key can tell. */
export function isSealed(json: string): boolean {
  try {
    const { v, ephemeral, for: members, iv, body } = JSON.parse(json) as Partial<Sealed>;
    const parts = [ephemeral, iv, body, ...Object.values(members ?? { none: undefined })];
    return (
      v === 'recourse-sealed/1' && parts.every((part) => typeof part === 'string' && fromBase64(part) !== undefined)
    );
  } catch {
    // Not JSON: not sealed.
    return false;
  }
}

/** `context` is bound in: a text cannot be shown as one of another case. Returns JSON. */
export function seal(text: string, keys: readonly SealKey[], context: string, random: Random): string {
  const ephemeral = privateKeyOf(random(32));
  const ephemeralPublic = rawPublic(ephemeral);
  const contentKey = random(32);
  const iv = random(IV_BYTES);
  const wrapped = keys.map(({ member, publicKey }) => {
    const shared = diffieHellman({ privateKey: ephemeral, publicKey: publicKeyOf(bytesOf(publicKey)) });
    const kek = wrappingKey(shared, ephemeralPublic, context, member);
    // The wrapping key is used once, so that a constant nonce repeats nothing.
    return [member, base64(encrypt(kek, new Uint8Array(IV_BYTES), contentKey, member))] as const;
  });
  const sealed: Sealed = {
    v: 'recourse-sealed/1',
    ephemeral: base64(ephemeralPublic),
    for: Object.fromEntries(wrapped),
    iv: base64(iv),
    body: base64(encrypt(contentKey, iv, utf8(text), context)),
  };
  return JSON.stringify(sealed);
}

export type OpenRefusal = 'not-sealed-for-you' | 'cannot-be-opened';

export function openSealed(
  json: string,
  member: string,
  seed: Uint8Array,
  context: string,
): Outcome<string, OpenRefusal> {
  const sealed = JSON.parse(json) as Sealed;
  const wrapped = sealed.for[member];
  if (wrapped === undefined) {
    return refused(
      'not-sealed-for-you',
      'This was written before you sat.',
      'Ask a member of the panel to pass it on.',
    );
  }
  try {
    const ephemeral = bytesOf(sealed.ephemeral);
    const shared = diffieHellman({ privateKey: privateKeyOf(seed), publicKey: publicKeyOf(ephemeral) });
    const kek = wrappingKey(shared, ephemeral, context, member);
    const contentKey = decrypt(kek, new Uint8Array(IV_BYTES), bytesOf(wrapped), member);
    return done(utf8Decode(decrypt(contentKey, bytesOf(sealed.iv), bytesOf(sealed.body), context)));
  } catch {
    // Authenticated encryption: a wrong key and an altered text look the same, and neither opens.
    return refused(
      'cannot-be-opened',
      'This key does not open the text, or the text was altered.',
      'Use the key of that time.',
    );
  }
}

/** The private half under a passphrase, to be kept by the house. JSON. */
export async function wrapKey(seed: Uint8Array, passphrase: string, random: Random): Promise<string> {
  const [salt, iv] = [random(16), random(IV_BYTES)];
  const key = await fromPassphrase(passphrase, salt);
  const wrapped: WrappedKey = {
    v: 'recourse-key/1',
    salt: base64(salt),
    iv: base64(iv),
    body: base64(encrypt(key, iv, seed, 'recourse-key/1')),
  };
  return JSON.stringify(wrapped);
}

export async function unwrapKey(json: string, passphrase: string): Promise<Outcome<Uint8Array, 'wrong-passphrase'>> {
  const { salt, iv, body } = JSON.parse(json) as WrappedKey;
  const key = await fromPassphrase(passphrase, bytesOf(salt));
  try {
    return done(decrypt(key, bytesOf(iv), bytesOf(body), 'recourse-key/1'));
  } catch {
    return refused(
      'wrong-passphrase',
      'This passphrase does not open your key.',
      'Try again; nobody here can reset it.',
    );
  }
}

const fromPassphrase = (passphrase: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, SCRYPT, (fault, key) =>
      fault ? reject(fault) : resolve(new Uint8Array(key)),
    );
  });

const wrappingKey = (shared: Uint8Array, ephemeral: Uint8Array, context: string, member: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', shared, ephemeral, utf8(`recourse-sealed/1\n${context}\n${member}\n`), 32));

function encrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array, aad: string): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(utf8(aad));
  return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

function decrypt(key: Uint8Array, iv: Uint8Array, closed: Uint8Array, aad: string): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(utf8(aad));
  decipher.setAuthTag(closed.subarray(closed.length - TAG_BYTES));
  return new Uint8Array(
    Buffer.concat([decipher.update(closed.subarray(0, closed.length - TAG_BYTES)), decipher.final()]),
  );
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (!bytes) throw new RangeError('a sealed text holds only base64');
  return bytes;
}
