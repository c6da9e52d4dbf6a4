/** Ed25519 (RFC 8032) from Node's crypto, on raw keys: the log room takes these two functions as arguments. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

// DER wrappings of RFC 8410 around 32 raw bytes: Node takes no raw seed.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The public key (32 bytes) of a seed, and signing with it. @throws RangeError when the seed has not 32 bytes */
export function ed25519Signer(seed: Uint8Array): {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
} {
  if (seed.length !== 32) throw new RangeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(SPKI.length)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** False for whatever does not hold, a malformed key or signature included. */
export function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return verify(null, message, ed25519PublicKey(publicKey), signature);
}

/** As Node's key object, for peers that want one. */
export const ed25519PublicKey = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
