/**
 * Facts in, decision out, reasons attached. The first row that fits rules each match; the strictest match rules the upload.
 * Pure and total over valid facts: same facts, same policy, same decision.
 */
import { assert } from '../common/index.ts';
import { ACTIONS, RESTRICTING_ACTIONS, type Action, type Decision, type Reason } from './decision.ts';
import type { Facts, MatchFacts } from './facts.ts';
import { basesOf, type PolicyVersion } from './policy-version.ts';
import { r1dFoundLawful } from './rules/recourse-found-lawful.ts';
import type { Rule } from './rules/rule.ts';

/** What a person’s finding about the file keeps the table from. */
const HARSHER_THAN_PUBLIC: readonly Action[] = [...RESTRICTING_ACTIONS, 'PUBLIC_48H'];

/** One match (or the upload, when there is none) and the row that rules it. */
export interface Finding {
  readonly action: Action;
  readonly rule: Rule;
  readonly reason: Reason;
}

/** @throws AssertionFailed when the facts are of another profile than the policy (see `policyForFacts`) */
export function decide(facts: Facts, policy: PolicyVersion): Decision {
  assert(facts.profile === policy.profile, `${policy.policyVersion} does not decide for profile ${facts.profile}`);
  const findings = facts.matches.map((match) => ruleOn(facts, match, policy));
  const [strictest, ...others] = byWeight(findings.length > 0 ? findings : [ruleOnUnmatched(facts, policy)], policy);
  assert(strictest !== undefined, 'a decision rests on a finding');
  return {
    action: strictest.action,
    rule: strictest.rule.row,
    per: findings.map(({ action, rule }) => [action, rule.row] as const),
    reasons: distinct([strictest, ...others].map(({ reason }) => reason)),
    policyVersion: policy.policyVersion,
  };
}

/** The row that rules one match. */
export function ruleOn(facts: Facts, match: MatchFacts, policy: PolicyVersion): Finding {
  const { parameters } = policy;
  const row = policy.rules.find((one) => one.applies(facts, match, parameters));
  assert(row !== undefined, `${policy.policyVersion} has no row for a match: its last row must fit everything`);
  const asked = row.action?.(facts, match, parameters) ?? row.actions[0];
  const settled = match.foundLawful !== undefined && HARSHER_THAN_PUBLIC.some((one) => one === asked);
  const rule = settled ? r1dFoundLawful : row;
  return {
    action: settled ? r1dFoundLawful.actions[0] : asked,
    rule,
    reason: {
      rule: rule.row,
      basis: rule.basis?.(facts, match) ?? basesOf(rule, policy.profile),
      text: named(match, rule.because(facts, match, parameters)) + unmeasuredNote(match),
    },
  };
}

function ruleOnUnmatched(facts: Facts, policy: PolicyVersion): Finding {
  const { parameters } = policy;
  const rule = policy.rules.find((row) => row.unmatched?.applies(facts, parameters));
  assert(rule?.unmatched !== undefined, `${policy.policyVersion} has no row for an upload without matches`);
  return {
    action: rule.action?.(facts, undefined, parameters) ?? rule.actions[0],
    rule,
    reason: {
      rule: rule.row,
      basis: basesOf(rule, policy.profile),
      text: rule.unmatched.because(facts, parameters),
    },
  };
}

/**
 * Strictest first, then by row of the table: so the same action under several rules is reported under the highest row.
 * The text breaks ties, so that the order of the matches shows only in `per`.
 */
function byWeight(findings: readonly Finding[], policy: PolicyVersion): readonly Finding[] {
  const text = ({ reason }: Finding) => reason.text;
  return [...findings].sort(
    (a, b) =>
      ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action) ||
      policy.rules.indexOf(a.rule) - policy.rules.indexOf(b.rule) ||
      (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0),
  );
}

/** One reason for each rule and text; equal ones are said once. */
const distinct = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify([reason.rule, reason.basis, reason.text]), reason])).values(),
];

const named = (match: MatchFacts, because: string): string =>
  match.reference === undefined ? because : `${match.reference}: ${because}`;

const unmeasuredNote = ({ unmeasured }: MatchFacts): string =>
  unmeasured === undefined || unmeasured.length === 0
    ? ''
    : ` Not measured, so the value kinder to the uploader was taken: ${unmeasured.join(', ')}.`;
