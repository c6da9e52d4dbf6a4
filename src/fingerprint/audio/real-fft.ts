/**
 * Power spectra of two windowed real frames by one complex transform (radix 2, decimation in time; Cooley and Tukey 1965):
 * one frame goes into the real part, the other into the imaginary part, and symmetry takes them apart again.
 */

/** Samples of one frame. */
export const FRAME_LENGTH = 2048;
const HALF = FRAME_LENGTH / 2;
const QUARTER_TURN = Math.PI / 2;

const cosines = new Float64Array(HALF);
const sines = new Float64Array(HALF);
const hann = new Float64Array(FRAME_LENGTH);
const reversed = new Uint16Array(FRAME_LENGTH);
for (let i = 0; i < FRAME_LENGTH; i++) {
  // Scaled so that 16-bit samples count as −1..1.
  hann[i] = (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME_LENGTH)) / 32_768;
  reversed[i] = ((reversed[i >> 1] ?? 0) >> 1) | (i & 1 ? HALF : 0);
}
for (let i = 0; i < HALF; i++) {
  cosines[i] = Math.cos((QUARTER_TURN * 4 * i) / FRAME_LENGTH);
  sines[i] = Math.sin((QUARTER_TURN * 4 * i) / FRAME_LENGTH);
}

/** Holds its working memory, so that a long sound allocates nothing per frame. */
export class FramePower {
  readonly #re = new Float64Array(FRAME_LENGTH);
  readonly #im = new Float64Array(FRAME_LENGTH);

  /** Power at 0 … FRAME_LENGTH / 2 of the frames that begin at `first` and `second`; samples past the end are silence. */
  two(samples: Int16Array, first: number, second: number, ofFirst: Float64Array, ofSecond: Float64Array): void {
    const re = this.#re;
    const im = this.#im;
    const inside = Math.max(first, second) + FRAME_LENGTH <= samples.length;
    for (let i = 0; inside && i < FRAME_LENGTH; i++) {
      const to = reversed[i]!;
      const weight = hann[i]!;
      re[to] = samples[first + i]! * weight;
      im[to] = samples[second + i]! * weight;
    }
    for (let i = 0; !inside && i < FRAME_LENGTH; i++) {
      const to = reversed[i]!;
      re[to] = (samples[first + i] ?? 0) * hann[i]!;
      im[to] = (samples[second + i] ?? 0) * hann[i]!;
    }
    transform(re, im);
    for (let k = 0; k <= HALF; k++) {
      const mirror = (FRAME_LENGTH - k) & (FRAME_LENGTH - 1);
      const a = re[k]! + re[mirror]!;
      const b = im[k]! - im[mirror]!;
      const c = im[k]! + im[mirror]!;
      const d = re[mirror]! - re[k]!;
      ofFirst[k] = a * a + b * b;
      ofSecond[k] = c * c + d * d;
    }
  }
}

/** In place; input already in bit-reversed order. The first two stages need no multiplication and are done as one. */
function transform(re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < FRAME_LENGTH; i += 4) {
    const r0 = re[i]! + re[i + 1]!;
    const r1 = re[i]! - re[i + 1]!;
    const r2 = re[i + 2]! + re[i + 3]!;
    const r3 = re[i + 2]! - re[i + 3]!;
    const i0 = im[i]! + im[i + 1]!;
    const i1 = im[i]! - im[i + 1]!;
    const i2 = im[i + 2]! + im[i + 3]!;
    const i3 = im[i + 2]! - im[i + 3]!;
    re[i] = r0 + r2;
    im[i] = i0 + i2;
    re[i + 1] = r1 + i3;
    im[i + 1] = i1 - r3;
    re[i + 2] = r0 - r2;
    im[i + 2] = i0 - i2;
    re[i + 3] = r1 - i3;
    im[i + 3] = i1 + r3;
  }
  oneStage(re, im, 8);
  for (let size = 16; size < FRAME_LENGTH; size *= 4) twoStages(re, im, size);
}

function oneStage(re: Float64Array, im: Float64Array, size: number): void {
  const half = size >> 1;
  const stride = FRAME_LENGTH / size;
  for (let start = 0; start < FRAME_LENGTH; start += size) {
    for (let j = 0, turn = 0; j < half; j++, turn += stride) {
      const c = cosines[turn]!;
      const s = sines[turn]!;
      const a = start + j;
      const b = a + half;
      const tr = re[b]! * c + im[b]! * s;
      const ti = im[b]! * c - re[b]! * s;
      re[b] = re[a]! - tr;
      im[b] = im[a]! - ti;
      re[a] = re[a]! + tr;
      im[a] = im[a]! + ti;
    }
  }
}

/** The stages of `size` and twice `size` in one pass over memory: the same operations in the same order for every number. */
function twoStages(re: Float64Array, im: Float64Array, size: number): void {
  const half = size >> 1;
  const stride = FRAME_LENGTH / size;
  const fine = stride >> 1;
  for (let start = 0; start < FRAME_LENGTH; start += 2 * size) {
    for (let j = 0; j < half; j++) {
      const a = start + j;
      const b = a + half;
      const c = b + half;
      const d = c + half;
      const cos = cosines[j * stride]!;
      const sin = sines[j * stride]!;
      let tr = re[b]! * cos + im[b]! * sin;
      let ti = im[b]! * cos - re[b]! * sin;
      const br = re[a]! - tr;
      const bi = im[a]! - ti;
      const ar = re[a]! + tr;
      const ai = im[a]! + ti;
      tr = re[d]! * cos + im[d]! * sin;
      ti = im[d]! * cos - re[d]! * sin;
      const dr = re[c]! - tr;
      const di = im[c]! - ti;
      const cr = re[c]! + tr;
      const ci = im[c]! + ti;
      const cos1 = cosines[j * fine]!;
      const sin1 = sines[j * fine]!;
      tr = cr * cos1 + ci * sin1;
      ti = ci * cos1 - cr * sin1;
      re[c] = ar - tr;
      im[c] = ai - ti;
      re[a] = ar + tr;
      im[a] = ai + ti;
      const cos2 = cosines[(j + half) * fine]!;
      const sin2 = sines[(j + half) * fine]!;
      tr = dr * cos2 + di * sin2;
      ti = di * cos2 - dr * sin2;
      re[d] = br - tr;
      im[d] = bi - ti;
      re[b] = br + tr;
      im[b] = bi + ti;
    }
  }
}
