/** Policies as people read them, and what changed between two: they are public, machine-readable and diffable (Art. 14 DSA). */
import { canonicalJson } from '../common/index.ts';
import { BASES, citation, type BasisAddress } from './basis.ts';
import { policyHash, policyText, type PolicyText, type PolicyVersion, type RuleText } from './policy-version.ts';

export type PolicyDescription = PolicyText & {
  /** SHA-256 in hex over the canonical JSON of all fields but `hash`, `law` and `text`. */
  readonly hash: string;
  /** Every address the rules rely on: what to cite, and what it says. */
  readonly law: { readonly [address: string]: { readonly citation: string; readonly says: string } };
  /** The same for people. */
  readonly text: string;
};

export function describePolicy(policy: PolicyVersion): PolicyDescription {
  const text = policyText(policy);
  const hash = policyHash(policy);
  const addresses = [...new Set(text.rules.flatMap((rule) => rule.basis))].sort();
  const law = Object.fromEntries(addresses.map((address) => [address, { ...BASES[address as BasisAddress] }]));
  return { ...text, hash, law, text: inWords(text, hash) };
}

function inWords(policy: PolicyText, hash: string): string {
  const rows = policy.rules.map(
    (rule) =>
      `${rule.row.padEnd(5)} ${rule.title}\n      when  ${rule.condition}\n      then  ${rule.actions.join(' or ')}\n      law   ${rule.basis.map(citation).join('; ')}`,
  );
  const numbers = Object.entries(policy.parameters).map(([name, value]) => `      ${name} = ${inPlain(value)}`);
  return [
    `Policy ${policy.policyVersion} (profile ${policy.profile})`,
    `SHA-256 ${hash}`,
    '',
    'For each match the first row that fits decides; the strictest match decides the upload.',
    '',
    ...rows,
    '',
    'Numbers',
    ...numbers,
    '',
  ].join('\n');
}

const inPlain = (value: number | string | readonly string[]): string =>
  typeof value === 'object' ? (value.length === 0 ? 'none' : value.join(', ')) : String(value);

export interface PolicyDiff {
  readonly from: string;
  readonly to: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly before: number | string | readonly string[] | undefined;
    readonly after: number | string | readonly string[] | undefined;
  }[];
  readonly added: readonly RuleText[];
  readonly removed: readonly RuleText[];
  readonly changed: readonly { readonly before: RuleText; readonly after: RuleText }[];
  /** Rows both have come in another order: an earlier row wins. */
  readonly reordered: boolean;
}

/** What a reader of `from` has to know about `to`. */
export function diffPolicies(from: PolicyVersion, to: PolicyVersion): PolicyDiff {
  const [a, b] = [policyText(from), policyText(to)];
  const inA = new Map(a.rules.map((rule) => [rule.row, rule]));
  const inB = new Map(b.rules.map((rule) => [rule.row, rule]));
  const common = b.rules.flatMap((after) => {
    const before = inA.get(after.row);
    return before === undefined ? [] : [{ before, after }];
  });
  const orderInA = a.rules.filter((rule) => inB.has(rule.row)).map((rule) => rule.row);
  const names = [...new Set([...Object.keys(a.parameters), ...Object.keys(b.parameters)])].sort();
  return {
    from: a.policyVersion,
    to: b.policyVersion,
    parameters: names
      .map((name) => ({ name, before: a.parameters[name], after: b.parameters[name] }))
      .filter(({ before, after }) => canonicalJson(before ?? null) !== canonicalJson(after ?? null)),
    added: b.rules.filter((rule) => !inA.has(rule.row)),
    removed: a.rules.filter((rule) => !inB.has(rule.row)),
    changed: common.filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after)),
    reordered: common.some(({ after }, i) => after.row !== orderInA[i]),
  };
}
