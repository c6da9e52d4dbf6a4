/** A published policy: an ordered list of rows and their numbers. Its hash is over everything a reader is told of it. */
import { assert, canonicalJson, hex, sha256, utf8 } from '../common/index.ts';
import type { RuleId } from './decision.ts';
import type { Profile } from './facts.ts';
import type { PolicyParameters } from './parameters.ts';
import type { Rule } from './rules/rule.ts';

export interface PolicyVersion {
  /** `de@2026-11`; with choices of the operator `de@2026-11+1a2b3c4d`. */
  readonly policyVersion: string;
  readonly profile: Profile;
  /** First row that fits, from the top. */
  readonly rules: readonly Rule[];
  readonly parameters: PolicyParameters;
}

/** What is published of a policy and covered by its hash. Plain JSON. */
export type PolicyText = {
  readonly policyVersion: string;
  readonly profile: Profile;
  readonly parameters: { readonly [name: string]: number | string | readonly string[] };
  readonly rules: readonly RuleText[];
};
export type RuleText = {
  readonly row: RuleId;
  readonly revision: number;
  readonly title: string;
  readonly condition: string;
  readonly actions: readonly string[];
  readonly basis: readonly string[];
};

export function policyText(policy: PolicyVersion): PolicyText {
  return {
    policyVersion: policy.policyVersion,
    profile: policy.profile,
    parameters: { ...policy.parameters },
    rules: policy.rules.map((rule) => ({
      row: rule.row,
      revision: rule.revision,
      title: rule.title,
      condition: rule.condition,
      actions: rule.actions,
      basis: basesOf(rule, policy.profile),
    })),
  };
}

/** SHA-256 in hex over the canonical JSON of the text: what a log leaf names as `p`. */
export const policyHash = (policy: PolicyVersion): string => hex(sha256(utf8(canonicalJson(policyText(policy)))));

/** @throws AssertionFailed when a rule without a basis for the profile was listed: a bug of the version's file */
export function basesOf(rule: Rule, profile: Profile): readonly string[] {
  const bases = rule.bases[profile];
  assert(bases !== undefined, `rule ${rule.row} has no basis for profile ${profile} and cannot be listed there`);
  return bases;
}

/** What operators may choose without an issue of the published policy; the choice shows in the version's name. */
export type OperatorChoices = Partial<
  Pick<PolicyParameters, 'undeterminedHold' | 'unansweredAction' | 'combinationScope'>
>;

/** A version of its own, named by the hash of what it says: nothing that was published changes. */
export function withChoices(policy: PolicyVersion, choices: OperatorChoices): PolicyVersion {
  const chosen = { ...policy, parameters: { ...policy.parameters, ...choices } };
  if (policyHash(chosen) === policyHash(policy)) return policy;
  return { ...chosen, policyVersion: `${policy.policyVersion}+${policyHash(chosen).slice(0, 8)}` };
}
