/** WARNING and REMAND as outcomes with consequences: a screen instead of a removal; the first decision open again, with a fresh person and clock. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, good, openBoard, ruled, seated, type Member } from './fixtures/board.ts';
import { DAY, openCaseService, prose, type CaseService } from './fixtures/case-service.ts';
import { until, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let members: Member[];
let administrator: SignedInHeaders;
let reviewers: SignedInHeaders[];
let seed = 7_000;

const moves: Record<string, unknown>[] = [];

before(async () => {
  const postBytes = async (_url: string, body: string) => {
    moves.push((JSON.parse(body) as { data: Record<string, unknown> }).data);
    return 204;
  };
  service = await openCaseService(undefined, { waysOut: { postBytes } });
  const endpoint = { url: 'https://platform.example/hook' };
  good(await service.post('/v1/webhooks', endpoint), 201);
  members = await openBoard(service);
  administrator = await service.staff('administrator');
  reviewers = [];
  for (let i = 0; i < 4; i++) reviewers.push(await service.staff('reviewer'));
});
after(() => service.close());

const lettersAbout = async (stream: string) =>
  (await service.get(`/v1/cases/${stream}`)).body.letters as { recipient: string; message: string }[];
const page = async (path: string, language: 'en' | 'de') => {
  const answer = await service.ask('GET', path, { key: '', headers: { Cookie: `lang=${language}` } });
  assert.equal(answer.status, 200, path);
  return (await answer.text()).replace(/\s+/g, ' ');
};
const decide = (complaint: string, outcome: string, n: number) =>
  service.post(`/v1/complaints/${complaint}/decision`, { outcome, reason: 'Seen and weighed.' }, as(reviewers[n]!));

/** A whole work, blocked; the complaint about it fails; its uploader takes it to the board. */
async function blockedBeforeTheBoard(account: string): Promise<{ upload: string; board: string; reference: string }> {
  const article = prose(++seed, 200);
  const reference = await service.reference(article, { claimant: 'Harbour Press' });
  const { id: upload, decision } = good(
    await service.upload(article, { uploader: { account, email: `${account}@example.org`, language: 'de' } }),
    201,
  );
  assert.equal(decision.action, 'BLOCK');
  const asked = { about: `upload/${upload}`, text: 'It is a protest.' };
  const { id: complaint } = good(await service.post('/v1/complaints', asked), 201);
  await service.advance(3 * DAY);
  good(await decide(complaint, 'UPHELD', 0));
  const { decision: answer } = good(await service.get(`/v1/complaints/${complaint}`));
  const appeal = { reference: answer.board, party: `account/${account}`, text: 'Please hear it.' };
  good(await service.post('/v1/docket', appeal), 201);
  await seated(service, answer.board, members, { local: [] });
  return { upload, board: answer.board, reference };
}

test('WARNING instead of a removal: public again, behind a warning with reasons of its own; the platform is told to show it', async () => {
  const { upload, board } = await blockedBeforeTheBoard('warned');
  await ruled(service, board, members, ['WARNING', 'WARNING', 'WARNING', 'UPHOLD']);
  assert.equal(good(await service.upload_case(upload)).public, false, 'until it is carried out');
  // Nobody carries it out: on the seventh day it does so itself.
  await service.advance(7 * DAY);
  const shown = good(await service.upload_case(upload));
  assert.deepEqual([shown.state, shown.public, shown.warning], ['RESTORED', true, true]);
  const [restriction] = shown.restrictions;
  assert.deepEqual(
    [restriction.measure, restriction.source, restriction.because, restriction.ground],
    ['warning', 'board', `oversight/${board}`, 'recourse/board-warning'],
  );
  const { rows } = good(await service.get(`/v1/uploads/${upload}/statements`));
  const statement = rows.at(-1);
  assert.match(statement.text, /Warnhinweis/, 'in the reader’s language');
  assert.match(statement.text, new RegExp(board));
  assert.deepEqual(statement.json.decision_visibility, ['DECISION_VISIBILITY_CONTENT_LABELLED']);
  assert.match(statement.text, /nicht entfernt\. Den Warnhinweis aufheben kann nur das Gremium/);
  const { link } = good(await service.post(`/v1/uploads/${upload}/links`, { purpose: 'answer' }), 201);
  const own = await page(`/you/${link}`, 'en');
  assert.match(own, /<h1>Your upload is public, behind a warning<\/h1>/);
  assert.match(own, /The independent board decided so[^]*only the board can lift the warning/);
  assert.match(await page(`/you/${link}`, 'de'), /<h1>Ihr Upload ist öffentlich, hinter einem Warnhinweis<\/h1>/);
  const { file } = good(await service.get(`/v1/cases/upload/${upload}`));
  assert.equal(file.shown.warning, true, 'lists can say so');
  const told = await until(async () => moves.find((one) => one['upload'] === upload && one['warning'] === true));
  assert.equal(told['public'], true, 'whoever serves the file is told to show it');
  assert.ok((await lettersAbout(`upload/${upload}`)).some(({ message }) => message === 'upload.warning'));
  const strikes = good(await service.get('/v1/accounts/warned/strikes'));
  assert.equal(JSON.stringify(strikes).includes('counted'), false, 'no removal, no strike');
  const { rows: precedents } = good(await service.get('/v1/precedents', { key: '' }));
  assert.ok(precedents.some((one: { id: string; outcome: string }) => one.id === board && one.outcome === 'WARNING'));
  // A later ruling of the board may lift it; a complaint cannot.
  const again = { about: `upload/${upload}`, text: 'No warning, please.' };
  const { id: complaint } = good(await service.post('/v1/complaints', again), 201);
  await service.advance(3 * DAY);
  good(await decide(complaint, 'REVERSED', 1));
  assert.equal(good(await service.upload_case(upload)).warning, true, 'a ruling binds');
});

test('REMAND: the first decision is open again at once, with a week of its own and somebody who had no part in it', async () => {
  const { upload, board, reference } = await blockedBeforeTheBoard('sent-back');
  await ruled(service, board, members, ['REMAND', 'REMAND', 'REMAND', 'UPHOLD']);
  const heard = good(await service.get(`/v1/docket/${board}`, { key: '' }));
  assert.deepEqual([heard.state, heard.ruling.outcome, heard.ruling.direction], ['IMPLEMENTED', 'REMAND', undefined]);
  const open = good(await service.get(`/v1/cases?kind=complaint&open=true&about=upload/${upload}`)).rows;
  assert.equal(open.length, 1);
  const complaint = (open[0].stream as string).slice('complaint/'.length);
  const { state, letters } = good(await service.get(`/v1/cases/complaint/${complaint}`));
  assert.deepEqual(
    [state.remand, state.side, state.complainant],
    [`oversight/${board}`, 'uploader', 'account/sent-back'],
  );
  assert.equal(state.dueAt - service.now(), 7 * DAY, 'a clock of its own');
  for (const to of ['account/sent-back', 'reviewers'])
    assert.ok(
      letters.some(
        (one: { recipient: string; message: string }) => one.recipient === to && one.message === 'complaint.reopened',
      ),
      `${to} is told`,
    );
  const decided = good(await service.get('/v1/precedents', { key: '' })).rows.find(
    (one: { id: string }) => one.id === board,
  );
  assert.equal(decided.decidedAnew, 'PENDING');
  assert.equal(JSON.stringify(decided).includes(complaint), false, 'which complaint it is, is nobody’s business');

  assert.equal(heard.ruling.decidedAnew, 'PENDING');
  assert.match(await page(`/docket/${board}`, 'en'), /The new decision<\/h3> <p>[^<]*is to decide anew/);

  await service.advance(3 * DAY);
  const same = await decide(complaint, 'REVERSED', 0);
  assert.deepEqual(
    [same.status, same.body.why],
    [409, 'decided-before'],
    'who decided the complaint does not decide again',
  );
  good(await decide(complaint, 'REVERSED', 1));
  const shown = good(await service.upload_case(upload));
  assert.deepEqual([shown.state, shown.public], ['RESTORED', true]);
  const found = good(await service.get(`/v1/precedents?reference=${reference}`, { key: '' })).rows;
  assert.deepEqual(
    found.map(({ outcome, decidedAnew }: { outcome: string; decidedAnew: string }) => [outcome, decidedAnew]),
    [['REMAND', 'REVERSED']],
  );
  const { ruling } = good(await service.get(`/v1/docket/${board}`, { key: '' }));
  assert.equal(ruling.decidedAnew, 'REVERSED');
  const [english, german] = [await page(`/docket/${board}`, 'en'), await page(`/docket/${board}`, 'de')];
  assert.match(english, /The new decision<\/h3> <p>[^<]*decided anew: the decision was wrong and is undone\.<\/p>/);
  assert.match(german, /Die neue Entscheidung<\/h3> <p>[^<]*neu entschieden: Die Entscheidung war falsch/);
  assert.equal(english.includes(complaint), false, 'which complaint it is stays between its parties');
  assert.match(await page(`/precedents?reference=${reference}`, 'en'), /decided anew: the decision was wrong/);
});

test('a remand of what had been restored restricts again when the new decision says so, and whoever is late loses nothing', async () => {
  const article = prose(++seed, 200);
  await service.reference(article);
  const { id: upload } = good(await service.upload(article, { uploader: { account: 'twice' } }), 201);
  const { id: first } = good(await service.post('/v1/complaints', { about: `upload/${upload}`, text: 'Mine.' }), 201);
  await service.advance(3 * DAY);
  good(await decide(first, 'REVERSED', 0));
  assert.equal(good(await service.upload_case(upload)).public, true);
  const referral = { upload, text: 'Was that right?', urgent: false };
  const { stream } = good(await service.post('/v1/docket/referrals', referral, as(administrator)), 201);
  const board = stream.slice('oversight/'.length) as string;
  await seated(service, board, members, { local: [] });
  await ruled(service, board, members, ['REMAND', 'REMAND', 'REMAND']);
  const [open] = good(await service.get(`/v1/cases?kind=complaint&open=true&about=upload/${upload}`)).rows;
  const complaint = open.stream.slice('complaint/'.length) as string;
  await service.advance(8 * DAY);
  assert.equal(good(await service.get(`/v1/cases/complaint/${complaint}`)).file.state, 'OVERDUE');
  assert.equal(good(await service.upload_case(upload)).public, true);
  good(await decide(complaint, 'REVERSED', 2));
  assert.equal(good(await service.upload_case(upload)).public, false, 'the publication was contested, and falls');
});
