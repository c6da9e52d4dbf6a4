/** Policies are public: every version ever used stays readable, and the difference between two can be shown. */
import { done, type Outcome } from '../common/index.ts';
import {
  describePolicy,
  diffPolicies,
  findPolicy,
  publishedPolicies,
  type PolicyDescription,
  type PolicyDiff,
} from '../policy/index.ts';

export const listPolicies = (): readonly PolicyDescription[] => publishedPolicies.map(describePolicy);

/** `de`, `de@2026-11`. */
export function policyByName(name: string): Outcome<PolicyDescription, 'unknown-policy'> {
  const found = findPolicy(name);
  return found.kind === 'refused' ? found : done(describePolicy(found.value));
}

export function comparePolicies(from: string, to: string): Outcome<PolicyDiff, 'unknown-policy'> {
  const [before, after] = [findPolicy(from), findPolicy(to)];
  if (before.kind === 'refused') return before;
  return after.kind === 'refused' ? after : done(diffPolicies(before.value, after.value));
}
