/** `/v1/policies`: the rules in force and every earlier version, for anyone. */
import { z } from '@hono/zod-openapi';
import {
  policyDifference,
  publishedPolicies,
  publishedPolicy,
  type ListedPolicy,
  type Service,
} from '../../app/index.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { policyWarningSchema } from '../schemas/policy-warning.ts';

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
    inForce: z.boolean().describe('Whether new decisions of its profile are made under it now.'),
    publishedAt: z.string().optional().describe('Of an operator’s version: when two people had approved it.'),
    inForceFrom: z.string().optional(),
    base: z.string().optional().describe('What it was drafted from.'),
    leaf: z.int().min(0).optional().describe('Its line in the public log.'),
    warnings: z
      .array(policyWarningSchema)
      .optional()
      .describe('Of an operator’s version: numbers that give users less than a statute, as said when it was approved.'),
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

const iso = (at: number): string => new Date(at).toISOString();
const shown = ({ publishedAt, inForceFrom, ...policy }: ListedPolicy) => ({
  ...policy,
  ...(publishedAt !== undefined && { publishedAt: iso(publishedAt) }),
  ...(inForceFrom !== undefined && { inForceFrom: iso(inForceFrom) }),
});

export const policyRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/policies',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'All published policies',
    answers: { 200: { description: 'Every version ever used.', schema: z.object({ rows: z.array(policySchema) }) } },
    handle: async (c) => c.json({ rows: (await publishedPolicies(service)).map(shown) } as never),
  }),
  route({
    method: 'get',
    path: '/v1/policies/diff',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'What changed between two policies',
    query: z.object({ from: name, to: name }),
    answers: { 200: { description: 'Rules and numbers that differ.', schema: diffSchema } },
    async handle(c, { query }) {
      const found = await policyDifference(service, query.from, query.to);
      return found.kind === 'done' ? c.json(found.value) : problem(c, 404, found);
    },
  }),
  route({
    method: 'get',
    path: '/v1/policies/{version}',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'One policy',
    params: z.object({ version: name.describe('`de@2026-11`, or `de` for the one in force.') }),
    answers: { 200: { description: 'Rules, numbers, law, hash.', schema: policySchema } },
    async handle(c, { params }) {
      const found = await publishedPolicy(service, params.version);
      return found.kind === 'done' ? c.json(shown(found.value) as never) : problem(c, 404, found);
    },
  }),
  route({
    method: 'get',
    path: '/v1/policies/{version}/diff/{other}',
    permission: 'policy.read',
    tag: 'Policies',
    summary: 'What a reader of one policy has to know about another',
    params: z.object({ version: name, other: name }),
    answers: { 200: { description: 'Rules and numbers that differ.', schema: diffSchema } },
    async handle(c, { params }) {
      const found = await policyDifference(service, params.version, params.other);
      return found.kind === 'done' ? c.json(found.value) : problem(c, 404, found);
    },
  }),
];
