/** `--key`: the verifier key itself, or a file that holds it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** A vkey holds `+`, which no sensible file name does twice; a file wins when there is one. */
export function keyText(key: string): string {
  if (existsSync(key) && statSync(key).isFile()) return readFileSync(key, 'utf8').trim();
  if (key.split('+').length < 3) {
    throw new UsageError(
      `cannot use the key ${key}`,
      'it is neither a file nor a verifier key of the form name+id+base64',
      'download it from the operator’s /log/vkey',
    );
  }
  return key.trim();
}
