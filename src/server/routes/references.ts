/** `/v1/references`: works to look for. Matchable when the answer arrives, gone at the next look-up after DELETE. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  addReference,
  changeReference,
  findReference,
  listReferences,
  newUploadId,
  releaseReference,
  withdrawReference,
  type Service,
} from '../../app/index.ts';
import { referenceId } from '../../common/index.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { actorName, type Actor } from '../permissions.ts';
import { presentReference } from '../present.ts';
import { notFound, problem, type ProblemStatus } from '../problem.ts';
import { parseJson } from '../read-json.ts';
import { receiveFile } from '../receive-file.ts';
import { invalid, route, type Route } from '../route.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { referenceSchema, workChangeSchema, workSchema } from '../schemas/works.ts';

const ROUTE = 'POST /v1/references';
const idParams = z.object({ id: z.string().max(64) });
const binary = z.string().openapi({ type: 'string', format: 'binary' });

const STATUS_OF: Readonly<Record<string, ProblemStatus>> = { 'not-found': 404, withdrawn: 409, 'needs-release': 409 };
const statusOf = (why: string): ProblemStatus => STATUS_OF[why] ?? 422;

export function referenceRoutes(service: Service): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/references',
      permission: 'reference.add',
      tag: 'References',
      summary: 'Add a work to look for',
      description:
        'Send the file as the body, or multipart/form-data with `file` and `work`. ' +
        'A file that looks like too many others is refused with why. A work that might accuse people who took nothing ' +
        '(mostly plain, generic, somebody else’s already, matching too much) is `quarantined` with why: its matches are ' +
        'reported with `shadow` and decide nothing until it is released.',
      headers: { ...IDEMPOTENCY_HEADER, 'Recourse-Work': 'With a raw body: the work as percent-encoded JSON.' },
      body: { '*/*': binary, 'multipart/form-data': z.object({ file: binary, work: workSchema.optional() }) },
      answers: { 201: { description: 'Matchable from now on, in shadow if quarantined.', schema: referenceSchema } },
      handle: (c, { actor }) => add(c, service, actor),
    }),
    route({
      method: 'get',
      path: '/v1/references',
      permission: 'reference.read',
      tag: 'References',
      summary: 'List references',
      query: pageQuery,
      answers: { 200: { description: 'A page.', schema: pageOf(referenceSchema) } },
      async handle(c, { query }) {
        const { rows, next } = await listReferences(service, query);
        return c.json({ rows: rows.map(presentReference), ...(next !== undefined && { next }) });
      },
    }),
    route({
      method: 'get',
      path: '/v1/references/{id}',
      permission: 'reference.read',
      tag: 'References',
      summary: 'One reference',
      params: idParams,
      answers: { 200: { description: 'With its rights and state.', schema: referenceSchema } },
      async handle(c, { params }) {
        const record = await findReference(service, referenceId(params.id));
        return record ? c.json(presentReference(record)) : notFound(c, 'reference');
      },
    }),
    route({
      method: 'patch',
      path: '/v1/references/{id}',
      permission: 'reference.change',
      tag: 'References',
      summary: 'Change rights, or begin or end a try-out in shadow',
      description: 'Fields that are left out stay as they are. The work itself never changes: withdraw and add again.',
      params: idParams,
      json: workChangeSchema,
      headers: IDEMPOTENCY_HEADER,
      answers: { 200: { description: 'As it is from now on.', schema: referenceSchema } },
      async handle(c, { params, json: { shadow, ...work }, actor }) {
        const read = readOnce(c, actor, `PATCH ${c.req.path}`, [JSON.stringify({ shadow, ...work })]);
        if (read.kind === 'refused') return problem(c, 400, read);
        const change = { work, ...(shadow !== undefined && { shadow }) };
        const outcome = await changeReference(service, referenceId(params.id), change, read.once);
        if (outcome.kind === 'refused') return problem(c, statusOf(outcome.why), outcome);
        return c.json(presentReference(outcome.value));
      },
    }),
    route({
      method: 'post',
      path: '/v1/references/{id}/release',
      permission: 'reference.release',
      tag: 'References',
      summary: 'Release from quarantine',
      description: 'After a human has looked at it. Releasing twice is the same as once.',
      params: idParams,
      headers: IDEMPOTENCY_HEADER,
      answers: { 200: { description: 'Its matches count from now on.', schema: referenceSchema } },
      async handle(c, { params, actor }) {
        const read = readOnce(c, actor, `POST ${c.req.path}`, []);
        if (read.kind === 'refused') return problem(c, 400, read);
        const by = actorName(actor);
        const outcome = await releaseReference(service, referenceId(params.id), by, read.once);
        if (outcome.kind === 'refused') return problem(c, statusOf(outcome.why), outcome);
        return c.json(presentReference(outcome.value));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/references/{id}',
      permission: 'reference.withdraw',
      tag: 'References',
      summary: 'Withdraw a reference',
      params: idParams,
      headers: IDEMPOTENCY_HEADER,
      answers: {
        200: { description: 'It no longer matches. Withdrawing twice is the same as once.', schema: referenceSchema },
      },
      async handle(c, { params, actor }) {
        const read = readOnce(c, actor, `DELETE ${c.req.path}`, []);
        if (read.kind === 'refused') return problem(c, 400, read);
        const outcome = await withdrawReference(service, referenceId(params.id), read.once);
        if (outcome.kind === 'refused') return problem(c, statusOf(outcome.why), outcome);
        return c.json(presentReference(outcome.value));
      },
    }),
  ];
}

async function add(c: Context, service: Service, actor: Actor): Promise<Response> {
  const received = await receiveFile(c, {
    folder: service.spool,
    name: newUploadId(service),
    header: 'Recourse-Work',
    field: 'work',
  });
  if (received.kind === 'refused') return problem(c, received.status, received);
  const { file } = received;
  try {
    const json = parseJson(file.json ?? '{}');
    if (json.kind === 'refused') return problem(c, json.status, { ...json, detail: `In the work: ${json.detail}` });
    const checked = workSchema.safeParse(json.value);
    if (!checked.success) return invalid(c, 422, 'the work', checked.error);
    const { shadow = false, ...work } = checked.data;
    const read = readOnce(c, actor, ROUTE, [file.sha256, JSON.stringify(checked.data)]);
    if (read.kind === 'refused') return problem(c, 400, read);
    const submission = {
      file: { kind: 'file', path: file.path },
      work,
      shadow,
      ...(read.once && { once: read.once }),
    } as const;
    const outcome = await addReference(service, submission);
    if (outcome.kind === 'refused') return problem(c, statusOf(outcome.why), outcome);
    return c.json(presentReference(outcome.value), 201, { Location: `/v1/references/${outcome.value.id}` });
  } finally {
    await file.discard();
  }
}
