/**
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104), synchronous, in Node and in browsers: the log's verifier runs in both.
 * In Node the platform's own implementation is used; elsewhere the one below, which a test holds equal to it.
 */
import { concatBytes } from './bytes.ts';

type NodeCrypto = { createHash(name: 'sha256'): { update(data: Uint8Array): { digest(): Uint8Array } } };
const builtin = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process
  ?.getBuiltinModule;
const node = builtin?.('node:crypto') as NodeCrypto | undefined;

/** 32 bytes. Cost: linear. */
export const sha256 = (data: Uint8Array): Uint8Array =>
  node ? new Uint8Array(node.createHash('sha256').update(data).digest()) : portableSha256(data);

/** 32 bytes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = sha256(
    concatBytes(
      block.map((byte) => byte ^ 0x36),
      data,
    ),
  );
  return sha256(
    concatBytes(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

/** The browser's path; exported for the test that compares it with Node's. */
export function portableSha256(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((data.length + 8) >> 6) * 64 + 64);
  padded.set(data);
  padded[data.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(data.length / 2 ** 29));
  view.setUint32(padded.length - 4, (data.length << 3) >>> 0);
  const state = Uint32Array.from(INITIAL);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    compress(state, words);
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setUint32(4 * i, word));
  return new Uint8Array(out.buffer);
}

function compress(state: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + w[i]!) >>> 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) >>> 0, c, b, a, (t1 + t2) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = state[i]! + value));
}

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

// The constants are the first 32 bits of the fractional parts of roots of primes (FIPS 180-4 §§ 4.2.2, 5.3.3).
// Doubles hold 52 bits, enough for them to be computed instead of copied.
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
};
const fractionBits = (x: number): number => Math.floor((x - Math.floor(x)) * 2 ** 32);
const INITIAL = primes(8).map((p) => fractionBits(Math.sqrt(p)));
const ROUND = primes(64).map((p) => fractionBits(Math.cbrt(p)));
