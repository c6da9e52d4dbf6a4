/** `/log/`: the public log as static files (C2SP tlog-tiles). Tiles never change and may be kept for ever. */
import { z } from '@hono/zod-openapi';
import { latestCheckpoint, tileFile, verifierKeyText, type Service } from '../../app/index.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const text = z.string();

export const logRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/log/checkpoint',
    permission: 'log.read',
    tag: 'Log',
    summary: 'The newest signed checkpoint',
    answers: { 200: { description: 'A C2SP signed note.', schema: text, contentType: 'text/plain' } },
    async handle(c) {
      const note = await latestCheckpoint(service);
      return note === undefined ? notFound(c, 'checkpoint yet') : c.text(note, 200, { 'Cache-Control': 'no-cache' });
    },
  }),
  route({
    method: 'get',
    path: '/log/vkey',
    permission: 'log.read',
    tag: 'Log',
    summary: 'The key that verifies it',
    answers: { 200: { description: 'A C2SP verifier key.', schema: text, contentType: 'text/plain' } },
    handle: (c) => c.text(`${verifierKeyText(service)}\n`),
  }),
  route({
    method: 'get',
    path: '/log/tile/{path+}',
    permission: 'log.read',
    tag: 'Log',
    summary: 'A tile of hashes, or a bundle of leaves',
    params: z.object({ path: z.string().max(100) }),
    answers: { 200: { description: 'Immutable.', schema: text, contentType: 'application/octet-stream' } },
    async handle(c, { params }) {
      const tile = await tileFile(service, `tile/${params.path}`);
      if (!tile) return notFound(c, 'tile');
      const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': FOR_EVER };
      return c.body(tile as Uint8Array<ArrayBuffer>, 200, headers);
    },
  }),
];
