/**
 * The passes over every pixel that finding key points takes: resizing, box means, corners; and those of PDQ (pdq.ts). AssemblyScript, not TypeScript:
 * `node kernels/build.ts` compiles it. Integers only, so that every machine gives the same bits. Addresses are bytes in the memory,
 * laid out by the caller (src/fingerprint/image/local/picture-kernel.ts), who leaves 64 bytes of slack behind each array.
 */

export { boxColumns, boxRows, boxRowsSampled, lowFrequencies, widen } from './pdq';

/**
 * One picture to another size. For each output column `acrossFirst` (u32) says where its `acrossReach` weights (u16, sum 16384) begin;
 * likewise down. `rows` takes outWidth × height of u16, `blocks` 16 + 32 × acrossReach bytes for each 8 output columns.
 */
export function resize(
  from: usize, width: u32, height: u32, to: usize, outWidth: u32, outHeight: u32,
  acrossFirst: usize, acrossWeights: usize, acrossReach: u32, downFirst: usize, downWeights: usize, downReach: u32, rows: usize, blocks: usize,
): void {
  const swizzled = spreadTaps(outWidth, acrossFirst, acrossWeights, acrossReach, blocks);
  for (let y: u32 = 0; y < height; y++) {
    const row = from + y * width;
    const out = rows + y * outWidth * 2;
    if (swizzled) acrossBlocks(row, out, outWidth, acrossReach, blocks);
    else if (acrossReach == 2) {
      for (let x: u32 = 0; x < outWidth; x++) {
        const at = row + load<u32>(acrossFirst + x * 4);
        const w = load<u32>(acrossWeights + x * 4);
        const sum = <u32>load<u8>(at) * (w & 0xffff) + <u32>load<u8>(at + 1) * (w >> 16);
        store<u16>(out + x * 2, <u16>((sum + 32) >> 6));
      }
    } else {
      for (let x: u32 = 0; x < outWidth; x++) {
        const at = row + load<u32>(acrossFirst + x * 4);
        const w = acrossWeights + x * acrossReach * 2;
        let sum: u32 = 32;
        for (let k: u32 = 0; k < acrossReach; k++) sum += <u32>load<u8>(at + k) * <u32>load<u16>(w + k * 2);
        store<u16>(out + x * 2, <u16>(sum >> 6));
      }
    }
  }
  for (let y: u32 = 0; y < outHeight; y++) {
    const first = rows + load<u32>(downFirst + y * 4) * outWidth * 2;
    const w = downWeights + y * downReach * 2;
    for (let x: u32 = 0; x < outWidth; x += 8) {
      let low = i32x4.splat(1 << 21);
      let high = low;
      for (let k: u32 = 0; k < downReach; k++) {
        const values = v128.load(first + (k * outWidth + x) * 2);
        const weight = i16x8.splat(load<i16>(w + k * 2));
        low = i32x4.add(low, i32x4.extmul_low_i16x8_u(values, weight));
        high = i32x4.add(high, i32x4.extmul_high_i16x8_u(values, weight));
      }
      const narrow = u16x8_narrow(i32x4.shr_u(low, 22), i32x4.shr_u(high, 22));
      const bytes = i8x16.narrow_i16x8_u(narrow, narrow);
      const left = outWidth - x;
      if (left >= 8) v128.store64_lane(to + y * outWidth + x, bytes, 0);
      else for (let k: u32 = 0; k < left; k++) store<u8>(to + y * outWidth + x + k, <u8>(i64x2.extract_lane(bytes, 0) >> (8 * k)));
    }
  }
}

/**
 * For each 8 neighbouring output columns: where their input begins, and for each tap which of 16 bytes from there each column reads, and
 * its weights. False when 8 columns reach over more than 16 bytes, at more than 1.6 pixels for one.
 */
function spreadTaps(outWidth: u32, first: usize, weights: usize, reach: u32, blocks: usize): bool {
  const size = 16 + 32 * reach;
  for (let x: u32 = 0, block = blocks; x < outWidth; x += 8, block += size) {
    const base = load<u32>(first + x * 4);
    const last = min(x + 7, outWidth - 1);
    if (load<u32>(first + last * 4) - base + reach > 16) return false;
    store<u32>(block, base);
    for (let k: u32 = 0; k < reach; k++) {
      const tap = block + 16 + 32 * k;
      for (let j: u32 = 0; j < 8; j++) {
        const inside = x + j < outWidth;
        const from = inside ? load<u32>(first + (x + j) * 4) - base + k : 0;
        // The second byte of each column is out of range, which reads as zero: 8 bit become 16.
        store<u16>(tap + 2 * j, <u16>(0xff00 | from));
        store<u16>(tap + 16 + 2 * j, inside ? load<u16>(weights + ((x + j) * reach + k) * 2) : 0);
      }
    }
  }
  return true;
}

function acrossBlocks(row: usize, out: usize, outWidth: u32, reach: u32, blocks: usize): void {
  const size = 16 + 32 * reach;
  for (let x: u32 = 0, block = blocks; x < outWidth; x += 8, block += size) {
    const pixels = v128.load(row + load<u32>(block));
    let low = i32x4.splat(32);
    let high = low;
    for (let tap = block + 16, end = block + size; tap < end; tap += 32) {
      const values = i8x16.swizzle(pixels, v128.load(tap));
      const weight = v128.load(tap, 16);
      low = i32x4.add(low, i32x4.extmul_low_i16x8_u(values, weight));
      high = i32x4.add(high, i32x4.extmul_high_i16x8_u(values, weight));
    }
    v128.store(out + x * 2, u16x8_narrow(i32x4.shr_u(low, 6), i32x4.shr_u(high, 6)));
  }
}

// @ts-ignore: decorator
@inline
function u16x8_narrow(a: v128, b: v128): v128 {
  return i16x8.narrow_i32x4_u(a, b);
}

/** Means of 5 × 5 pixels, edges repeated. `sums` takes width + 4 of u16. Rounds down after adding nothing: ⌊sum · 5243 / 2¹⁷⌋. */
export function boxMeans(from: usize, width: u32, height: u32, to: usize, sums: usize): void {
  for (let y: i32 = 0; y < <i32>height; y++) {
    for (let x: u32 = 0; x < width; x += 8) {
      let sum = i16x8.splat(0);
      for (let k: i32 = -2; k <= 2; k++) {
        const row = min(max(y + k, 0), <i32>height - 1);
        sum = i16x8.add(sum, i16x8.extend_low_i8x16_u(v128.load64_zero(from + row * width + x)));
      }
      v128.store(sums + 4 + x * 2, sum);
    }
    const first = load<u16>(sums + 4);
    const last = load<u16>(sums + 4 + (width - 1) * 2);
    store<u16>(sums, first);
    store<u16>(sums + 2, first);
    store<u16>(sums + 4 + width * 2, last);
    store<u16>(sums + 6 + width * 2, last);
    const scale = i16x8.splat(5243);
    for (let x: u32 = 0; x < width; x += 8) {
      const at = sums + x * 2;
      const sum = i16x8.add(
        i16x8.add(i16x8.add(v128.load(at), v128.load(at + 2)), i16x8.add(v128.load(at + 4), v128.load(at + 6))),
        v128.load(at + 8),
      );
      const low = i32x4.shr_u(i32x4.extmul_low_i16x8_u(sum, scale), 17);
      const high = i32x4.shr_u(i32x4.extmul_high_i16x8_u(sum, scale), 17);
      const narrow = i16x8.narrow_i32x4_u(low, high);
      const bytes = i8x16.narrow_i16x8_u(narrow, narrow);
      const left = width - x;
      if (left >= 8) v128.store64_lane(to + y * width + x, bytes, 0);
      else for (let k: u32 = 0; k < left; k++) store<u8>(to + y * width + x + k, <u8>(i64x2.extract_lane(bytes, 0) >> (8 * k)));
    }
  }
}

/**
 * Corner strengths (FAST-9): for each pixel at least `margin` from the edge by how much its ring of 16 stands out, 0 = no corner.
 * `strengths` (width × height of u16) must be zero; `runs` is the 65,536-byte table of rings with nine in a row.
 */
export function ringStrengths(
  from: usize, width: i32, height: i32, margin: i32, contrast: i32, runs: usize, strengths: usize,
): void {
  const step = i8x16.splat(<i8>contrast);
  for (let y = margin; y < height - margin; y++) {
    const row = from + y * width;
    const end = width - margin;
    for (let x = margin; x < end; x += 16) {
      const at = row + x;
      const centre = v128.load(at);
      const high = i8x16.add_sat_u(centre, step);
      const low = i8x16.sub_sat_u(centre, step);
      // Nine in a row always hold one of each pair of opposite points. Saturating differences are non-zero where brighter (darker).
      const n = v128.load(at - 3 * width);
      const s = v128.load(at + 3 * width);
      const e = v128.load(at + 3);
      const w = v128.load(at - 3);
      const zero = i8x16.splat(0);
      const bright = v128.and(
        i8x16.ne(v128.or(i8x16.sub_sat_u(n, high), i8x16.sub_sat_u(s, high)), zero),
        i8x16.ne(v128.or(i8x16.sub_sat_u(e, high), i8x16.sub_sat_u(w, high)), zero),
      );
      const dark = v128.and(
        i8x16.ne(v128.or(i8x16.sub_sat_u(low, n), i8x16.sub_sat_u(low, s)), zero),
        i8x16.ne(v128.or(i8x16.sub_sat_u(low, e), i8x16.sub_sat_u(low, w)), zero),
      );
      let mask: u32 = i8x16.bitmask(v128.or(bright, dark));
      if (end - x < 16) mask &= (1 << (end - x)) - 1;
      while (mask != 0) {
        const k = ctz(mask);
        mask &= mask - 1;
        const strength = ringStrength(at + k, width, contrast, runs);
        if (strength != 0) store<u16>(strengths + (y * width + x + k) * 2, <u16>strength);
      }
    }
  }
}

let brighter: u32 = 0;
let darker: u32 = 0;
let total: i32 = 0;

// @ts-ignore: decorator
@inline
function ringPoint(value: i32, low: i32, high: i32, k: u32): void {
  if (value > high) {
    brighter |= 1 << k;
    total += value - high;
  } else if (value < low) {
    darker |= 1 << k;
    total += low - value;
  }
}

// @ts-ignore: decorator
@inline
function ringStrength(at: usize, width: i32, contrast: i32, runs: usize): i32 {
  const centre = <i32>load<u8>(at);
  const low = centre - contrast;
  const high = centre + contrast;
  brighter = 0;
  darker = 0;
  total = 0;
  ringPoint(load<u8>(at - 3 * width), low, high, 0);
  ringPoint(load<u8>(at - 3 * width + 1), low, high, 1);
  ringPoint(load<u8>(at - 2 * width + 2), low, high, 2);
  ringPoint(load<u8>(at - width + 3), low, high, 3);
  ringPoint(load<u8>(at + 3), low, high, 4);
  ringPoint(load<u8>(at + width + 3), low, high, 5);
  ringPoint(load<u8>(at + 2 * width + 2), low, high, 6);
  ringPoint(load<u8>(at + 3 * width + 1), low, high, 7);
  ringPoint(load<u8>(at + 3 * width), low, high, 8);
  ringPoint(load<u8>(at + 3 * width - 1), low, high, 9);
  ringPoint(load<u8>(at + 2 * width - 2), low, high, 10);
  ringPoint(load<u8>(at + width - 3), low, high, 11);
  ringPoint(load<u8>(at - 3), low, high, 12);
  ringPoint(load<u8>(at - width - 3), low, high, 13);
  ringPoint(load<u8>(at - 2 * width - 2), low, high, 14);
  ringPoint(load<u8>(at - 3 * width - 1), low, high, 15);
  return load<u8>(runs + brighter) != 0 || load<u8>(runs + darker) != 0 ? total + 1 : 0;
}

/** Writes the places (u32, y × width + x) whose strength no neighbour exceeds; of equal neighbours one survives. Returns how many. */
export function localMaxima(strengths: usize, width: i32, height: i32, margin: i32, places: usize): i32 {
  let count = 0;
  const zero = i16x8.splat(0);
  for (let y = margin; y < height - margin; y++) {
    const end = y * width + width - margin;
    for (let block = y * width + margin; block < end; block += 8) {
      let mask: u32 = i16x8.bitmask(i16x8.ne(v128.load(strengths + block * 2), zero));
      while (mask != 0) {
        const i = block + <i32>ctz(mask);
        mask &= mask - 1;
        if (i >= end) break;
        const at = strengths + i * 2;
        const own = load<u16>(at);
        if (load<u16>(at - 2) >= own || load<u16>(at + 2) > own) continue;
        const up = at - width * 2;
        if (load<u16>(up) >= own || load<u16>(up - 2) >= own || load<u16>(up + 2) >= own) continue;
        const down = at + width * 2;
        if (load<u16>(down) > own || load<u16>(down - 2) > own || load<u16>(down + 2) > own) continue;
        store<u32>(places + count * 4, i);
        count++;
      }
    }
  }
  return count;
}

/**
 * Descriptors of `count` places (u32 each: x, y, angle step) in smoothed pixels: 256 comparisons by the pattern of the step (four of i8:
 * x1, y1, x2, y2), 32 bytes a place in `to`; with `margins` not 0, there 256 bytes a place: how clear each comparison was.
 * `across` is −1 where the mirrored picture is described, else 1.
 */
export function describe(
  smooth: usize, stride: i32, places: usize, count: u32, across: i32, patterns: usize, to: usize, margins: usize,
): void {
  for (let i: u32 = 0; i < count; i++, places += 12) {
    const centre = <i32>smooth + load<i32>(places, 4) * stride + load<i32>(places);
    let p = patterns + (load<u32>(places, 8) << 10);
    for (let word: u32 = 0; word < 8; word++, to += 4) {
      let bits: u32 = 0;
      for (let k: u32 = 0; k < 32; k++, p += 4) {
        const first = <i32>load<u8>(<usize>(centre + across * <i32>load<i8>(p) + stride * <i32>load<i8>(p, 1)));
        const second = <i32>load<u8>(<usize>(centre + across * <i32>load<i8>(p, 2) + stride * <i32>load<i8>(p, 3)));
        bits |= <u32>(first < second) << k;
        if (margins != 0) store<u8>(margins++, <u8>abs<i32>(first - second));
      }
      store<u32>(to, bits);
    }
  }
}
