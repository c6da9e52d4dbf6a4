/** `/docket`, `/docket/{id}` and `/precedents`: the board in public, and the form to tell it something. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  boardStep,
  DOCKET_PARTS,
  docketTitles,
  docketTotals,
  findPrecedents,
  listDocket,
  listStaff,
  lotteryEvidence,
  publicCase,
  type Service,
} from '../../app/index.ts';
import { html } from 'hono/html';
import { casePage } from '../pages/docket/case-page.ts';
import { docketPage } from '../pages/docket/docket-page.ts';
import { precedentsPage } from '../pages/docket/precedents-page.ts';
import { sendFault } from '../pages/fault-page.ts';
import { sendPage } from '../pages/layout.ts';
import { PUBLIC_WORDS } from '../pages/messages/public.ts';
import { NO_WORDS, saidTo } from '../pages/messages/refusals.ts';
import { readerLanguage } from '../pages/reader-language.ts';
import { readForm, type ReadForm } from '../read-form.ts';
import { route, type Route } from '../route.ts';
import { tooOften } from '../too-often.ts';
import { WORDS_MAX } from './case-input.ts';
import { PUBLIC_PAGE } from './public-page.ts';

const CASES_ON_A_PAGE = 50;
/** Where open and decided ones stand on one page. */
const CASES_OF_EACH = 20;
const idParams = z.object({ id: z.string().max(100) });
const term = z.string().trim().max(100).default('');

export const docketPageRoutes = (service: Service): readonly Route[] => [
  route({
    ...PUBLIC_PAGE,
    path: '/docket',
    summary: 'The board',
    query: z.object({ part: z.enum(DOCKET_PARTS).optional(), after: z.string().max(200).optional() }),
    async handle(c, { query: { part, after } }) {
      const view = { totals: await docketTotals(service), now: service.clock.now(), language: readerLanguage(c) };
      if (part === undefined) {
        const of = (one: 'open' | 'decided') => listDocket(service, { part: one, limit: CASES_OF_EACH });
        const [open, decided] = await Promise.all([of('open'), of('decided')]);
        return sendPage(c, docketPage({ ...view, shown: { open: open.lines, decided: decided.lines } }));
      }
      const page = await listDocket(service, {
        part,
        limit: CASES_ON_A_PAGE,
        ...(after !== undefined && { after }),
      });
      return sendPage(c, docketPage({ ...view, shown: { part, ...page, first: after === undefined } }));
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/docket/{id}',
    summary: 'A case before the board',
    params: idParams,
    handle: (c, { params }) => show(c, service, params.id),
  }),
  route({
    ...PUBLIC_PAGE,
    method: 'post',
    path: '/docket/{id}/comments',
    summary: 'Tell the board something',
    params: idParams,
    handle: (c, { params }) => comment(c, service, params.id),
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/precedents',
    summary: 'Rulings',
    query: z.object({ rule: term, reference: term, question: term, after: z.string().max(200).optional() }),
    async handle(c, { query: { after, ...asked } }) {
      const terms = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
      const found = await findPrecedents(service.store, {
        ...terms,
        limit: CASES_ON_A_PAGE,
        ...(after !== undefined && { after }),
      });
      const titles = await docketTitles(
        service,
        found.rows.map((one) => one.case),
      );
      const rows = found.rows.map((one) => ({ ...one, title: titles.get(one.case) || idOf(one.case) }));
      const view = precedentsPage({
        rows,
        asked: { ...asked, ...(after !== undefined && { after }) },
        language: readerLanguage(c),
        ...(found.next !== undefined && { next: found.next }),
      });
      return sendPage(c, view);
    },
  }),
];

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

interface Refused {
  readonly problem: { readonly detail: string; readonly fix: string };
  readonly typed: string;
}

async function show(c: Context, service: Service, id: string, refused?: Refused): Promise<Response> {
  const language = readerLanguage(c);
  const found = await publicCase(service, id);
  if (!found || !('lottery' in found.state)) return sendFault(c, 404);
  const lottery = await lotteryEvidence(service, id, found.state);
  const named = 'ruling' in found.state ? found.state.ruling.named : [];
  const staff = named.length === 0 ? [] : await listStaff(service);
  const names = new Map(staff.map((one) => [`staff/${one.id}`, one.name]));
  const page = casePage({ found, lottery, names, now: service.clock.now(), language, ...refused });
  return sendPage(c, refused ? { ...page, status: 422 } : page);
}

/** Whoever speaks here has no name: nobody can be asked to answer for it, and nobody asks. */
async function comment(c: Context, service: Service, id: string): Promise<Response> {
  const language = readerLanguage(c);
  const form: ReadForm = await readForm(c);
  if (form.kind === 'refused') return show(c, service, id, { problem: saidTo(language, form), typed: '' });
  const text = form.fields['text']?.trim().slice(0, WORDS_MAX) || undefined;
  if (text === undefined) return show(c, service, id, { problem: saidTo(language, NO_WORDS), typed: '' });
  const wait = tooOften(c, service, { kind: 'anonymous' }, 'comment');
  if (wait) {
    c.header('Retry-After', String(wait.seconds));
    return sendFault(c, 429);
  }
  const actor = { kind: 'party', id: 'party/anyone' } as const;
  const outcome = await boardStep(service, id, 'comment', {}, text, actor);
  if (outcome.kind === 'refused') return show(c, service, id, { problem: saidTo(language, outcome), typed: text });
  const { commentTaken, commentTakenHint } = PUBLIC_WORDS[language].docket;
  const body = html`<h1>${commentTaken}</h1>
    <p class="lead">${commentTakenHint}</p>
    <p><a href="/docket/${id}">${PUBLIC_WORDS[language].frame.back}</a></p>`;
  return sendPage(c, { title: commentTaken, path: '/docket', body, language });
}
