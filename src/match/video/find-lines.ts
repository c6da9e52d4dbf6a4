/**
 * Hits in time to lines: `reference time = speed · upload time + offset` (Hough 1962, over a grid of speeds). A line counts the
 * upload's frames or the reference's, whichever are fewer: one still frame that resembles many others makes no line.
 */

export interface TimePair {
  /** Seconds. */
  readonly upload: number;
  readonly reference: number;
}

export interface Line {
  /** Seconds of the reference for each second of the upload. */
  readonly speed: number;
  /** Reference time at upload time 0. */
  readonly offset: number;
  /** Different frames on both sides that lie on it. */
  readonly support: number;
}

/** A line explains what lies this near, in seconds. */
const TOLERANCE = 0.3;
const STEP = 1.03;
const SPEEDS = [1, ...Array.from({ length: 23 }, (_, i) => [STEP ** (i + 1), STEP ** -(i + 1)]).flat()];

/**
 * The line with the most support, the speed nearest to 1 among equals; undefined below `least`. Pairs of one window of at most about
 * 30 s, so that the grid's steps stay within the tolerance. Cost: 47 sorts of the pairs.
 */
export function bestLine(pairs: readonly TimePair[], least: number): Line | undefined {
  const uploads = new Set(pairs.map(({ upload }) => upload)).size;
  const references = new Set(pairs.map(({ reference }) => reference)).size;
  if (Math.min(uploads, references) < least) return undefined;
  const middle = pairs.reduce((sum, { upload }) => sum + upload, 0) / pairs.length;
  let best: Line | undefined;
  for (const speed of SPEEDS) {
    const placed = pairs
      .map((pair) => ({ pair, at: pair.reference - speed * (pair.upload - middle) }))
      .sort((a, b) => a.at - b.at);
    const found = densest(placed, TOLERANCE);
    if (found.support > (best?.support ?? least - 1))
      best = { speed, offset: found.at - speed * middle, support: found.support };
  }
  return best;
}

/** The stretch of twice the tolerance with the most different frames on both sides. */
function densest(
  placed: readonly { readonly pair: TimePair; readonly at: number }[],
  tolerance: number,
): { at: number; support: number } {
  const uploads = new Map<number, number>();
  const references = new Map<number, number>();
  let best = { at: 0, support: 0 };
  for (let first = 0, last = 0; last < placed.length; last++) {
    const { pair, at } = placed[last]!;
    count(uploads, pair.upload, 1);
    count(references, pair.reference, 1);
    for (; placed[first]!.at < at - 2 * tolerance; first++) {
      count(uploads, placed[first]!.pair.upload, -1);
      count(references, placed[first]!.pair.reference, -1);
    }
    const support = Math.min(uploads.size, references.size);
    if (support > best.support) best = { at: (placed[first]!.at + at) / 2, support };
  }
  return best;
}

function count(counts: Map<number, number>, key: number, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}

/** The speeds that key frames, seconds apart, can tell from each other; beyond this span least squares does better. */
const COARSE_SPEEDS = [1, 1.25, 0.8, 1.5, 2 / 3];
const SPAN_TO_FIT = 12;

/** The line of few, coarse pairs: the speed nearest to 1 that explains the most of them. Undefined without pairs. */
export function lineThrough<P extends TimePair>(
  pairs: readonly P[],
  tolerance: number,
  weightOf: (pair: P) => number,
): Line | undefined {
  let best: Line | undefined;
  for (const speed of COARSE_SPEEDS) {
    const placed = pairs
      .map((pair) => ({ pair, at: pair.reference - speed * pair.upload }))
      .sort((a, b) => a.at - b.at);
    const found = densest(placed, tolerance);
    if (found.support > (best?.support ?? 0)) best = { speed, offset: found.at, support: found.support };
  }
  if (best === undefined) return undefined;
  const line = best;
  const on = pairs.filter((pair) => Math.abs(line.speed * pair.upload + line.offset - pair.reference) <= tolerance);
  const times = on.map(({ upload }) => upload);
  if (Math.max(...times) - Math.min(...times) >= SPAN_TO_FIT) return refit(on, line);
  const weight = on.reduce((sum, pair) => sum + weightOf(pair), 0);
  const mean = on.reduce((sum, pair) => sum + weightOf(pair) * (pair.reference - line.speed * pair.upload), 0) / weight;
  return { ...line, offset: mean };
}

/** Least squares through pairs that already lie near a line; the line itself when they do not spread. */
export function refit(pairs: readonly TimePair[], line: Line): Line {
  const n = pairs.length;
  if (n < 3) return line;
  const meanU = pairs.reduce((sum, { upload }) => sum + upload, 0) / n;
  const meanR = pairs.reduce((sum, { reference }) => sum + reference, 0) / n;
  const spread = pairs.reduce((sum, { upload }) => sum + (upload - meanU) ** 2, 0);
  const shared = pairs.reduce((sum, { upload, reference }) => sum + (upload - meanU) * (reference - meanR), 0);
  if (spread < 0.5 * n * 0.25) return { ...line, offset: meanR - line.speed * meanU };
  const speed = shared / spread;
  return speed > 0.4 && speed < 2.5 ? { ...line, speed, offset: meanR - speed * meanU } : line;
}
