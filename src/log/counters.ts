/** Each kind of leaf counts 0, 1, 2, … without gaps: a leaf left out, added twice or moved shows in the numbers alone. */
import type { Leaf } from './leaf.ts';

export interface CounterGap {
  readonly kind: string;
  readonly expected: number;
  readonly found: number;
}

/** Feed leaves in log order; the answer is the gap a leaf shows, if any. Counting goes on from the number found. */
export function counterCheck() {
  const next = new Map<string, number>();
  return {
    push(leaf: Pick<Leaf, 'k' | 'n'>): CounterGap | undefined {
      const expected = next.get(leaf.k) ?? 0;
      next.set(leaf.k, leaf.n + 1);
      return leaf.n === expected ? undefined : { kind: leaf.k, expected, found: leaf.n };
    },
    /** Leaves of each kind, by the number after the last one seen. */
    counts: (): ReadonlyMap<string, number> => next,
  };
}
