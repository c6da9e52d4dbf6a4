/** Policies are public: every version ever used stays readable, and the difference between two can be shown (Art. 14 DSA). */
import type { PolicyWarning } from '../casework/index.ts';
import { done, type Outcome } from '../common/index.ts';
import { describePolicy, diffPolicies, type PolicyDescription, type PolicyDiff } from '../policy/index.ts';
import type { Service } from './service.ts';
import { readPolicies } from './policy/read-policies.ts';

export type ListedPolicy = PolicyDescription & {
  /** Whether new decisions of its profile are made under it now. */
  readonly inForce: boolean;
  /** Of an operator's version: milliseconds; what it was drafted from; its line in the public log. */
  readonly publishedAt?: number;
  readonly inForceFrom?: number;
  readonly base?: string;
  readonly leaf?: number;
  /** What it was warned of when it was published. */
  readonly warnings?: readonly PolicyWarning[];
};

type PolicyDeps = Pick<Service, 'store' | 'clock'>;

/** The release's and the operator's, oldest first in each profile. */
export async function publishedPolicies(deps: PolicyDeps): Promise<readonly ListedPolicy[]> {
  const [book, rows] = [await readPolicies(deps.store), await deps.store.policies()];
  const now = deps.clock.now();
  return book.all.map((policy) => {
    const row = rows.find(({ name }) => name === policy.policyVersion);
    return {
      ...describePolicy(policy),
      inForce: book.inForce(policy.profile, now).policyVersion === policy.policyVersion,
      ...(row && {
        publishedAt: row.publishedAt,
        inForceFrom: row.inForceFrom,
        base: row.base,
        leaf: row.leafIndex,
        warnings: row.warnings,
      }),
    };
  });
}

/** `de` is what is in force; `de@2026-11` and `de@2026-11+2` are versions. */
export async function publishedPolicy(
  deps: PolicyDeps,
  name: string,
): Promise<Outcome<ListedPolicy, 'unknown-policy'>> {
  const found = (await readPolicies(deps.store)).find(name, deps.clock.now());
  if (found.kind === 'refused') return found;
  const all = await publishedPolicies(deps);
  return done(all.find(({ policyVersion }) => policyVersion === found.value.policyVersion)!);
}

export async function policyDifference(
  deps: PolicyDeps,
  from: string,
  to: string,
): Promise<Outcome<PolicyDiff, 'unknown-policy'>> {
  const book = await readPolicies(deps.store);
  const now = deps.clock.now();
  const [before, after] = [book.find(from, now), book.find(to, now)];
  if (before.kind === 'refused') return before;
  return after.kind === 'refused' ? after : done(diffPolicies(before.value, after.value));
}
