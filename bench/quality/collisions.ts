/**
 * Pictures made to collide: a picture is pushed over the median, frequency by frequency, until its PDQ hash is another picture's, and
 * changed no more than that needs. Whoever has the public algorithm can do it (arXiv 2011.09473), so a hash alone may never decide.
 */
import { pdqHashes } from '../../src/fingerprint/index.ts';
import { averaged, type LumaImage } from '../../src/media/index.ts';

const SIDE = 64;
const FREQUENCIES = 16;
const ROUNDS = 40;

/** Rows of the cosine transform for frequencies 1 to 16: orthonormal. */
const COSINES = Array.from({ length: FREQUENCIES }, (_, i) =>
  Float64Array.from(
    { length: SIDE },
    (_, j) => Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * (i + 1) * (2 * j + 1)),
  ),
);

export interface Collision {
  readonly picture: LumaImage;
  /** Bits between the two hashes, as the public code computes them. */
  readonly distance: number;
  /** Root mean square of what was changed, in grey levels. */
  readonly change: number;
}

/** @param from the picture that is changed @param words the hash it shall have */
export function collideWith(from: LumaImage, words: Uint32Array, distanceMax = 31): Collision {
  let picture = from;
  let distance = distanceTo(picture, words);
  for (let round = 0; round < ROUNDS && distance > distanceMax; round++) {
    picture = pushed(picture, words, 0.1 + 0.04 * round);
    distance = distanceTo(picture, words);
  }
  const squares = picture.data.reduce((sum, value, i) => sum + (value - from.data[i]!) ** 2, 0);
  return { picture, distance, change: Math.sqrt(squares / picture.data.length) };
}

function distanceTo(picture: LumaImage, words: Uint32Array): number {
  const own = pdqHashes(picture).turned[0]!;
  let bits = 0;
  for (let i = 0; i < 256; i++) bits += ((own[i >> 5]! ^ words[i >> 5]!) >>> (i & 31)) & 1;
  return bits;
}

/** Each frequency on the wrong side of the median moves just across it. */
function pushed(picture: LumaImage, words: Uint32Array, margin: number): LumaImage {
  const small = averaged(picture, SIDE, SIDE);
  const coefficients = COSINES.flatMap((down) =>
    COSINES.map((across) => {
      let sum = 0;
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++) sum += down[y]! * across[x]! * small.data[y * SIDE + x]!;
      return sum;
    }),
  );
  const sorted = [...coefficients].sort((a, b) => a - b);
  const median = sorted[127]!;
  const spread = (sorted[191]! - sorted[64]!) / 2;
  const moves = coefficients.map((value, k) => {
    const above = ((words[k >> 5]! >>> (k & 31)) & 1) === 1;
    const wanted = median + (above ? 1 : -1) * margin * spread;
    return above ? Math.max(0, wanted - value) : Math.min(0, wanted - value);
  });
  const wave = new Float64Array(SIDE * SIDE);
  moves.forEach((move, k) => {
    if (move === 0) return;
    const [down, across] = [COSINES[Math.floor(k / FREQUENCIES)]!, COSINES[k % FREQUENCIES]!];
    for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) wave[y * SIDE + x]! += move * down[y]! * across[x]!;
  });
  return added(picture, wave);
}

/** The 64 × 64 wave, stretched over the picture. */
function added({ width, height, data }: LumaImage, wave: Float64Array): LumaImage {
  const at = (x: number, y: number): number =>
    wave[Math.min(SIDE - 1, Math.max(0, y)) * SIDE + Math.min(SIDE - 1, Math.max(0, x))]!;
  const out = Uint8Array.from(data, (value, i) => {
    const u = ((i % width) + 0.5) * (SIDE / width) - 0.5;
    const v = (Math.floor(i / width) + 0.5) * (SIDE / height) - 0.5;
    const [x, y] = [Math.floor(u), Math.floor(v)];
    const [fx, fy] = [u - x, v - y];
    const top = at(x, y) * (1 - fx) + at(x + 1, y) * fx;
    const bottom = at(x, y + 1) * (1 - fx) + at(x + 1, y + 1) * fx;
    return Math.min(255, Math.max(0, Math.round(value + top * (1 - fy) + bottom * fy)));
  });
  return { width, height, data: out };
}
