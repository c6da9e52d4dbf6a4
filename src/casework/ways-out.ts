/**
 * "What you can do now", found by asking the table: a way is offered only if the policy would decide better for the uploader.
 * Nobody is sent to flag a parody where a flag changes nothing.
 */
import {
  ACTIONS,
  countingFlag,
  decide,
  RESTRICTING_ACTIONS,
  ruleOn,
  sizeOf,
  type Action,
  type Decision,
  type Facts,
  type MatchFacts,
  type PolicyVersion,
} from '../policy/index.ts';

export type WayOut =
  /** Say that § 5 permits the use. `complaint`: it stays blocked, but a complaint opens at once (R7a → R7b). */
  | { readonly kind: 'flag'; readonly leadsTo: Action; readonly complaint: boolean }
  /** Say that one holds a licence, and prove it. `given`: already said, proof is wanted. */
  | { readonly kind: 'licence'; readonly leadsTo: Action; readonly complaint: boolean; readonly given: boolean }
  /** Keep to the size of § 10: `match` is its position in the facts. */
  | { readonly kind: 'shorten'; readonly match: number; readonly limit: number; readonly leadsTo: Action }
  /** Stay below half of the work: with the flag already given, that is enough (§ 9(2) no. 1). */
  | { readonly kind: 'under-half'; readonly match: number; readonly leadsTo: Action }
  /** Cut, mute or replace what these matches show. */
  | { readonly kind: 'remove'; readonly matches: readonly number[]; readonly leadsTo: Action };

const restricts = (action: Action): boolean => RESTRICTING_ACTIONS.some((one) => one === action);
const milder = (a: Action, b: Action): boolean => ACTIONS.indexOf(a) > ACTIONS.indexOf(b);

export function waysOut(facts: Facts, decision: Decision, policy: PolicyVersion): readonly WayOut[] {
  if (facts.matches.length === 0) return [];
  const ways: WayOut[] = [];
  const counting = countingFlag(facts);

  const helps = (changed: Facts) => {
    const after = decide(changed, policy);
    const complaint = decision.rule === 'R7a' && after.rule === 'R7b';
    return complaint || milder(after.action, decision.action) ? { leadsTo: after.action, complaint } : undefined;
  };

  if (facts.flagRight === 'ok' && (counting === null || counting === 'licence')) {
    const flagged = helps({ ...facts, flag: 'parody' });
    if (flagged !== undefined) ways.push({ kind: 'flag', ...flagged });
  }
  const licensed = helps({ ...facts, flag: 'licence' });
  // The flag tells a human where to look; proof of a licence is worth sending whether or not it changes the row.
  ways.push({
    kind: 'licence',
    leadsTo: licensed?.leadsTo ?? decision.action,
    complaint: licensed?.complaint ?? false,
    given: counting === 'licence',
  });

  const harsh = [...facts.matches.keys()].filter((i) => restricts(decision.per[i]?.[0] ?? 'PUBLISH'));
  for (const i of harsh) {
    const match = facts.matches[i];
    if (match === undefined) continue;
    const underHalf = { ...match, coverage: Math.min(match.coverage, policy.parameters.halfWork * 0.99) };
    const below = ruleOn(facts, underHalf, policy).action;
    if (!restricts(below)) {
      ways.push({ kind: 'under-half', match: i, leadsTo: below });
      continue;
    }
    const shorter = toMinorSize(match, policy);
    if (shorter === undefined) continue;
    const after = ruleOn(facts, shorter.match, policy);
    if (!restricts(after.action)) ways.push({ kind: 'shorten', match: i, limit: shorter.limit, leadsTo: after.action });
  }
  if (harsh.length > 0) {
    const without = { ...facts, matches: facts.matches.filter((_, i) => !harsh.includes(i)) };
    ways.push({ kind: 'remove', matches: harsh, leadsTo: decide(without, policy).action });
  }
  return ways;
}

/** The same use, cut down to the limit of § 10; its share of the work shrinks with it. */
function toMinorSize(match: MatchFacts, policy: PolicyVersion): { match: MatchFacts; limit: number } | undefined {
  const { amount, limit } = sizeOf(match, policy.parameters);
  if (amount === undefined || amount <= limit) return undefined;
  const coverage = match.media === 'image' ? match.coverage : (match.coverage * limit) / amount;
  const size = { film: 'matchedS', audio: 'matchedS', text: 'matchedChars', image: 'matchedBytes' }[match.media];
  return { match: { ...match, coverage, [size]: limit }, limit };
}
