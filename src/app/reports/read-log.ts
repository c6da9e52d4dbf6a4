/** The whole public log as the folds read it. Memory grows with the log: about 300 bytes a leaf. */
import { instant } from '../../common/index.ts';
import type { PublicStep } from '../../casework/index.ts';
import { parseLeaf } from '../../log/index.ts';
import type { Service } from '../service.ts';

const BATCH = 5000;

export async function readPublicSteps({ store }: Pick<Service, 'store'>): Promise<readonly PublicStep[]> {
  const steps: PublicStep[] = [];
  for (let from = 0; ; from += BATCH) {
    const leaves = await store.leaves(from, BATCH);
    for (const { index, leaf } of leaves) {
      const parsed = parseLeaf(leaf);
      if (parsed.kind === 'refused') continue; // said by `recourse verify --log`, which checks every leaf
      const { v: _version, n: _counter, p: _policy, c: _commitment, at, ...fields } = parsed.value;
      steps.push({ ...fields, index, at: instant(Date.parse(at.replace(/Z$/, ':00Z').replace(':00:00Z', ':00Z'))) });
    }
    if (leaves.length < BATCH) return steps;
  }
}
