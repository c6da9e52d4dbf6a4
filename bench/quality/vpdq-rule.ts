/**
 * The peer: vPDQ's matching rule (ThreatExchange 2022) over our frames' PDQ hashes. Frames as a bag, without time: a film matches when
 * four fifths of the upload's frames of quality 50 or more are within 31 bits of some frame of it.
 */
import type { FilmFrameHashes, VideoFingerprint } from '../../src/fingerprint/index.ts';

const QUALITY_MIN = 50;
const DISTANCE_MAX = 31;
const SHARE_MIN = 0.8;
const UPLOAD_RATE = 2;

/** Names of the films that match. `rate`: frames a second of the references. */
export function bagRule(
  upload: VideoFingerprint,
  films: readonly (readonly [name: string, fingerprint: VideoFingerprint])[],
  rate: number,
): string[] {
  const asked = hashesOf(upload, UPLOAD_RATE);
  if (asked.length === 0) return [];
  return films.flatMap(([name, film]) => {
    const known = hashesOf(film, rate);
    const found = asked.filter((words) => known.some((other) => within(words, other)));
    return found.length >= SHARE_MIN * asked.length ? [name] : [];
  });
}

/** One frame each 1 / rate seconds; a frame that stood still counts for as long as it did. */
function hashesOf({ frames, seconds }: VideoFingerprint, rate: number): Uint32Array[] {
  const hashes: Uint32Array[] = [];
  let i = 0;
  for (let n = 0; n / rate < seconds; n++) {
    while (i < frames.length - 1 && frames[i]!.until <= n / rate) i++;
    const frame: FilmFrameHashes | undefined = frames[i];
    if (frame !== undefined && frame.views[0].quality >= QUALITY_MIN) hashes.push(frame.views[0].words);
  }
  return hashes;
}

function within(a: Uint32Array, b: Uint32Array): boolean {
  let distance = 0;
  for (let i = 0; i < 8; i++)
    for (let bits = a[i]! ^ b[i]!; bits !== 0; bits &= bits - 1) if (++distance > DISTANCE_MAX) return false;
  return true;
}
