/**
 * The passes over every pixel that finding key points takes: resizing, box means; corners (corners.ts), what lies around them (patches.ts);
 * and those of PDQ (pdq.ts). AssemblyScript, not TypeScript:
 * `node kernels/build.ts` compiles it. Integers only, so that every machine gives the same bits. Addresses are bytes in the memory,
 * laid out by the caller (src/fingerprint/image/local/picture-kernel.ts), who leaves 64 bytes of slack behind each array.
 */

export { boxColumns, boxRows, boxRowsSampled, lowFrequencies, widen } from './pdq';
export { cornersOf } from './corners';
export { centresOfBrightness, describe } from './patches';

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
