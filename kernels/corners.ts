/**
 * Corners of one level of a picture: pixels whose ring of 16 has nine in a row all brighter or all darker (FAST-9), thinned to local
 * maxima, dealt out over a grid, ranked by the Harris measure and dealt out again. src/fingerprint/image/local/corners.ts says why.
 * Integers but for the measure itself, whose few operations in double precision round alike everywhere.
 */

/** Columns and rows of the grid that places are dealt out over. */
const GRID: u32 = 8;

/**
 * The best `limit` corners at least `margin` pixels from the edge, as y × width + x in `best`; returns how many. Room: `strengths` for
 * 2 bytes a pixel, `places` for 4, `ranks` for 4, `cells` for 512 bytes and 64 heaps of 4 × limit times 8, `best` for 4 × limit words;
 * `runs` is the 65,536-byte table of rings with nine in a row.
 */
export function cornersOf(
  from: usize, width: u32, height: u32, margin: u32, contrast: u32, runs: usize, limit: u32,
  strengths: usize, places: usize, ranks: usize, cells: usize, best: usize,
): u32 {
  ringStrengths(from, width, height, margin, contrast, runs, strengths);
  let count = localMaxima(strengths, width, height, margin, places);
  for (let i: u32 = 0; i < count; i++) {
    const at = load<u32>(places + (<usize>i << 2));
    store<u64>(ranks + (<usize>i << 3), rankOf(<u32>load<u16>(strengths + (<usize>at << 1)), at));
  }
  count = spread(ranks, count, width, height, 4 * limit, cells, best);
  for (let i: u32 = 0; i < count; i++) {
    const at = load<u32>(best + (<usize>i << 2));
    store<u64>(ranks + (<usize>i << 3), rankOf(inOrder(harris(from + at, width)), at));
  }
  return spread(ranks, count, width, height, limit, cells, best);
}

/** Greater for a greater value; of equal values for the place that comes first. */
// @ts-ignore: decorator
@inline
function rankOf(value: u32, at: u32): u64 {
  return (<u64>value << 32) | (at ^ 0xffffffff);
}

/** Whole numbers in the order of floats. */
// @ts-ignore: decorator
@inline
function inOrder(value: f32): u32 {
  const bits = reinterpret<u32>(value);
  return bits ^ (<u32>(<i32>bits >> 31) | 0x80000000);
}

/** By how much each pixel's ring stands out, 0 = no corner; written for all pixels in rows margin − 1 … height − margin. */
function ringStrengths(from: usize, width: u32, height: u32, margin: u32, contrast: u32, runs: usize, strengths: usize): void {
  const step = i8x16.splat(<i8>contrast);
  const end = width - margin;
  const rim = <usize>width << 1;
  memory.fill(strengths + (margin - 1) * rim, 0, rim);
  memory.fill(strengths + (height - margin) * rim, 0, rim);
  for (let y = margin; y < height - margin; y++) {
    const row = from + y * width;
    const out = strengths + y * rim;
    memory.fill(out, 0, rim);
    for (let x = margin; x < end; x += 16) {
      let mask = mayBeCorners(row + x, width, step);
      if (end - x < 16) mask &= (1 << (end - x)) - 1;
      while (mask != 0) {
        const k = ctz(mask);
        mask &= mask - 1;
        const strength = ringStrength(row + x + k, width, contrast, runs);
        if (strength != 0) store<u16>(out + ((x + k) << 1), <u16>strength);
      }
    }
  }
}

/** Nine in a row always hold one of each of the eight pairs of opposite points: which of 16 pixels have that. */
// @ts-ignore: decorator
@inline
function mayBeCorners(at: usize, width: usize, step: v128): u32 {
  const centre = v128.load(at);
  const high = i8x16.add_sat_u(centre, step);
  const low = i8x16.sub_sat_u(centre, step);
  let bright = brighterOf(at - 3 * width, at + 3 * width, high);
  let dark = darkerOf(at - 3 * width, at + 3 * width, low);
  bright = i8x16.min_u(bright, brighterOf(at + 3, at - 3, high));
  dark = i8x16.min_u(dark, darkerOf(at + 3, at - 3, low));
  if (!v128.any_true(v128.or(bright, dark))) return 0;
  bright = i8x16.min_u(bright, brighterOf(at - 2 * width + 2, at + 2 * width - 2, high));
  dark = i8x16.min_u(dark, darkerOf(at - 2 * width + 2, at + 2 * width - 2, low));
  bright = i8x16.min_u(bright, brighterOf(at + 2 * width + 2, at - 2 * width - 2, high));
  dark = i8x16.min_u(dark, darkerOf(at + 2 * width + 2, at - 2 * width - 2, low));
  if (!v128.any_true(v128.or(bright, dark))) return 0;
  bright = i8x16.min_u(bright, brighterOf(at - 3 * width + 1, at + 3 * width - 1, high));
  dark = i8x16.min_u(dark, darkerOf(at - 3 * width + 1, at + 3 * width - 1, low));
  bright = i8x16.min_u(bright, brighterOf(at - width + 3, at + width - 3, high));
  dark = i8x16.min_u(dark, darkerOf(at - width + 3, at + width - 3, low));
  bright = i8x16.min_u(bright, brighterOf(at + width + 3, at - width - 3, high));
  dark = i8x16.min_u(dark, darkerOf(at + width + 3, at - width - 3, low));
  bright = i8x16.min_u(bright, brighterOf(at + 3 * width + 1, at - 3 * width - 1, high));
  dark = i8x16.min_u(dark, darkerOf(at + 3 * width + 1, at - 3 * width - 1, low));
  return i8x16.bitmask(i8x16.ne(v128.or(bright, dark), i8x16.splat(0)));
}

/** Saturating differences: not 0 where one of the two is brighter (darker). */
// @ts-ignore: decorator
@inline
function brighterOf(one: usize, other: usize, high: v128): v128 {
  return i8x16.sub_sat_u(i8x16.max_u(v128.load(one), v128.load(other)), high);
}

// @ts-ignore: decorator
@inline
function darkerOf(one: usize, other: usize, low: v128): v128 {
  return i8x16.sub_sat_u(low, i8x16.min_u(v128.load(one), v128.load(other)));
}

let brighter: u32 = 0;
let darker: u32 = 0;
let total: i32 = 0;

// @ts-ignore: decorator
@inline
function ringPoint(value: i32, low: i32, high: i32, k: u32): void {
  brighter |= <u32>(value > high) << k;
  darker |= <u32>(value < low) << k;
  total += max(0, value - high) + max(0, low - value);
}

// @ts-ignore: decorator
@inline
function ringStrength(at: usize, width: usize, contrast: i32, runs: usize): i32 {
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
function localMaxima(strengths: usize, width: u32, height: u32, margin: u32, places: usize): u32 {
  let count: u32 = 0;
  const zero = i16x8.splat(0);
  const row = <usize>width << 1;
  for (let y = margin; y < height - margin; y++) {
    const end = y * width + width - margin;
    for (let block = y * width + margin; block < end; block += 8) {
      let mask: u32 = i16x8.bitmask(i16x8.ne(v128.load(strengths + (<usize>block << 1)), zero));
      while (mask != 0) {
        const i = block + ctz(mask);
        mask &= mask - 1;
        if (i >= end) break;
        const at = strengths + (<usize>i << 1);
        const own = load<u16>(at);
        if (load<u16>(at - 2) >= own || load<u16>(at + 2) > own) continue;
        const up = at - row;
        if (load<u16>(up) >= own || load<u16>(up - 2) >= own || load<u16>(up + 2) >= own) continue;
        const down = at + row;
        if (load<u16>(down) > own || load<u16>(down - 2) > own || load<u16>(down + 2) > own) continue;
        store<u32>(places + (<usize>count << 2), i);
        count++;
      }
    }
  }
  return count;
}

/**
 * The best of each grid cell first, then the second of each, and so on, until there are `limit`; all, in the order given, where they are
 * no more than that. A heap for each cell holds as many of its best as rounds will be needed.
 */
function spread(ranks: usize, count: u32, width: u32, height: u32, limit: u32, room: usize, best: usize): u32 {
  if (count <= limit) {
    for (let i: u32 = 0; i < count; i++) store<u32>(best + (<usize>i << 2), placeOf(load<u64>(ranks + (<usize>i << 3))));
    return count;
  }
  // How many of each cell there are, how many of these its heap holds, and the heaps.
  const inCell = room;
  const heldIn = room + 256;
  const heaps = room + 512;
  memory.fill(room, 0, 512);
  for (let i: u32 = 0; i < count; i++) {
    const counter = inCell + (<usize>cellOf(placeOf(load<u64>(ranks + (<usize>i << 3))), width, height) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  const rounds = roundsFor(limit, inCell);
  for (let i: u32 = 0; i < count; i++) {
    const rank = load<u64>(ranks + (<usize>i << 3));
    const cell = <usize>cellOf(placeOf(rank), width, height);
    keep(rank, heaps + cell * (<usize>limit << 3), heldIn + (cell << 2), rounds);
  }
  for (let cell: usize = 0; cell < 64; cell++) sort(heaps + cell * (<usize>limit << 3), load<u32>(heldIn + (cell << 2)));
  let given: u32 = 0;
  for (let round: u32 = 0; given < limit; round++) {
    for (let cell: usize = 0; cell < 64 && given < limit; cell++) {
      if (round >= load<u32>(heldIn + (cell << 2))) continue;
      const rank = load<u64>(heaps + cell * (<usize>limit << 3) + (<usize>round << 3));
      store<u32>(best + (<usize>given << 2), placeOf(rank));
      given++;
    }
  }
  return limit;
}

// @ts-ignore: decorator
@inline
function placeOf(rank: u64): u32 {
  return <u32>rank ^ 0xffffffff;
}

// @ts-ignore: decorator
@inline
function cellOf(place: u32, width: u32, height: u32): u32 {
  const y = place / width;
  return ((y * GRID) / height) * GRID + ((place - y * width) * GRID) / width;
}

/** After how many rounds `limit` places are dealt out. */
function roundsFor(limit: u32, inCell: usize): u32 {
  let given: u32 = 0;
  let rounds: u32 = 0;
  while (given < limit) {
    for (let cell: usize = 0; cell < 64; cell++) if (load<u32>(inCell + (cell << 2)) > rounds) given++;
    rounds++;
  }
  return rounds;
}

/** Into a heap of at most `most` ranks, the least on top. */
// @ts-ignore: decorator
@inline
function keep(rank: u64, heap: usize, counter: usize, most: u32): void {
  const count = load<u32>(counter);
  if (count < most) {
    store<u32>(counter, count + 1);
    let at = count;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = load<u64>(heap + (<usize>parent << 3));
      if (above <= rank) break;
      store<u64>(heap + (<usize>at << 3), above);
      at = parent;
    }
    store<u64>(heap + (<usize>at << 3), rank);
  } else if (rank > load<u64>(heap)) sink(rank, heap, count);
}

/** Puts a rank in the place of the top one. */
function sink(rank: u64, heap: usize, count: u32): void {
  let at: u32 = 0;
  for (;;) {
    let child: u32 = 2 * at + 1;
    if (child >= count) break;
    let below = load<u64>(heap + (<usize>child << 3));
    if (child + 1 < count && load<u64>(heap + (<usize>child << 3), 8) < below) {
      child++;
      below = load<u64>(heap + (<usize>child << 3));
    }
    if (below >= rank) break;
    store<u64>(heap + (<usize>at << 3), below);
    at = child;
  }
  store<u64>(heap + (<usize>at << 3), rank);
}

/** A heap becomes a list, the greatest first. */
function sort(heap: usize, count: u32): void {
  for (let last = count; last > 1; last--) {
    const least = load<u64>(heap);
    const end = heap + (<usize>(last - 1) << 3);
    sink(load<u64>(end), heap, last - 1);
    store<u64>(end, least);
  }
}

/** det − 0.04 trace² of the gradient matrix over 7 × 7 pixels: high only where two directions change. */
function harris(at: usize, width: usize): f32 {
  // Seven of eight lanes count.
  const seven = i16x8(-1, -1, -1, -1, -1, -1, -1, 0);
  let sumXX = i32x4.splat(0);
  let sumYY = sumXX;
  let sumXY = sumXX;
  let row = at - 3 * width - 3;
  for (let dy = 0; dy < 7; dy++, row += width) {
    const gx = v128.and(seven, i16x8.sub(wide(row + 1), wide(row - 1)));
    const gy = v128.and(seven, i16x8.sub(wide(row + width), wide(row - width)));
    sumXX = i32x4.add(sumXX, i32x4.dot_i16x8_s(gx, gx));
    sumYY = i32x4.add(sumYY, i32x4.dot_i16x8_s(gy, gy));
    sumXY = i32x4.add(sumXY, i32x4.dot_i16x8_s(gx, gy));
  }
  const xx = <f64>inAll(sumXX);
  const yy = <f64>inAll(sumYY);
  const xy = <f64>inAll(sumXY);
  return <f32>((xx * yy - xy * xy - 0.04 * (xx + yy) * (xx + yy)) / 1e6);
}

// @ts-ignore: decorator
@inline
function wide(at: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load64_zero(at));
}

// @ts-ignore: decorator
@inline
function inAll(sums: v128): i32 {
  return (
    i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  );
}
