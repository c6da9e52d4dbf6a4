/** What somebody with a link reads and can send, without an account and without a script. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HOUR, openCaseService, prose, type CaseService } from './fixtures/case-service.ts';
import type { SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let reviewer: SignedInHeaders;
before(async () => {
  service = await openCaseService();
  reviewer = await service.staff('reviewer');
});
after(() => service.close());

const page = async (path: string, language = 'en') => {
  const answer = await service.ask('GET', path, { key: '', headers: { Cookie: `lang=${language}` } });
  assert.equal(answer.status, 200, path);
  return (await answer.text()).replace(/\s+/g, ' ');
};
/** As a browser without scripts sends a form. */
const send = (path: string, fields: Record<string, string>) =>
  service.ask('POST', path, {
    key: '',
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
const leadsTo = async (answer: Promise<Response>): Promise<string> => {
  const { status, headers } = await answer;
  assert.equal(status, 303);
  return headers.get('location')!;
};

async function blocked(seed: number): Promise<{ readonly id: string; readonly path: string }> {
  const { body: claimant } = await service.post('/v1/claimants', {
    name: 'Press of the harbour',
    email: 'p@press.example',
  });
  const text = prose(seed, 700);
  await service.reference(text, { claimant: claimant.stream.split('/')[1] });
  const { body } = await service.upload(text, { uploader: { account: `you-${seed}`, email: 'you@people.example' } });
  assert.equal(body.decision.action, 'BLOCK');
  const { body: made } = await service.post(`/v1/uploads/${body.id}/links`, { purpose: 'answer' });
  return { id: body.id, path: `/you/${made.link}` };
}

test('a blocked uploader reads who claims the work, why, every way to contest it with its date, and the whole statement', async () => {
  const { path } = await blocked(9001);
  const shown = await page(path);
  assert.match(shown, /<h1>Your upload is blocked<\/h1>/);
  assert.match(shown, /<a href="\/claimants\/clm_[^"]+">Press of the harbour<\/a>/);
  assert.match(shown, /Show the whole passage \(\d,\d{3} characters\)/);
  assert.match(shown, /Leave the passage out, or shorten it/);
  assert.match(shown, /If you disagree[^]*until \d+ \w+ 20\d\d/);
  assert.match(shown, /<a class="bare" href="https:\/\/digital-strategy\.ec\.europa\.eu\/[^"]+">/);
  assert.match(shown, /<summary>The statement of reasons in full<\/summary>[^]*How this was decided/);
  assert.match(await page(path, 'de'), /<h1>Ihr Upload ist gesperrt<\/h1>[^]*Den Teil herausnehmen/);
});

test('whoever loses a complaint takes it to the board from the same page, and reads when it answers', async () => {
  const { path } = await blocked(9002);
  const own = await leadsTo(send(`${path}/complaint`, { text: 'I wrote this myself.' }));
  assert.match(await page(own), /A person decides by 30 November 2026/);
  assert.doesNotMatch(await page(own), /action="[^"]*\/appeal"/);
  await service.advance(80 * HOUR);
  const { body: open } = await service.get('/v1/cases?kind=complaint&open=true');
  const decided = { outcome: 'UPHELD', reason: 'The drafts are of another text.' };
  await service.post(`/v1/complaints/${open.rows[0].id}/decision`, decided, { key: '', headers: reviewer.headers });
  const lost = await page(own);
  assert.match(lost, /The decision stands\.[^]*The drafts are of another text/);
  assert.match(lost, /take it to the board until \d+ December 2026[^]*Your reference is obc_/);
  assert.match(lost, /certified bodies and their contacts/);
  assert.equal((await send(`${own}/appeal`, { text: ' ' })).status, 422);
  assert.equal(await leadsTo(send(`${own}/appeal`, { text: 'It concerns everybody who quotes.' })), own);
  const filed = await page(own);
  assert.match(filed, /You took it to the board\. By \d+ December 2026[^<]* the board says whether it takes the case/);
  assert.doesNotMatch(filed, /action="[^"]*\/appeal"/);
  assert.match(await page(own, 'de'), /Sie haben sich an das Gremium gewandt/);
});

test('a complaint nobody decided in time says so, and names the ways that stay open', async () => {
  const { path } = await blocked(9003);
  const own = await leadsTo(send(`${path}/complaint`, { text: 'I wrote this myself.' }));
  await service.advance(10 * 24 * HOUR);
  const late = await page(own);
  assert.match(late, /It is late: a person should have decided by/);
  assert.match(late, /Everybody concerned could speak until/);
  assert.match(late, /certified bodies and their contacts/);
});

test('a notice that lacks a name says what is missing and until when; with it, when somebody looks, and then what was decided', async () => {
  const notice = {
    location: 'https://platform.example/watch/17',
    category: 'scams-and-fraud',
    explanation: 'They sell what they do not have.',
    goodFaith: 'yes',
  };
  const own = await leadsTo(send('/notice', notice));
  const lacking = await page(own);
  assert.match(lacking, /<h1>Your report lacks something<\/h1>[^]*Please add it until \d+ \w+ 2026/);
  assert.match(lacking, /name="name"[^]*name="email"/);
  assert.doesNotMatch(lacking, /name="location"/);
  await leadsTo(send(`${own}/information`, { name: 'Ada', email: 'ada@people.example' }));
  const waiting = await page(own);
  assert.match(waiting, /waits for a person[^]*Somebody looks at it by \d+ \w+ 2026/);
  assert.match(waiting, /What you reported[^]*Fraud[^]*They sell what they do not have/);
  const { body: open } = await service.get('/v1/cases?kind=notice&open=true');
  const decided = { outcome: 'NO_ACTION', ground: 'terms/fraud', reason: 'They do have it; we asked.' };
  await service.post(`/v1/notices/${open.rows[0].id}/decision`, decided, { key: '', headers: reviewer.headers });
  const answered = await page(own);
  assert.match(answered, /We found nothing to act on: the upload stays public\.[^]*They do have it/);
  assert.match(answered, /action="[^"]*\/complaint"/);
});
