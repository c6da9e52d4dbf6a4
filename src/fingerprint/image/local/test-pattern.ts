/**
 * Which 256 pairs of pixels a descriptor compares. Pairs drawn at random repeat each other, and those along the patch's direction
 * always come out the same; ORB learns good ones from photographs. Here they follow from a model instead: in natural pictures the
 * squared difference of two pixels grows with their distance (spectrum 1/f²; Ruderman 1997), which gives the correlation of any two
 * comparisons, and of each with the patch's direction, in closed form. Candidates from a seed are kept while nearly uncorrelated.
 */
const TESTS = 256;
const RADIUS = 14;
/** Correlation with the patch's direction above which a comparison's answer is known beforehand. */
const BIAS_MAX = 0.12;

interface Test {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Half the expected squared difference of two smoothed pixels so far apart, up to a constant factor. */
const spread = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy + 4) - 2;

function covariance(s: Test, t: Test): number {
  return (
    spread(s.ax - t.bx, s.ay - t.by) +
    spread(s.bx - t.ax, s.by - t.ay) -
    spread(s.ax - t.ax, s.ay - t.ay) -
    spread(s.bx - t.bx, s.by - t.by)
  );
}

const variance = (t: Test): number => 2 * spread(t.ax - t.bx, t.ay - t.by);

const DISC: readonly (readonly [number, number])[] = Array.from(
  { length: 31 * 31 },
  (_, i) => [(i % 31) - 15, Math.floor(i / 31) - 15] as const,
).filter(([x, y]) => x * x + y * y <= 15.5 * 15.5);

/** Covariance of each pixel of the disc with the patch's moment along x, up to what is the same for all pixels. */
const MOMENT_COVARIANCE = new Map(
  DISC.map(([x, y]) => [keyOf(x, y), -DISC.reduce((sum, [px, py]) => sum + px * spread(x - px, y - py), 0)]),
);
const MOMENT_DEVIATION = Math.sqrt(DISC.reduce((sum, [x, y]) => sum + x * MOMENT_COVARIANCE.get(keyOf(x, y))!, 0));
function keyOf(x: number, y: number): number {
  return (y + 16) * 32 + x + 16;
}

/** 256 × (x1, y1, x2, y2), the least correlated first. Integers only. Cost: about 30 ms, once. */
export function drawTestPattern(seed: number): Float64Array {
  let state = seed;
  // mulberry32: 32-bit integer arithmetic only, the same everywhere.
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return (((z ^ (z >>> 14)) >>> 0) / 2 ** 32) * n;
  };
  const point = (): readonly [number, number] => {
    for (;;) {
      const x = Math.round(below(2 * RADIUS + 1) - RADIUS - 0.5);
      const y = Math.round(below(2 * RADIUS + 1) - RADIUS - 0.5);
      if (x * x + y * y <= RADIUS * RADIUS) return [x, y];
    }
  };
  const kept: Test[] = [];
  for (let limit = 0.15, draws = 0; kept.length < TESTS; draws++) {
    if (draws === 2000) [limit, draws] = [limit + 0.05, 0];
    const [ax, ay] = point();
    const [bx, by] = point();
    const test = { ax, ay, bx, by };
    if ((ax - bx) ** 2 + (ay - by) ** 2 < 16) continue;
    const deviation = Math.sqrt(variance(test));
    const bias =
      (MOMENT_COVARIANCE.get(keyOf(ax, ay))! - MOMENT_COVARIANCE.get(keyOf(bx, by))!) / (deviation * MOMENT_DEVIATION);
    if (Math.abs(bias) > BIAS_MAX) continue;
    const novel = kept.every((t) => Math.abs(covariance(test, t)) <= limit * deviation * Math.sqrt(variance(t)));
    if (novel) kept.push(test);
  }
  return Float64Array.from(kept.flatMap(({ ax, ay, bx, by }) => [ax, ay, bx, by]));
}
