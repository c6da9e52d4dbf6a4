/** A published policy: an ordered list of rows and their numbers. Its hash is over everything a reader is told of it. */
import { assert, canonicalJson, hex, sha256, utf8 } from '../common/index.ts';
import type { RuleId } from './decision.ts';
import type { Profile } from './facts.ts';
import type { PolicyParameters } from './parameters.ts';
import type { Rule } from './rules/rule.ts';

export interface PolicyVersion {
  /** `de@2026-11`; an operator's second version on top of it `de@2026-11+2`; one that was never published `de@2026-11+1a2b3c4d`. */
  readonly policyVersion: string;
  readonly profile: Profile;
  /** First row that fits, from the top. */
  readonly rules: readonly Rule[];
  readonly parameters: PolicyParameters;
  /** Of an operator's version: what differs from the release's own. The text holds the result, so this is not part of it. */
  readonly choices?: OperatorChoices;
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

/** What operators may set otherwise without a new release: numbers and named options, never rows or law. */
export type OperatorChoices = Partial<PolicyParameters>;

/** A version of its own, named by the hash of what it says unless it has a name: nothing that was published changes. */
export function withChoices(policy: PolicyVersion, choices: OperatorChoices, name?: string): PolicyVersion {
  const chosen = { ...policy, parameters: { ...policy.parameters, ...choices }, choices };
  if (name !== undefined) return { ...chosen, policyVersion: name };
  if (policyHash(chosen) === policyHash(policy)) return policy;
  return { ...chosen, policyVersion: `${policy.policyVersion}+${policyHash(chosen).slice(0, 8)}` };
}
