/** `/v1/claims`: whose a reference is, where, and what part of it. One by one, or many in a file. */
import { z } from '@hono/zod-openapi';
import { endClaim, importClaims, makeClaim, parseClaims, type ClaimLine, type Service } from '../../app/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { claimSchema, territoriesOrAll } from '../schemas/money.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { writeOnce } from '../write-once.ts';
import { idParams } from './case-input.ts';
import { presentTimes } from './present-times.ts';
import { readText } from '../read-text.ts';

/** Five thousand lines of a claim each. */
const FILE_BYTES_MAX = 2 * 2 ** 20;
const SHARE = 'is a share in millionths, from 1 to 1000000 (the whole work)';
const newClaim = z.strictObject({
  reference: z.string().max(100),
  claimant: z.string().max(100),
  share: z
    .int(SHARE)
    .min(1, SHARE)
    .max(1_000_000, SHARE)
    .default(1_000_000)
    .describe('In millionths; absent: the whole.'),
  territories: territoriesOrAll.default('all'),
});
const lineSchema = z.object({
  line: z.int(),
  ok: z.boolean(),
  claim: z.record(z.string(), z.unknown()).optional(),
  why: z.string().optional(),
  detail: z.string().optional(),
  fix: z.string().optional(),
});

export const claimRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/claims',
    permission: 'claim.make',
    tag: 'Claims',
    summary: 'Claim a reference',
    description:
      'Claims that together make more than one whole in some territory open a dispute by themselves: until it is resolved no program ' +
      'blocks the work and its income is held. A free work cannot be claimed.',
    headers: IDEMPOTENCY_HEADER,
    json: newClaim,
    answers: {
      201: { description: 'Claimed; claimed again by the same claimant, it is changed.', schema: claimSchema },
    },
    handle: (c, { json, actor }) => {
      const claim = { ...json, territories: upper(json.territories) };
      return writeOnce(c, actor, json, (once) => makeClaim(service, claim, once), presentTimes, 201);
    },
  }),
  route({
    method: 'get',
    path: '/v1/claims',
    permission: 'claim.read',
    tag: 'Claims',
    summary: 'List claims',
    query: pageQuery.extend({ claimant: z.string().max(100).optional() }),
    answers: { 200: { description: 'Newest first, ended ones too.', schema: pageOf(claimSchema) } },
    async handle(c, { query }) {
      const { rows, next } = await service.store.claims(query.claimant, query.after, query.limit);
      return c.json({ rows: rows.map(presentTimes), ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'post',
    path: '/v1/claims/import',
    permission: 'claim.make',
    tag: 'Claims',
    summary: 'Claim many references from a file',
    description:
      'JSON Lines (application/jsonl) or CSV (text/csv) with reference, claimant, share in per cent, territories. ' +
      'With `dryRun=true` everything is tried and nothing kept. Sending a file twice changes nothing.',
    query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
    body: { 'application/jsonl': z.string(), 'text/csv': z.string() },
    answers: {
      200: {
        description: 'What became of each line.',
        schema: z.object({ dryRun: z.boolean(), kept: z.int(), refused: z.int(), lines: z.array(lineSchema) }),
      },
    },
    async handle(c, { query }) {
      const type = c.req.header('Content-Type') ?? '';
      const read = await readText(c, FILE_BYTES_MAX);
      if (read.kind === 'refused') return problem(c, read.status, read);
      const parsed = parseClaims(read.text, /^text\/csv\b/i.test(type) ? 'csv' : 'jsonl');
      if (parsed.kind === 'refused') return problem(c, 422, parsed);
      const dryRun = query.dryRun === 'true';
      const lines = (await importClaims(service, parsed.value, dryRun)).map(presentLine);
      const kept = lines.filter(({ ok }) => ok).length;
      return c.json({ dryRun, kept: dryRun ? 0 : kept, refused: lines.length - kept, lines });
    },
  }),
  route({
    method: 'delete',
    path: '/v1/claims/{id}',
    permission: 'claim.make',
    tag: 'Claims',
    summary: 'Give up a claim',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: { 200: { description: 'Ended; twice is the same as once.', schema: claimSchema } },
    handle: (c, { params, actor }) =>
      writeOnce(c, actor, null, (once) => endClaim(service, params.id, once), presentTimes),
  }),
];

const upper = (territories: readonly string[] | 'all') =>
  territories === 'all' ? territories : territories.map((one) => one.toUpperCase());

const presentLine = ({ line, outcome }: ClaimLine) =>
  outcome.kind === 'done'
    ? { line, ok: true, claim: outcome.value }
    : { line, ok: false, why: outcome.why, detail: outcome.detail, fix: outcome.fix };
