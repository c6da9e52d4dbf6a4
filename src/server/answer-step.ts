/** One answer for every step of a case: what it led to, or a refusal with its status. */
import type { Context } from 'hono';
import type { CaseAnswer } from '../app/index.ts';
import type { Outcome } from '../common/index.ts';
import { problem, type ProblemStatus } from './problem.ts';

const STATUS_OF: Readonly<Record<string, ProblemStatus>> = {
  'not-found': 404,
  'not-allowed': 403,
  'decided-before': 409,
  'own-interest': 409,
  'used-token': 409,
  'expired-token': 409,
  'not-open': 409,
  'already-proposed': 409,
  'already-decided': 409,
  'own-proposal': 409,
  'same-person': 409,
};

export const refusalStatus = (why: string): ProblemStatus => STATUS_OF[why] ?? 422;

export function answerStep(c: Context, outcome: Outcome<CaseAnswer, string>, status: 200 | 201 = 200): Response {
  if (outcome.kind === 'refused') return problem(c, refusalStatus(outcome.why), outcome);
  const { stream, length, events, leaves, state } = outcome.value;
  return c.json({ stream, length, events, leaves, state: state as object }, status);
}
