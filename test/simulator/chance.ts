/** Chance from a seed: the same town every time (xorshift32, Marsaglia 2003). */
export interface Chance {
  next(): number;
  pick<T>(from: readonly T[]): T;
  maybe(share: number): boolean;
  whole(below: number): number;
}

export function chance(seed: number): Chance {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  return {
    next,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    maybe: (share) => next() < share,
    whole: (below) => Math.floor(next() * below),
  };
}
