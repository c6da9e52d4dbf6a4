/**
 * What an upload was matched by, for people's eyes and ears. Only derivatives made in the sandbox are served, under a policy of
 * their own that runs and loads nothing; the file somebody sent is never handed out.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { describeMedia, evidenceForUpload, pictureOf, SOUND, stillOf, type Service } from '../../app/index.ts';
import { uploadId } from '../../common/index.ts';
import type { Permission } from '../permissions.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { evidenceSchema } from '../schemas/evidence.ts';

const idParams = z.object({ id: z.string().max(64) });
const frameQuery = z.object({ frame: z.coerce.number().int().min(0).max(100_000).optional() });
const momentQuery = z.object({
  at: z.coerce.number().min(0).max(1e6).describe('Seconds from the start.'),
  also: z
    .string()
    .regex(/^\d{1,6}(?:\.\d)?(?:,\d{1,6}(?:\.\d)?){0,7}$/)
    .optional()
    .describe('Up to eight moments that will be asked for too, comma between: all are made in one pass.'),
});
const bytes = z.string().openapi({ type: 'string', format: 'binary' });

const OWNERS = [
  ['uploads', 'Uploads', 'evidence.read'],
  ['references', 'References', 'reference.read'],
] as const satisfies readonly (readonly [string, string, Permission])[];

export const evidenceRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/uploads/{id}/evidence',
    permission: 'evidence.read',
    tag: 'Uploads',
    summary: 'What the evidence is drawn from',
    description:
      'Sizes, lengths, waveforms, words and facts. Pictures, stills and sound are below the upload and each reference.',
    params: idParams,
    answers: {
      200: { description: 'What is kept of the upload and of each matched reference.', schema: evidenceSchema },
    },
    async handle(c, { params }) {
      const found = await evidenceForUpload(service, uploadId(params.id));
      if (!found) return notFound(c, 'upload');
      const { record, upload, references } = found;
      return c.json({ ...(upload && { upload }), references, facts: record.facts } as never);
    },
  }),
  ...OWNERS.flatMap(([owners, tag, permission]) => mediaRoutes(service, owners, tag, permission)),
];

const mediaRoutes = (service: Service, owners: string, tag: string, permission: Permission): readonly Route[] => [
  route({
    method: 'get',
    path: `/v1/${owners}/{id}/picture`,
    permission,
    tag,
    summary: 'A page of a picture, as shown',
    params: idParams,
    query: frameQuery,
    answers: { 200: { description: 'No side above 1024 pixels.', schema: bytes, contentType: 'image/webp' } },
    handle: async (c, { params, query }) =>
      sent(c, 'image/webp', await pictureOf(service, params.id, query.frame ?? 0)),
  }),
  route({
    method: 'get',
    path: `/v1/${owners}/{id}/still`,
    permission,
    tag,
    summary: 'A film at one moment',
    params: idParams,
    query: momentQuery,
    answers: { 200: { description: 'No side above 480 pixels.', schema: bytes, contentType: 'image/webp' } },
    handle: async (c, { params, query }) =>
      sent(c, 'image/webp', await stillOf(service, params.id, query.at, query.also?.split(',').map(Number))),
  }),
  route({
    method: 'get',
    path: `/v1/${owners}/{id}/sound`,
    permission,
    tag,
    summary: 'What is heard, as a plain recording',
    params: idParams,
    answers: { 200: { description: 'One channel, 16 bits.', schema: bytes, contentType: 'audio/wav' } },
    async handle(c, { params }) {
      const described = await describeMedia(service, params.id);
      const sound = described && 'peaks' in described ? await service.files?.derived(params.id, SOUND) : undefined;
      return ranged(c, 'audio/wav', sound);
    },
  }),
];

const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cache-Control': 'private, max-age=3600',
  'Content-Disposition': 'inline',
} as const;

function sent(c: Context, type: string, found: Uint8Array<ArrayBuffer> | undefined): Response {
  if (!found) return notFound(c, 'kept file');
  return c.body(found, 200, { ...HEADERS, 'Content-Type': type });
}

/** One range, as players ask for it: without this a browser cannot seek. */
function ranged(c: Context, type: string, found: Uint8Array<ArrayBuffer> | undefined): Response {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(c.req.header('Range') ?? '');
  if (!found || !asked) return sent(c, type, found);
  const from = Number(asked[1]);
  const to = Math.min(asked[2] === '' ? found.length - 1 : Number(asked[2]), found.length - 1);
  if (from > to) return c.body(null, 416 as 404, { 'Content-Range': `bytes */${found.length}` });
  return c.body(found.subarray(from, to + 1), 206, {
    ...HEADERS,
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${from}-${to}/${found.length}`,
  });
}
