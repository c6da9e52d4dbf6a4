/** Pages for people without accounts: whoever has the link from a letter sees their case and answers in it. Forms only. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  act,
  answerForUpload,
  appealToBoard,
  completeNotice,
  answerUpload,
  evidenceForUpload,
  fileComplaint,
  findCase,
  makeLink,
  PUBLIC_STATES,
  receiptForLeaf,
  statementsOf,
  submitNotice,
  takeStep,
  tokenForSecret,
  uploadCase,
  type CaseAnswer,
  type Service,
  type WholeCase,
} from '../../app/index.ts';
import { uploadId, type Outcome } from '../../common/index.ts';
import type { Language } from '../../casework/index.ts';
import { sendFault } from '../pages/fault-page.ts';
import { sendPage } from '../pages/layout.ts';
import { PERSON_WORDS } from '../pages/messages/person.ts';
import { NO_WORDS, saidTo, type Said } from '../pages/messages/refusals.ts';
import { complaintPage, noticePage, type BoardStanding } from '../pages/person/case-pages.ts';
import { noticeFormPage } from '../pages/person/notice-form.ts';
import { personMessage, sendPersonPage } from '../pages/person/send.ts';
import { uploadHeading, uploadPage } from '../pages/person/upload-page.ts';
import { chosenLanguage, readerLanguage } from '../pages/reader-language.ts';
import { EVIDENCE_NAME, sendEvidence } from '../pages/person/send-evidence.ts';
import { readForm } from '../read-form.ts';
import { route, type Route } from '../route.ts';
import { tooOften } from '../too-often.ts';
import { personName } from './case-input.ts';

/** Of any shape: whoever mistyped theirs gets words, not a fault. */
const linkParams = z.object({ link: z.string().max(200) });
const answers = { 200: { description: 'A page.' } };
const page = { permission: 'page.read', tag: 'Pages', hidden: true, answers } as const;
const TEXT_MAX = 20_000;
const PLACES_MAX = 49;

const STEPS = ['answer', 'complaint', 'statement', 'withdrawal', 'appeal', 'information'] as const;

type Token = NonNullable<Awaited<ReturnType<typeof tokenForSecret>>>;

export const personPageRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/you/{link}',
    summary: 'Your case',
    ...page,
    params: linkParams,
    handle: (c, { params }) => withLink(c, service, params.link, (token) => show(c, service, token, params.link)),
  }),
  route({
    method: 'get',
    path: '/you/{link}/receipt.json',
    summary: 'Your receipt',
    ...page,
    params: linkParams,
    handle: (c, { params }) =>
      withLink(c, service, params.link, async (token) => {
        const answered = await answerForUpload(service, uploadId(idOf(token)));
        if (!answered) return gone(c);
        return c.json(await receiptForLeaf(service, answered.record.leafIndex));
      }),
  }),
  route({
    method: 'get',
    path: '/you/{link}/evidence/{name+}',
    summary: 'A picture or a clip of the evidence',
    ...page,
    params: linkParams.extend({ name: z.string().regex(EVIDENCE_NAME) }),
    query: z.object({ frame: z.coerce.number().int().min(0).max(10_000).optional() }),
    handle: (c, { params, query }) =>
      withLink(c, service, params.link, async (token) => {
        const evidence = await evidenceForUpload(service, uploadId(idOf(token)));
        const sent = evidence && (await sendEvidence(c, service, evidence, params.name, query.frame));
        return sent ?? gone(c);
      }),
  }),
  ...STEPS.map((step) =>
    route({
      method: 'post',
      path: `/you/{link}/${step}`,
      summary: 'Answer in your case',
      ...page,
      params: linkParams,
      handle: (c, { params }) =>
        withLink(c, service, params.link, (token) => take(c, service, token, params.link, step)),
    }),
  ),
  route({
    method: 'get',
    path: '/notice',
    summary: 'Report something',
    ...page,
    handle: (c) => {
      const language = readerLanguage(c);
      const words = PERSON_WORDS[language];
      return sendPage(c, { title: words.noticeTitle, path: '/notice', body: noticeFormPage({ words }), language });
    },
  }),
  route({
    method: 'post',
    path: '/notice',
    summary: 'Report something',
    ...page,
    handle: (c) => takeNotice(c, service),
  }),
];

async function withLink(
  c: Context,
  service: Service,
  link: string,
  answer: (token: Token) => Promise<Response>,
): Promise<Response> {
  const token = await tokenForSecret(service, link);
  return token ? answer(token) : gone(c);
}

function gone(c: Context): Promise<Response> {
  const language = readerLanguage(c);
  const { notFound, notFoundHint } = PERSON_WORDS[language];
  return personMessage(c, language, { title: notFound, text: notFoundHint, status: 404 });
}

const kindOf = ({ stream }: Token): string => stream.slice(0, stream.indexOf('/'));
const idOf = ({ stream }: Token): string => stream.slice(stream.indexOf('/') + 1);

async function languageFor(c: Context, service: Service, token: Token): Promise<Language> {
  const chosen = chosenLanguage(c);
  if (chosen !== undefined) return chosen;
  const contact = await service.store.party(token.party);
  if (contact?.language === undefined) return readerLanguage(c);
  return contact.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

async function show(c: Context, service: Service, token: Token, link: string): Promise<Response> {
  const language = await languageFor(c, service, token);
  const words = PERSON_WORDS[language];
  const base = `/you/${link}`;
  const whole = await findCase(service, token.stream);
  if (!whole) return gone(c);
  if (kindOf(token) === 'complaint') {
    const board = await boardStanding(service, whole);
    const body = complaintPage({ whole, base, language, words, board, now: service.clock.now() });
    return sendPersonPage(c, language, words.complaintHeading, body);
  }
  if (kindOf(token) === 'notice') {
    return sendPersonPage(c, language, words.noticeTitle, noticePage({ whole, base, language, words }));
  }
  const view = await uploadCase(service, idOf(token));
  if (!view) return gone(c);
  const [evidence, statements] = await Promise.all([
    evidenceForUpload(service, uploadId(idOf(token))),
    statementsOf(service, idOf(token)),
  ]);
  const body = uploadPage({
    view,
    evidence,
    statements: statements.kind === 'done' ? statements.value : [],
    events: whole.events,
    base,
    language,
    words,
    used: token.usedAt !== undefined,
  });
  return sendPersonPage(c, language, uploadHeading(view, words), body);
}

/** Of the reference that the answer to a complaint came with. */
async function boardStanding({ store }: Service, { state }: WholeCase): Promise<BoardStanding | undefined> {
  const { board: reference } = state as { readonly board?: string };
  const file = reference === undefined ? undefined : await store.caseFile(`oversight/${reference}`);
  if (!file || reference === undefined) return undefined;
  const { state: name, dueAt } = file;
  return { reference, state: name, ...(dueAt !== undefined && { dueAt }), public: PUBLIC_STATES.includes(name) };
}

type Step = (typeof STEPS)[number];

async function take(c: Context, service: Service, token: Token, link: string, step: Step): Promise<Response> {
  const language = await languageFor(c, service, token);
  const form = await readForm(c);
  if (form.kind === 'refused') return refusedPage(c, language, form, link);
  const outcome = await stepped(service, token, step, form.fields);
  if (outcome.kind === 'refused') return refusedPage(c, language, outcome, link);
  if (step !== 'complaint') return c.redirect(`/you/${link}`, 303);
  // The new case has a page of its own.
  const made = await makeLink(service, { stream: outcome.value.stream, party: token.party, purpose: 'complaint' });
  return c.redirect(made.kind === 'done' ? `/you/${made.value.secret}` : `/you/${link}`, 303);
}

async function stepped(
  service: Service,
  token: Token,
  step: Step,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<CaseAnswer, string>> {
  const actor = { kind: 'party', id: token.party } as const;
  const text = fields['text']?.trim().slice(0, TEXT_MAX) || undefined;
  if (step === 'complaint')
    return fileComplaint(service, {
      about: token.stream,
      text,
      actor,
      complainant: token.party,
      usesLink: token.secretHash,
    });
  if (step === 'answer')
    return answerUpload(service, {
      upload: idOf(token),
      answer: answerOf(fields['answer']),
      flag: fields['flag'],
      text,
      actor,
    });
  const address = { kind: kindOf(token), id: idOf(token) };
  if (step === 'withdrawal') return act(service, { address, actor, command: { type: 'withdraw' } });
  if (step === 'information') return completed(service, token, fields);
  if (text === undefined) return { kind: 'refused', ...NO_WORDS };
  if (step === 'appeal') {
    const { board } = ((await findCase(service, token.stream))?.state ?? {}) as { readonly board?: string };
    return appealToBoard(service, { reference: board ?? '', party: token.party, text }, actor);
  }
  return takeStep(service, {
    address,
    actor,
    text,
    command: (said) => ({ type: 'state', party: token.party, ...said }) as { type: string },
  });
}

/** What a notice lacked. */
const completed = (service: Service, token: Token, fields: Readonly<Record<string, string>>) => {
  const filled = (name: string) => fields[name]?.trim().slice(0, TEXT_MAX) || undefined;
  const [name, email, location, explanation] = ['name', 'email', 'location', 'text'].map(filled);
  return completeNotice(service, {
    notice: idOf(token),
    location,
    explanation,
    contact: { ...(email !== undefined && { email }), ...(name !== undefined && { name }) },
    goodFaith: fields['goodFaith'] === 'yes',
    actor: { kind: 'party', id: token.party },
  });
};

const answerOf = (text: string | undefined) => (text === 'licence' || text === 'withdraw' ? text : 'flag');

const refusedPage = (
  c: Context,
  language: Language,
  refused: Said & { readonly why: string },
  link: string,
): Promise<Response> => {
  const { detail, fix } = saidTo(language, refused);
  return personMessage(c, language, { title: detail, text: fix, status: 422, back: `/you/${link}` });
};

async function takeNotice(c: Context, service: Service): Promise<Response> {
  const language = readerLanguage(c);
  const words = PERSON_WORDS[language];
  const form = await readForm(c);
  if (form.kind === 'refused') return sendFault(c, 413);
  const { location, explanation, category = 'other', name, email, goodFaith } = form.fields;
  // One place on each line.
  const [first, ...others] = (location ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const danger = category === 'child-sexual-abuse-material';
  const wait = tooOften(c, service, { kind: 'anonymous' }, 'notice', { weight: 1 + others.length, danger });
  if (wait) {
    c.header('Retry-After', String(wait.seconds));
    const { noticeTooOften: title, noticeTooOftenHint: text } = words;
    return personMessage(c, language, { title, text: text(Math.ceil(wait.seconds / 60)), status: 429 });
  }
  const outcome = await submitNotice(service, {
    law: 'art-16',
    category,
    location: first,
    locations: others.slice(0, PLACES_MAX),
    explanation: explanation?.trim().slice(0, TEXT_MAX) || undefined,
    contact: {
      ...(email?.trim() && { email: email.trim() }),
      ...(name?.trim() && { name: personName.parse(name.slice(0, 200)) }),
      language,
    },
    goodFaith: goodFaith === 'yes',
    childSexualAbuse: category === 'child-sexual-abuse-material',
    lifeOrSafety: false,
    actor: { kind: 'party', id: 'party/anyone' },
  });
  if (outcome.kind === 'refused') {
    const body = noticeFormPage({ words, typed: form.fields, problem: saidTo(language, outcome) });
    return sendPage(c, { title: words.noticeTitle, path: '/notice', body, language, status: 422, private: true });
  }
  const { stream, state } = outcome.value;
  const { notifier } = state as { readonly notifier?: string };
  const made =
    notifier === undefined ? undefined : await makeLink(service, { stream, party: notifier, purpose: 'notice' });
  if (made?.kind === 'done') return c.redirect(`/you/${made.value.secret}`, 303);
  return personMessage(c, language, { title: words.noticeSent, text: words.done, status: 200 });
}
