/**
 * The passes of PDQ (Facebook 2019) over every pixel, eight rows or four columns at a time. A running sum is one long chain of
 * additions that no compiler may reorder; rows do not mix, so eight chains go side by side. Single precision in the reference's
 * order throughout: the same bits as the plain program. Rows lie `stride` floats apart, a multiple of 4; there is room for
 * 8 rows more than the picture has.
 */

/** 8-bit luma, `width` bytes a row, as floats. */
export function widen(from: usize, width: u32, height: u32, to: usize, stride: u32): void {
  for (let y: u32 = 0; y < height; y++, from += width, to += (<usize>stride) << 2) {
    for (let x: u32 = 0; x < width; x += 8) {
      const words = i16x8.extend_low_i8x16_u(v128.load64_zero(from + x));
      const at = to + ((<usize>x) << 2);
      v128.store(at, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words)));
      if (x + 4 < stride) v128.store(at, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(words)), 16);
    }
  }
}

/** Eight rows side by side: place x of all eight lies at 32 x in the strip. */
function toStrip(from: usize, stride: u32, width: u32, strip: usize): void {
  const step = (<usize>stride) << 2;
  for (let half: usize = 0; half < 32; half += 16) {
    const row = from + (half >> 2) * step;
    for (let x: u32 = 0; x < width; x += 4) {
      const at = row + ((<usize>x) << 2);
      const a = v128.load(at),
        b = v128.load(at + step),
        c = v128.load(at + 2 * step),
        d = v128.load(at + 3 * step);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5),
        cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7),
        CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      const to = strip + ((<usize>x) << 5) + half;
      v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
      v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 32);
      v128.store(to, v128.shuffle<i64>(AB, CD, 0, 2), 64);
      v128.store(to, v128.shuffle<i64>(AB, CD, 1, 3), 96);
    }
  }
}

function fromStrip(strip: usize, to: usize, stride: u32, width: u32): void {
  const step = (<usize>stride) << 2;
  for (let half: usize = 0; half < 32; half += 16) {
    const row = to + (half >> 2) * step;
    for (let x: u32 = 0; x < width; x += 4) {
      const at = strip + ((<usize>x) << 5) + half;
      const a = v128.load(at),
        b = v128.load(at, 32),
        c = v128.load(at, 64),
        d = v128.load(at, 96);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5),
        cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7),
        CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      const out = row + ((<usize>x) << 2);
      v128.store(out, v128.shuffle<i64>(ab, cd, 0, 2));
      v128.store(out + step, v128.shuffle<i64>(ab, cd, 1, 3));
      v128.store(out + 2 * step, v128.shuffle<i64>(AB, CD, 0, 2));
      v128.store(out + 3 * step, v128.shuffle<i64>(AB, CD, 1, 3));
    }
  }
}

/** Mean of the `window` samples around each place; at the ends, of the samples there are. */
function boxStrip(from: usize, to: usize, length: u32, window: u32): void {
  const before = (window + 2) >> 1;
  const end = from + ((<usize>length) << 5);
  let low = f32x4.splat(0),
    high = low;
  let right = from,
    left = from,
    out = to;
  for (let count: u32 = 1; count <= window; count++, right += 32) {
    low = f32x4.add(low, v128.load(right));
    high = f32x4.add(high, v128.load(right, 16));
    if (count < before) continue;
    const counted = f32x4.splat(<f32>count);
    v128.store(out, f32x4.div(low, counted));
    v128.store(out, f32x4.div(high, counted), 16);
    out += 32;
  }
  if (popcnt<u32>(window) == 1) {
    // Dividing by a power of two is multiplying by its inverse, to the bit.
    const inverse = f32x4.splat(<f32>1 / <f32>window);
    for (; right < end; right += 32, left += 32, out += 32) {
      low = f32x4.sub(f32x4.add(low, v128.load(right)), v128.load(left));
      high = f32x4.sub(f32x4.add(high, v128.load(right, 16)), v128.load(left, 16));
      v128.store(out, f32x4.mul(low, inverse));
      v128.store(out, f32x4.mul(high, inverse), 16);
    }
  } else {
    const full = f32x4.splat(<f32>window);
    for (; right < end; right += 32, left += 32, out += 32) {
      low = f32x4.sub(f32x4.add(low, v128.load(right)), v128.load(left));
      high = f32x4.sub(f32x4.add(high, v128.load(right, 16)), v128.load(left, 16));
      v128.store(out, f32x4.div(low, full));
      v128.store(out, f32x4.div(high, full), 16);
    }
  }
  for (const stop = to + ((<usize>length) << 5); out < stop; out += 32) {
    low = f32x4.sub(low, v128.load(left));
    high = f32x4.sub(high, v128.load(left, 16));
    left += 32;
    const counted = f32x4.splat(<f32>((end - left) >> 5));
    v128.store(out, f32x4.div(low, counted));
    v128.store(out, f32x4.div(high, counted), 16);
  }
}

/** Box means along every row, in place. `strips`: twice 32 bytes for each column and 4 more. */
export function boxRows(pixels: usize, stride: u32, width: u32, height: u32, window: u32, strips: usize): void {
  const out = strips + ((<usize>(stride + 4)) << 5);
  for (let y: u32 = 0; y < height; y += 8) {
    const row = pixels + ((<usize>(y * stride)) << 2);
    toStrip(row, stride, width, strips);
    boxStrip(strips, out, width, window);
    fromStrip(out, row, stride, width);
  }
}

/** The same, and of each row only the places named in `columns` (64 of u32) are kept: `to` takes 64 floats a row. */
export function boxRowsSampled(
  pixels: usize,
  stride: u32,
  width: u32,
  height: u32,
  window: u32,
  strips: usize,
  columns: usize,
  to: usize,
): void {
  const out = strips + ((<usize>(stride + 4)) << 5);
  for (let y: u32 = 0; y < height; y += 8) {
    toStrip(pixels + ((<usize>(y * stride)) << 2), stride, width, strips);
    boxStrip(strips, out, width, window);
    for (let j: usize = 0; j < 64; j++) {
      const at = out + ((<usize>load<u32>(columns + (j << 2))) << 5);
      for (let k: usize = 0; k < 8; k++) store<f32>(to + ((y + k) << 8) + (j << 2), load<f32>(at + (k << 2)));
    }
  }
}

/** Box means down every column; `sums` takes one row. Each column's sums are added in the same order as a row's. */
export function boxColumns(from: usize, to: usize, stride: u32, height: u32, window: u32, sums: usize): void {
  const row = (<usize>stride) << 2;
  const before: i32 = (<i32>(window + 2)) >> 1;
  memory.fill(sums, 0, row);
  for (let entering: u32 = 0; entering < window; entering++) {
    const out = <i32>entering - before + 1;
    const counted = f32x4.splat(<f32>(entering + 1));
    for (let x: usize = 0; x < row; x += 16) {
      const sum = f32x4.add(v128.load(sums + x), v128.load(from + entering * row + x));
      v128.store(sums + x, sum);
      if (out >= 0) v128.store(to + <usize>out * row + x, f32x4.div(sum, counted));
    }
  }
  const power = popcnt<u32>(window) == 1;
  const scale = power ? f32x4.splat(<f32>1 / <f32>window) : f32x4.splat(<f32>window);
  for (let entering = window; entering < height; entering++) {
    const come = from + entering * row;
    const gone = come - window * row;
    const at = to + (entering - <u32>before + 1) * row;
    if (power) {
      for (let x: usize = 0; x < row; x += 16) {
        const sum = f32x4.sub(f32x4.add(v128.load(sums + x), v128.load(come + x)), v128.load(gone + x));
        v128.store(sums + x, sum);
        v128.store(at + x, f32x4.mul(sum, scale));
      }
    } else {
      for (let x: usize = 0; x < row; x += 16) {
        const sum = f32x4.sub(f32x4.add(v128.load(sums + x), v128.load(come + x)), v128.load(gone + x));
        v128.store(sums + x, sum);
        v128.store(at + x, f32x4.div(sum, scale));
      }
    }
  }
  for (let out = height - <u32>before + 1; out < height; out++) {
    const leaving = out + <u32>before - 1 - window;
    const counted = f32x4.splat(<f32>(height - leaving - 1));
    for (let x: usize = 0; x < row; x += 16) {
      const sum = f32x4.sub(v128.load(sums + x), v128.load(from + leaving * row + x));
      v128.store(sums + x, sum);
      v128.store(to + out * row + x, f32x4.div(sum, counted));
    }
  }
}

/**
 * 64 × 64 floats → their 16 × 16 lowest frequencies. `cosines`: 16 × 64, row i is frequency i + 1; `turned`: the same, 64 × 16;
 * `halfway` takes 16 × 64.
 */
export function lowFrequencies(block: usize, cosines: usize, turned: usize, halfway: usize, to: usize): void {
  for (let i: usize = 0; i < 16; i++) {
    for (let j: usize = 0; j < 256; j += 64) {
      let a = f32x4.splat(0),
        b = a,
        c = a,
        d = a;
      for (let k: usize = 0; k < 64; k++) {
        const cosine = f32x4.splat(load<f32>(cosines + (i << 8) + (k << 2)));
        const at = block + (k << 8) + j;
        a = f32x4.add(a, f32x4.mul(cosine, v128.load(at)));
        b = f32x4.add(b, f32x4.mul(cosine, v128.load(at, 16)));
        c = f32x4.add(c, f32x4.mul(cosine, v128.load(at, 32)));
        d = f32x4.add(d, f32x4.mul(cosine, v128.load(at, 48)));
      }
      const at = halfway + (i << 8) + j;
      v128.store(at, a);
      v128.store(at, b, 16);
      v128.store(at, c, 32);
      v128.store(at, d, 48);
    }
  }
  for (let i: usize = 0; i < 16; i++) {
    let a = f32x4.splat(0),
      b = a,
      c = a,
      d = a;
    for (let k: usize = 0; k < 64; k++) {
      const value = f32x4.splat(load<f32>(halfway + (i << 8) + (k << 2)));
      const at = turned + (k << 6);
      a = f32x4.add(a, f32x4.mul(value, v128.load(at)));
      b = f32x4.add(b, f32x4.mul(value, v128.load(at, 16)));
      c = f32x4.add(c, f32x4.mul(value, v128.load(at, 32)));
      d = f32x4.add(d, f32x4.mul(value, v128.load(at, 48)));
    }
    const at = to + (i << 6);
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, c, 32);
    v128.store(at, d, 48);
  }
}
