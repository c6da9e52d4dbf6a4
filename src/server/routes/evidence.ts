/**
 * What an upload was matched by, for people's eyes and ears. Only derivatives made in the sandbox are served, under a policy of
 * their own that runs and loads nothing; the file somebody sent is never handed out.
 */
import { z } from '@hono/zod-openapi';
import {
  CLIP_SECONDS_MAX,
  clipOf,
  describeMedia,
  evidenceForUpload,
  pictureOf,
  SOUND,
  stillOf,
  type Service,
} from '../../app/index.ts';
import { uploadId } from '../../common/index.ts';
import type { Permission } from '../permissions.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { evidenceSchema } from '../schemas/evidence.ts';
import { partOf, sendDerivative, sendRange } from '../send-derivative.ts';

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
const second = z.coerce.number().min(0).max(1e6);
const partQuery = z.object({ from: second.describe('Seconds from the start.'), to: second });
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
      'Sizes, lengths, waveforms, words and facts. Pictures, stills, sound and clips are below the upload and each reference.',
    params: idParams,
    answers: {
      200: { description: 'What is kept of the upload and of each matched reference.', schema: evidenceSchema },
    },
    async handle(c, { params }) {
      const found = await evidenceForUpload(service, uploadId(params.id));
      if (!found) return notFound(c, 'upload');
      const { record, upload, references, withoutFfmpeg } = found;
      const rest = { references, facts: record.facts, ...(withoutFfmpeg && { withoutFfmpeg }) };
      return c.json({ ...(upload && { upload }), ...rest } as never);
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
      sendDerivative(c, 'image/webp', await pictureOf(service, params.id, query.frame ?? 0)),
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
      sendDerivative(c, 'image/webp', await stillOf(service, params.id, query.at, query.also?.split(',').map(Number))),
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
      return sendRange(c, 'audio/wav', async (from, to) =>
        described && 'peaks' in described ? service.files?.derivedPart(params.id, SOUND, from, to) : undefined,
      );
    },
  }),
  route({
    method: 'get',
    path: `/v1/${owners}/{id}/clip`,
    permission,
    tag,
    summary: 'A part of a film or a sound, to play',
    description: `At most ${CLIP_SECONDS_MAX} seconds from \`from\` on. Of a sound: \`audio/wav\`. Made when it is first asked for; needs ffmpeg for films.`,
    params: idParams,
    query: partQuery,
    answers: {
      200: {
        description: 'A film: no side above 320 pixels, with its sound.',
        schema: bytes,
        contentType: 'video/webm',
      },
    },
    async handle(c, { params, query: { from, to } }) {
      const clip = await clipOf(service, params.id, { start: from, end: to });
      return sendRange(c, clip?.type ?? 'video/webm', partOf(clip?.bytes));
    },
  }),
];
