/** `/v1/uploads`: one call per upload; evidence, decision, reasons and receipt come back. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  answerForUpload,
  decideWithin,
  earlierAnswer,
  findUpload,
  isAccepted,
  listUploads,
  newUploadId,
  parseRequestedTerritory,
  parseUploadDeclaration,
  receiptForLeaf,
  spooledFileName,
  type Service,
  type Uploader,
  type UploadSubmission,
} from '../../app/index.ts';
import { BOUNDS, bytes, uploadId, type UploadId } from '../../common/index.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { presentUpload, presentUploadLine } from '../present.ts';
import { notFound, problem } from '../problem.ts';
import { parseJson } from '../read-json.ts';
import { receiveFile } from '../receive-file.ts';
import { invalid, route, type Input, type Route } from '../route.ts';
import { present, uploaderSchema } from './case-input.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { pendingSchema, receiptSchema, statementSchema, uploadLineSchema, uploadSchema } from '../schemas/uploads.ts';
import { declarationSchema } from '../schemas/works.ts';

/** An integrator's patience: after this the answer is a promise to decide. */
const ANSWER_WITHIN_MS = 10_000;
const ROUTE = 'POST /v1/uploads';

const idParams = z.object({ id: z.string().max(64) });
const territoryQuery = z.object({
  territory: z.string().max(8).optional().describe('Where it is to be published: two letters (ISO 3166-1).'),
  replaces: z
    .string()
    .max(64)
    .optional()
    .describe('An earlier upload that this one takes the place of: cut, muted, or another file. It is withdrawn.'),
});
const binary = z.string().openapi({ type: 'string', format: 'binary' });

export interface UploadRouteOptions {
  /** Bytes of one file. Default BOUNDS.uploadBytesMax. */
  readonly uploadBytesMax?: number;
  /** Default BOUNDS.uploadsInFlightMax. */
  readonly uploadsInFlightMax?: number;
  /** An integrator's patience, in milliseconds. Default 10 s. */
  readonly answerWithinMs?: number;
}

export function uploadRoutes(service: Service, options: UploadRouteOptions = {}): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/uploads',
      permission: 'upload.submit',
      tag: 'Uploads',
      summary: 'Ask about an upload',
      description:
        'Send the file as the body with its Content-Type, or multipart/form-data with `file` and `declaration`. ' +
        'The answer holds the matches with their evidence, the decision with its reasons, the statement that a ' +
        'restricted uploader must get, and a receipt. If that takes longer than ten seconds the answer is 202.',
      query: territoryQuery,
      headers: {
        ...IDEMPOTENCY_HEADER,
        'Recourse-Declaration': 'With a raw body: the declaration as percent-encoded JSON.',
        'Recourse-Uploader': 'With a raw body: who uploaded, as percent-encoded JSON (`account`, `email`, `language`).',
        'Accept-Language': 'Language of the statement of reasons: `en` or `de`.',
        Prefer: '`respond-async`: answer 202 as soon as the file is safe.',
      },
      body: {
        '*/*': binary,
        'multipart/form-data': z.object({
          file: binary,
          declaration: declarationSchema.optional(),
          uploader: uploaderSchema.optional(),
        }),
      },
      answers: {
        201: { description: 'Decided.', schema: uploadSchema },
        202: {
          description: 'Received and safe; the decision follows.',
          schema: pendingSchema,
          headers: { Location: 'Where the decision will be.' },
        },
      },
      handle: (c, input) => submit(c, service, input, options),
    }),
    route({
      method: 'get',
      path: '/v1/uploads',
      permission: 'upload.list',
      tag: 'Uploads',
      summary: 'List decisions, newest first',
      query: pageQuery,
      answers: { 200: { description: 'A page.', schema: pageOf(uploadLineSchema) } },
      async handle(c, { query }) {
        const { rows, next } = await listUploads(service, query);
        return c.json({ rows: rows.map(presentUploadLine), ...(next !== undefined && { next }) });
      },
    }),
    route({
      method: 'get',
      path: '/v1/uploads/{id}',
      permission: 'upload.read',
      tag: 'Uploads',
      summary: 'The answer given to an upload',
      params: idParams,
      answers: {
        200: { description: 'Decided: the same answer as the first one.', schema: uploadSchema },
        202: { description: 'Not decided yet.', schema: pendingSchema },
      },
      async handle(c, { params, actor }) {
        const id = uploadId(params.id);
        const whole = actor.kind === 'staff';
        // Decided between the two questions, it is found by the third.
        const answered = await answerForUpload(service, id);
        if (answered) return c.json(presentUpload(answered, whole));
        if (await isAccepted(service, id)) return c.json(pending(id), 202, { 'Retry-After': '1' });
        const late = await answerForUpload(service, id);
        return late ? c.json(presentUpload(late, whole)) : notFound(c, 'upload');
      },
    }),
    route({
      method: 'get',
      path: '/v1/uploads/{id}/receipt',
      permission: 'upload.read',
      tag: 'Uploads',
      summary: 'The receipt, with its proof once the leaf is in the log',
      params: idParams,
      answers: { 200: { description: 'Hand it to the uploader.', schema: receiptSchema } },
      async handle(c, { params }) {
        const record = await findUpload(service, uploadId(params.id));
        if (!record) return notFound(c, 'upload');
        return c.json(await receiptForLeaf(service, record.leafIndex));
      },
    }),
    route({
      method: 'get',
      path: '/v1/uploads/{id}/statement',
      permission: 'upload.read',
      tag: 'Uploads',
      summary: 'The statement of reasons',
      params: idParams,
      answers: { 200: { description: 'As text and as the EU database’s JSON.', schema: statementSchema } },
      async handle(c, { params }) {
        const record = await findUpload(service, uploadId(params.id));
        if (!record) return notFound(c, 'upload');
        if (record.statement) return c.json(record.statement as never);
        const detail = 'This decision restricts nothing, so it has no statement of reasons.';
        return problem(c, 404, { why: 'no-statement', detail, fix: 'Read `decision.reasons` of the upload instead.' });
      },
    }),
  ];
}

const pending = (id: UploadId) => ({ id, state: 'pending' as const });

async function submit(
  c: Context,
  service: Service,
  { query, actor }: Input<undefined, typeof territoryQuery, undefined>,
  options: UploadRouteOptions,
): Promise<Response> {
  // Asked for before the body is read: so the connection's end is heard whenever it comes.
  const { signal } = c.req.raw;
  const territory = parseRequestedTerritory(query.territory ?? service.homeTerritory);
  if (territory.kind === 'refused') return problem(c, 400, territory);
  if (service.busy.size >= (options.uploadsInFlightMax ?? BOUNDS.uploadsInFlightMax)) return tooBusy(c);
  const id = newUploadId(service);
  const received = await receiveFile(c, {
    folder: service.spool,
    name: spooledFileName(id),
    header: 'Recourse-Declaration',
    field: 'declaration',
    also: { header: 'Recourse-Uploader', field: 'uploader' },
    ...(options.uploadBytesMax !== undefined && { bytesMax: options.uploadBytesMax }),
  });
  if (received.kind === 'refused') return problem(c, received.status, received);
  const { file } = received;
  let taken = false;
  try {
    const declaration = readDeclaration(c, file.json);
    if (declaration instanceof Response) return declaration;
    const uploader = readUploader(c, file.also);
    if (uploader instanceof Response) return uploader;
    const { replaces } = query;
    const asked = [file.sha256, territory.value, JSON.stringify(declaration), file.also, replaces];
    const read = readOnce(c, actor, ROUTE, asked);
    if (read.kind === 'refused') return problem(c, 400, read);
    const early = await earlierAnswer(service.store, read.once);
    if (early.kind === 'refused') return problem(c, 422, early);
    if (early.value) return replay(c, service, early.value.status, (early.value.body as { upload: UploadId }).upload);
    taken = true;
    const submission: UploadSubmission = {
      id,
      file: { kind: 'file', path: file.path },
      size: bytes(file.size),
      sha256: file.sha256,
      territory: territory.value,
      declaration,
      language: uploader?.language ?? languageOf(c),
      ...(uploader && { uploader }),
      ...(replaces !== undefined && { replaces: uploadId(replaces) }),
      ...(read.once && { once: read.once }),
    };
    const wait = /(?:^|[,\s])respond-async\b/i.test(c.req.header('Prefer') ?? '')
      ? 0
      : (options.answerWithinMs ?? ANSWER_WITHIN_MS);
    const outcome = await decideWithin(service, submission, wait, signal);
    if (outcome.kind === 'refused') return problem(c, 422, outcome);
    const { id: known, answered } = outcome.value;
    return answered ? created(c, presentUpload(answered)) : waiting(c, known);
  } catch (fault) {
    if (!signal.aborted) throw fault;
    return c.body(null, 499 as never); // nobody reads it: the client has gone
  } finally {
    if (!taken) await file.discard();
  }
}

function readDeclaration(c: Context, text: string | undefined) {
  const json = parseJson(text ?? '{}');
  if (json.kind === 'refused')
    return problem(c, json.status, { ...json, detail: `In the declaration: ${json.detail}` });
  const checked = declarationSchema.safeParse(json.value);
  if (!checked.success) return invalid(c, 422, 'the declaration', checked.error);
  const parsed = parseUploadDeclaration(checked.data);
  return parsed.kind === 'done' ? parsed.value : problem(c, 422, parsed);
}

function readUploader(c: Context, text: string | undefined): Uploader | undefined | Response {
  if (text === undefined) return undefined;
  const json = parseJson(text);
  if (json.kind === 'refused') return problem(c, json.status, { ...json, detail: `In the uploader: ${json.detail}` });
  const checked = uploaderSchema.safeParse(json.value);
  return checked.success ? present(checked.data) : invalid(c, 422, 'the uploader', checked.error);
}

function tooBusy(c: Context): Response {
  const detail = 'As many uploads as this server takes at once are being decided.';
  const fix = 'Send the same request again in a few seconds, with the same Idempotency-Key.';
  return problem(c, 503, { why: 'too-busy', detail, fix }, { 'Retry-After': '2' });
}

/** The first language asked for; weights are for browsers. */
const languageOf = (c: Context): string => /^[a-z-]+/i.exec(c.req.header('Accept-Language') ?? '')?.[0] ?? 'en';

const created = (c: Context, body: ReturnType<typeof presentUpload>): Response =>
  c.json(body as never, 201, { Location: `/v1/uploads/${body.id}` });

const waiting = (c: Context, id: UploadId): Response =>
  c.json(pending(id), 202, { Location: `/v1/uploads/${id}`, 'Retry-After': '1' });

async function replay(c: Context, service: Service, status: number, id: UploadId): Promise<Response> {
  if (status === 202) return waiting(c, id);
  const answered = await answerForUpload(service, id);
  return answered ? created(c, presentUpload(answered)) : notFound(c, 'upload');
}
