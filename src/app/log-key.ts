/** The log's key: a 32-byte seed in a file only its owner can read, made at the first start. Lose it and the log ends. */
import { open, readFile } from 'node:fs/promises';
import { fromHex, hex } from '../common/index.ts';
import { verifierKey, type NoteSigner } from '../log/index.ts';
import { ed25519Signer } from './ed25519.ts';

export const DEFAULT_ORIGIN = 'recourse.local/log';

/** @throws when the file cannot be read or made, or holds something else */
export async function readOrMakeSeed(path: string, random: (count: number) => Uint8Array): Promise<Uint8Array> {
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return parseSeed(kept, path);
  const seed = random(32);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${hex(seed)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return seed;
}

/** 64 hexadecimal digits. @throws RangeError that names where they came from, never what they were */
export function parseSeed(text: string, from: string): Uint8Array {
  if (/^[0-9a-f]{64}$/i.test(text.trim())) return fromHex(text.trim());
  throw new RangeError(
    `${from} does not hold a log seed. Fix: 64 hexadecimal digits, from a backup; a new seed starts a new log.`,
  );
}

/** @throws RangeError when the origin cannot name a key */
export function openLogKey(origin: string, seed: Uint8Array): NoteSigner {
  const { publicKey, sign } = ed25519Signer(seed);
  return { key: verifierKey(origin, publicKey), sign };
}
