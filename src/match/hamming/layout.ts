/**
 * How many parts for how many hashes, how far each part may differ, and where everything lies in a segment's memory.
 * Constants from measurements at 1 M and 10 M (bench/speed/README.md): buckets of about 16 postings, a cache line or
 * two of checks, cost least; at 10 M that is 13 parts of 19 bits and 117 bytes a hash.
 */
import { assert } from '../../common/index.ts';

/** Hashes with more differing bits than this are never asked for. */
export const RADIUS_MAX = 48;
/** More than this in one segment and its memory passes 4 GB. */
export const SEGMENT_HASHES_MAX = 24_000_000;
/** Answers one call of the kernel can hold; more, and the segment is scanned in slices of this size. */
export const FOUND_MAX = 4096;
/** Postings waiting to be compared in full. */
export const CANDIDATES_MAX = 4096;
const FLIPS_MAX = 6;
const BITS_MIN = 8;
const BITS_MAX = 19;

export interface Layout {
  readonly count: number;
  readonly parts: number;
  readonly bits: number;
  readonly flipsMax: number;
  readonly at: Readonly<Record<Region, number>>;
  readonly bytes: number;
}

type Region =
  | 'query'
  | 'thresholds'
  | 'maskStarts'
  | 'masks'
  | 'runs'
  | 'candidates'
  | 'found'
  | 'seen'
  | 'dead'
  | 'keys'
  | 'hashes'
  | 'offsets'
  | 'ids'
  | 'checks';

/** Small sets are scanned: they need no tables (`parts` 0). */
export function layoutFor(count: number, options: { readonly tables: boolean; readonly bits?: number }): Layout {
  assert(count <= SEGMENT_HASHES_MAX, `${count} hashes do not fit one segment`);
  const bits = options.bits ?? Math.max(BITS_MIN, Math.min(BITS_MAX, Math.round(Math.log2(Math.max(count, 1))) - 4));
  const parts = options.tables ? Math.floor(256 / bits) : 0;
  const flipsMax = parts === 0 ? 0 : Math.max(...thresholdsFor(RADIUS_MAX, parts));
  const masks = flipMasks(bits, flipsMax).length;
  const sizes: Readonly<Record<Region, number>> = {
    query: 32 + 8, // pieces are read four bytes at a time, past the end
    thresholds: 4 * 32,
    maskStarts: 4 * (FLIPS_MAX + 2),
    masks: 4 * masks,
    runs: 8 * masks,
    candidates: 4 * CANDIDATES_MAX,
    found: 8 * FOUND_MAX,
    seen: Math.ceil(count / 8),
    dead: Math.ceil(count / 8),
    keys: 4 * count,
    hashes: 32 * count + 8,
    offsets: 4 * parts * (2 ** bits + 1),
    ids: 4 * parts * count,
    checks: 2 * parts * (count + 8),
  };
  const at: Partial<Record<Region, number>> = {};
  let bytes = 0;
  for (const [region, size] of Object.entries(sizes) as [Region, number][]) {
    at[region] = bytes;
    bytes += Math.ceil(size / 64) * 64;
  }
  return { count, parts, bits, flipsMax, at: at as Record<Region, number>, bytes };
}

/**
 * Flips allowed in each part, −1 = the part is not looked at. By the pigeonhole principle nothing within the radius is
 * missed as long as the sum of (threshold + 1) is radius + 1. Larger thresholds are spread around the ring.
 */
export function thresholdsFor(radius: number, parts: number): readonly number[] {
  const needed = radius + 1;
  return Array.from(
    { length: parts },
    (_, i) => Math.floor(((i + 1) * needed) / parts) - Math.floor((i * needed) / parts) - 1,
  );
}

/** All masks of 0 to `flips` bits out of `bits`, fewest flips first. */
export function flipMasks(bits: number, flips: number): readonly number[] {
  let level: readonly number[] = [0];
  const masks = [0];
  for (let k = 0; k < flips; k++) {
    level = level.flatMap((mask) => {
      const from = mask === 0 ? 0 : 32 - Math.clz32(mask);
      return Array.from({ length: Math.max(0, bits - from) }, (_, i) => mask | (1 << (from + i)));
    });
    masks.push(...level);
  }
  return masks;
}

/** For each number of flips, where its masks begin; one more for the end. */
export function maskStarts(bits: number, flips: number): readonly number[] {
  const starts = [0];
  for (let k = 0, choices = 1; k <= flips; k++) {
    starts.push(starts.at(-1)! + choices);
    choices = (choices * (bits - k)) / (k + 1);
  }
  return starts;
}
