/** Errors as RFC 9457 problem documents. Each says why it happened and what to do about it. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

export interface Refusal {
  /** One word for programs: stable, documented. */
  readonly why: string;
  /** One sentence for people: what happened. */
  readonly detail: string;
  /** One sentence for people: what to do now. */
  readonly fix: string;
}

export const problemSchema = z
  .object({
    type: z.string().describe('Address of the description of this kind of problem.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    why: z.string().describe('The reason in one word, for programs.'),
    detail: z.string().describe('What happened, for people.'),
    fix: z.string().describe('What to do now, for people.'),
  })
  .loose()
  .openapi('Problem');

/** RFC 9457. */
export const PROBLEM = 'application/problem+json';

export type ProblemStatus = keyof typeof TITLES;
export const TITLES = {
  400: 'Bad request',
  401: 'Authentication needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too often',
  431: 'Header too large',
  500: 'Our fault',
  503: 'Not available right now',
} as const;
export const PROBLEM_STATUSES = Object.keys(TITLES).map(Number) as ProblemStatus[];

export function problem(
  c: Context,
  status: ProblemStatus,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { why, detail, fix } = refusal;
  const body = { type: `/docs#problem-${why}`, title: TITLES[status], status, why, detail, fix };
  return c.body(JSON.stringify(body), status, { 'Content-Type': PROBLEM, ...headers });
}

export const notFound = (c: Context, noun: string): Response =>
  problem(c, 404, {
    why: 'not-found',
    detail: `There is no ${noun} under this address.`,
    fix: 'Check the identifier; it is the `id` of the answer that made it.',
  });
