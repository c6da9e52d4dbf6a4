/** Does a confidence of 0.9 mean nine times in ten? Claims with their truth in, a reliability table and diagram out (Murphy and Winkler 1977). */

export interface Claim {
  readonly confidence: number;
  readonly right: boolean;
}

export interface Bin {
  readonly from: number;
  /** Exclusive, but for the last. */
  readonly to: number;
  readonly claims: number;
  readonly right: number;
  readonly meanConfidence: number;
  /** Wilson's 95 % interval of the share that is right. */
  readonly interval: readonly [low: number, high: number];
}

export interface Reliability {
  readonly bins: readonly Bin[];
  readonly claims: number;
  /** Mean distance between confidence and share right, each bin weighing by its claims. */
  readonly expectedError: number;
  /** Mean squared distance between confidence and truth: 0 is perfect. */
  readonly brier: number;
}

/** Finer above the policy's floor: there it decides. */
const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 0.85, 0.9, 0.95, 1] as const;

export function reliabilityOf(claims: readonly Claim[]): Reliability {
  const bins = EDGES.slice(0, -1).map((from, i): Bin => {
    const to = EDGES[i + 1]!;
    const inside = claims.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    const right = inside.filter((claim) => claim.right).length;
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from,
      to,
      claims: inside.length,
      right,
      meanConfidence: inside.length === 0 ? (from + to) / 2 : sum / inside.length,
      interval: wilson(right, inside.length),
    };
  });
  const n = Math.max(1, claims.length);
  const gap = ({ claims: count, right, meanConfidence }: Bin): number =>
    count === 0 ? 0 : count * Math.abs(right / count - meanConfidence);
  return {
    bins,
    claims: claims.length,
    expectedError: bins.reduce((sum, bin) => sum + gap(bin), 0) / n,
    brier: claims.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0) / n,
  };
}

/** E. B. Wilson 1927. */
export function wilson(right: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z2 = 1.96 ** 2;
  const share = right / of;
  const centre = share + z2 / (2 * of);
  const reach = 1.96 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return [Math.max(0, (centre - reach) / (1 + z2 / of)), Math.min(1, (centre + reach) / (1 + z2 / of))];
}

export function reliabilityTable({ bins }: Reliability): string {
  const rows = bins.map(({ from, to, claims, right, meanConfidence, interval: [low, high] }) => {
    const range = `${from.toFixed(2)}–${to.toFixed(2)}`;
    if (claims === 0) return `| ${range} | 0 | | | |`;
    return `| ${range} | ${claims} | ${meanConfidence.toFixed(3)} | ${(right / claims).toFixed(3)} | ${low.toFixed(3)}–${high.toFixed(3)} |`;
  });
  return [
    '| confidence | claims | mean confidence | share right | 95 % interval |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const SIDE = 320;
const LEFT = 46;
const TOP = 12;
const FOOT = 62;

/** A square from 0 to 1 with the diagonal, a dot and its interval for each bin, and how many claims below. */
export function reliabilityDiagram({ bins }: Reliability): string {
  const x = (value: number): string => (LEFT + value * SIDE).toFixed(1);
  const y = (value: number): string => (TOP + (1 - value) * SIDE).toFixed(1);
  const most = Math.max(1, ...bins.map(({ claims }) => claims));
  const floor = TOP + SIDE + FOOT;
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (at) =>
      `<path d="M${x(at)} ${y(0)}V${y(1)}M${x(0)} ${y(at)}H${x(1)}" stroke="#dedbd3"/><text x="${x(at)}" y="${TOP + SIDE + 16}" text-anchor="middle">${at}</text><text x="${LEFT - 8}" y="${Number(y(at)) + 4}" text-anchor="end">${at}</text>`,
  );
  const marks = bins
    .filter(({ claims }) => claims > 0)
    .map(({ claims, right, meanConfidence, interval: [low, high], from, to }) => {
      const at = x(meanConfidence);
      const height = Math.max(1, (30 * claims) / most);
      return (
        `<rect x="${x(from)}" y="${(floor - height).toFixed(1)}" width="${((to - from) * SIDE - 1).toFixed(1)}" height="${height.toFixed(1)}" fill="#9fb8c8"/>` +
        `<path d="M${at} ${y(low)}V${y(high)}" stroke="#0072b2" stroke-width="2"/><circle cx="${at}" cy="${y(right / claims)}" r="4" fill="#0072b2"/>`
      );
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + SIDE + 16} ${floor + 22}" font-family="system-ui,sans-serif" font-size="11" fill="#23282d"><rect width="100%" height="100%" fill="#f7f6f2"/>${grid.join('')}<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#7d858c" stroke-dasharray="5 4"/>${marks.join('')}<text x="${LEFT + SIDE / 2}" y="${floor + 14}" text-anchor="middle">confidence; below: how many claims</text><text transform="translate(12 ${TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">share that is right</text></svg>\n`;
}
