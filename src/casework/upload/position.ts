/** From a decision of the table to the upload's position and its clocks. */
import { instant, type Instant } from '../../common/index.ts';
import {
  citedPolicy,
  decide,
  type Action,
  type CitedPolicy,
  type Decision,
  type Facts,
  type PolicyVersion,
  type RuleId,
} from '../../policy/index.ts';
import { addHours } from '../calendar.ts';
import { durationOf } from '../duration.ts';
import type { KnownUpload, Position } from './state.ts';

/** Rows whose block rests on a manifest finding. */
const MANIFEST_ROWS: readonly RuleId[] = ['R7a', 'R7b'];

/** What the decision was made under, whatever has been published since. */
export const policyOf = (cited: CitedPolicy, facts: Facts): PolicyVersion => citedPolicy(cited, facts.profile);

/** Newest facts and what the table says of them. Undefined where nothing was ever measured. */
export function decisionOf(state: KnownUpload, facts: Facts | undefined = state.facts): Decision | undefined {
  return facts && decide(facts, policyOf(state, facts));
}

export function positionAfter(
  action: Action,
  rule: RuleId,
  facts: Facts | undefined,
  cited: CitedPolicy,
  from: Instant,
): Position {
  if (!facts) return plain(action, rule, from);
  const policy = policyOf(cited, facts);
  const asked = decide(facts, policy);
  const decision = asked.action === action ? asked : { ...asked, action, rule, per: [] };
  if (action === 'PUBLIC_48H') {
    const left = policy.parameters.postFlagGraceH - (facts.hours ?? 0);
    return { at: 'public-48h', until: addHours(from, Math.max(0, left)) };
  }
  const duration = durationOf(decision, facts, policy, from);
  switch (duration?.kind) {
    case undefined:
      return { at: 'published' };
    case 'until-contested':
      return { at: 'blocked', manifest: MANIFEST_ROWS.includes(rule) };
    case 'until-broadcast-ends':
      return { at: 'blocked-until', until: instant(Math.max(duration.at, from)) };
    case 'until-reviewed':
      return { at: 'held-for-review', until: duration.at, rapid: duration.hours <= policy.parameters.rapidReviewH };
    case 'until-answered':
      return { at: 'asks-uploader', remindAt: duration.remindedAt, expiresAt: duration.withdrawnAt };
  }
}

/** Of a decision without facts: only BLOCK and publication occur, everything else was decided on facts. */
function plain(action: Action, rule: RuleId, from: Instant): Position {
  switch (action) {
    case 'BLOCK':
    case 'BLOCK_TIMED':
    case 'PROMPT_HOLD':
      return { at: 'blocked', manifest: MANIFEST_ROWS.includes(rule) };
    case 'REVIEW_HOLD':
      return { at: 'held-for-review', until: addHours(from, 24), rapid: false };
    default:
      return { at: 'published' };
  }
}
