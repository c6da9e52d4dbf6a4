/** `/v1/policies`: the rules in force and every earlier version, for anyone. */
import { z } from '@hono/zod-openapi';
import { comparePolicies, listPolicies, policyByName } from '../../app/index.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';

const parameter = z.union([z.number(), z.string(), z.array(z.string())]);
const rule = z
  .object({
    row: z.string(),
    revision: z.int(),
    title: z.string(),
    condition: z.string(),
    actions: z.array(z.string()),
    basis: z.array(z.string()),
  })
  .openapi('PolicyRule');
const policySchema = z
  .object({
    policyVersion: z.string(),
    profile: z.string(),
    parameters: z.record(z.string(), parameter),
    rules: z.array(rule),
    hash: z.string().describe('SHA-256 of the canonical JSON of what comes before it: field `p` of log leaves.'),
    law: z.record(z.string(), z.object({ citation: z.string(), says: z.string() })),
    text: z.string(),
  })
  .openapi('Policy');
const diffSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    parameters: z.array(z.object({ name: z.string(), before: parameter.optional(), after: parameter.optional() })),
    added: z.array(rule),
    removed: z.array(rule),
    changed: z.array(z.object({ before: rule, after: rule })),
    reordered: z.boolean(),
  })
  .openapi('PolicyDiff');

const name = z.string().max(64);

export const policyRoutes = (): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/policies',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'All published policies',
    answers: { 200: { description: 'Every version ever used.', schema: z.object({ rows: z.array(policySchema) }) } },
    handle: (c) => c.json({ rows: listPolicies() }),
  }),
  route({
    method: 'get',
    path: '/v1/policies/diff',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'What changed between two policies',
    query: z.object({ from: name, to: name }),
    answers: { 200: { description: 'Rules and numbers that differ.', schema: diffSchema } },
    handle(c, { query }) {
      const found = comparePolicies(query.from, query.to);
      return found.kind === 'done' ? c.json(found.value) : problem(c, 404, found);
    },
  }),
  route({
    method: 'get',
    path: '/v1/policies/{version}',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'One policy',
    params: z.object({ version: name.describe('`de@2026-11`, or `de` for the newest.') }),
    answers: { 200: { description: 'Rules, numbers, law, hash.', schema: policySchema } },
    handle(c, { params }) {
      const found = policyByName(params.version);
      return found.kind === 'done' ? c.json(found.value) : problem(c, 404, found);
    },
  }),
];
