/** `/log` for readers: entries, one entry, and the check of a receipt, here or in the reader's browser. */
import { z } from '@hono/zod-openapi';
import { browseLog, checkReceipt, latestCheckpoint, overview, verifierKeyText, type Service } from '../../app/index.ts';
import { browserCode } from '../browser-code.ts';
import { sendPage } from '../pages/layout.ts';
import { entryPage, logPage } from '../pages/log/log-page.ts';
import { verifyPage } from '../pages/log/verify-page.ts';
import { saidTo } from '../pages/messages/refusals.ts';
import { readerLanguage } from '../pages/reader-language.ts';
import { notFound } from '../problem.ts';
import { readForm } from '../read-form.ts';
import { route, type Route } from '../route.ts';
import { PUBLIC_PAGE } from './public-page.ts';

const ENTRIES_ON_A_PAGE = 50;
const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

export const logPageRoutes = (service: Service): readonly Route[] => [
  route({
    ...PUBLIC_PAGE,
    path: '/log',
    summary: 'The public log',
    query: z.object({ before: index, entry: index }),
    async handle(c, { query: { before, entry } }) {
      const language = readerLanguage(c);
      if (entry !== undefined) {
        const part = await browseLog(service, entry + 1, 1);
        const found = part.entries.find((one) => one.index === entry);
        return sendPage(c, entryPage(entry, found, part, language));
      }
      const [part, seen, checkpoint] = await Promise.all([
        browseLog(service, before, ENTRIES_ON_A_PAGE),
        overview(service),
        latestCheckpoint(service),
      ]);
      const vkey = verifierKeyText(service);
      const page = logPage({ part, seen, checkpoint, vkey, language, ...(before !== undefined && { before }) });
      return sendPage(c, page);
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/log/verify',
    summary: 'Check a receipt',
    handle: (c) => sendPage(c, verifyPage({ vkey: verifierKeyText(service), language: readerLanguage(c) })),
  }),
  route({
    ...PUBLIC_PAGE,
    method: 'post',
    path: '/log/verify',
    summary: 'Check a receipt',
    async handle(c) {
      const language = readerLanguage(c);
      const vkey = verifierKeyText(service);
      const form = await readForm(c);
      if (form.kind === 'refused')
        return sendPage(c, {
          ...verifyPage({ vkey, language, problem: saidTo(language, form) }),
          status: 422,
          private: true,
        });
      const typed = {
        receipt: (form.fields['receipt'] ?? '').trim(),
        vkey: (form.fields['vkey'] ?? '').trim() || vkey,
      };
      const checked = await checkReceipt(service, typed.receipt, typed.vkey);
      return sendPage(c, { ...verifyPage({ vkey, language, typed, checked }), private: true });
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/log/code/{path+}',
    summary: 'The verifier, as a browser runs it',
    params: z.object({ path: z.string().max(100) }),
    async handle(c, { params }) {
      const code = await browserCode(params.path);
      if (code === undefined) return notFound(c, 'file of the verifier');
      return c.body(code, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' });
    },
  }),
];
