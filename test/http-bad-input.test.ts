/** The bad input of the procedures, against a real server on a real port: each answer says what happened, why, and what to do now. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { instant } from '../src/common/index.ts';
import { DAY, openHouse, type Answered, type House, type Person } from './scenarios/house.ts';
import { article } from './scenarios/texts.ts';

let house: House;
let reviewers: Person[];
let admin: Person;
let seed = 9_300;
before(async () => {
  // Over the change to summer time, Good Friday and a month with 28 days.
  house = await openHouse({ start: instant(Date.parse('2027-02-24T22:30:00Z')) });
  reviewers = [await house.staff('reviewer'), await house.staff('reviewer'), await house.staff('reviewer')];
  admin = await house.staff('administrator');
});
after(() => house.close());

async function blocked(account: string, work: Record<string, unknown> = {}) {
  const text = article(++seed, 400);
  const reference = await house.addWork(text, { claimant: 'Harbour', ...work });
  const { id } = await house.upload(text, { uploader: { account, email: `${account}@people.example` } });
  return { id: id as string, about: `upload/${id}`, reference };
}
const linkFor = async (id: string) => ({
  link: (await house.must('POST', `/v1/uploads/${id}/links`, { purpose: 'complain' })).link as string,
});
/** Status, reason, and words a person can do something with. */
function says({ status, body }: Answered, expected: readonly [number, string], words?: RegExp): void {
  assert.deepEqual([status, body.why], expected, JSON.stringify(body));
  for (const part of [body.detail, body.fix]) assert.match(part, /^\S.{15,}[.?)]$/s, JSON.stringify(body));
  if (words) assert.match(`${body.detail} ${body.fix}`, words);
  assert.doesNotMatch(JSON.stringify(body), /undefined|\[object|at file:|Error:/);
}
const complain = (about: string, fields: object, as?: Parameters<House['ask']>[3]) =>
  house.ask('POST', '/v1/complaints', { about, text: 'It is mine.', ...fields }, as);

test('a complaint after the window, and one whose window cannot have begun', async () => {
  const { id, about } = await blocked('late');
  says(await complain(about, { informedAt: '2030-01-01T00:00:00Z' }), [422, 'in-the-future'], /has not come/);
  says(await complain(about, { informedAt: '2027-02-29T00:00:00Z' }), [422, 'invalid'], /no moment of the calendar/);
  // Told on 24 August: half a year later is today, a Wednesday, and the whole of it counts.
  const told = { informedAt: '2026-08-24T12:00:00Z' };
  says(await complain(about, { ...told, informedAt: '2026-08-23T12:00:00Z' }), [422, 'window-closed'], /2027-02-23/);
  assert.equal((await complain(about, told, undefined)).status, 201, 'on the last day it is in time');
  const again = await linkFor(id);
  says(await complain(about, {}, again), [422, 'already-complained'], /Add what is new/);
});

test('a complaint twice, with a used link, about somebody else’s case, about nothing', async () => {
  const [own, other] = [await blocked('own'), await blocked('other')];
  const link = await linkFor(own.id);
  says(await complain(other.about, {}, link), [404, 'not-found'], /link in the letter/);
  says(await complain(other.about, { complainant: 'account/own' }), [422, 'not-concerned'], /not about account\/own/);
  says(await complain('upload/up_nothing', {}), [404, 'not-found']);
  says(await complain('nonsense', {}), [422, 'invalid']);
  says(await complain(own.about, {}, 'anyone'), [401, 'no-key']);
  says(await complain(own.about, { text: undefined }, link), [422, 'reasons-missing'], /no law needs to be named/);
  const filed = await complain(own.about, {}, link);
  assert.equal(filed.status, 201);
  says(await complain(own.about, {}, link), [409, 'used-token'], /confirmation/);
  says(await complain(own.about, {}), [422, 'already-complained']);
  const said = `/v1/complaints/${filed.body.id}/statements`;
  says(
    await house.ask('POST', said, { text: 'Me too.', party: 'account/other' }),
    [422, 'not-a-party'],
    /account\/own/,
  );
});

test('a text of a megabyte is asked for its essence, and signs of every script arrive as they were', async () => {
  const { about } = await blocked('words');
  says(await complain(about, { text: 'x'.repeat(1_000_000) }), [413, 'over-limit'], /essence/);
  says(await complain(about, { text: 'x'.repeat(20_001) }), [422, 'invalid'], /send the essence/);
  const text = 'Zoë 🦊 אבג ﷽ 株式会社 \u0000 \ud83d';
  const filed = await complain(about, { text });
  const { texts } = await house.must('GET', `/v1/cases/complaint/${filed.body.id}`);
  assert.equal(texts[0].text, text);
});

test('names in any script are kept; line breaks and marks that turn the direction are not part of a name', async () => {
  for (const [name, kept] of [
    ['Zoë Nørgård', 'Zoë Nørgård'],
    ['株式会社 音楽', '株式会社 音楽'],
    ['Ada\r\nBcc: all@people.example', 'Ada Bcc: all@people.example'],
    ['\u202Eada', 'ada'],
  ]) {
    const { stream } = await house.must('POST', '/v1/claimants', { name });
    assert.equal((await house.must('GET', `/v1/claimants/${stream.split('/')[1]}`)).name, kept);
  }
  says(await house.ask('POST', '/v1/claimants', { name: ' \u0000 ' }), [422, 'invalid'], /under which name/);
  const { id } = await blocked('named');
  const contact = { name: '\u202E', email: 'n@people.example' };
  const { missing } = await house.must('POST', '/v1/notices', {
    location: id,
    explanation: 'x',
    contact,
    goodFaith: true,
  });
  assert.deepEqual(missing, ['name-and-email']);
});

test('two reviewers at once: one decides, the other is told; seven times twenty-four hours over a change of clocks', async () => {
  await house.advance(28 * DAY);
  const { about } = await blocked('both');
  const filed = await complain(about, {});
  const { dueAt, openedAt } = filed.body.state;
  assert.equal(dueAt - openedAt, 7 * DAY);
  assert.ok(new Date(openedAt).toISOString() < '2027-03-28' && new Date(dueAt).toISOString() > '2027-03-28');
  await house.advance(3 * DAY);
  const decide = (outcome: string, n: number) =>
    house.ask('POST', `/v1/complaints/${filed.body.id}/decision`, { outcome, reason: 'Seen.' }, reviewers[n]);
  const answers = await Promise.all([decide('REVERSED', 0), decide('UPHELD', 1), decide('UPHELD', 2)]);
  const decided = answers.filter(({ status }) => status === 200);
  assert.equal(decided.length, 1);
  for (const one of answers) if (one.status !== 200) says(one, [409, 'already-decided']);
  const { events } = await house.must('GET', `/v1/cases/complaint/${filed.body.id}`);
  assert.equal(events.filter(({ type }: { type: string }) => type === 'complaint-decided').length, 1);
});

test('months have the days they have, and money is whole', async () => {
  const { id, reference } = await blocked('paid');
  const usage = { upload: id, period: '2027-02', views: 1 };
  const book = (fields: object) => house.ask('POST', '/v1/usage', { ...usage, ...fields });
  says(await book({ days: 29 }), [422, 'too-many-days'], /has 28 days/);
  assert.equal((await book({ days: 28 })).status, 200);
  says(await book({ period: '2027-13' }), [422, 'bad-period'], /2027-02/);
  says(await book({ period: '2031-01' }), [422, 'in-the-future']);
  for (const views of [10.5, -1, 1e300]) says(await book({ views }), [422, 'invalid'], /views/);
  const licence = { works: { references: [reference] }, territories: 'all', uses: 'all', terms: { kind: 'nothing' } };
  const grant = (fields: object) => house.ask('POST', '/v1/licences', { ...licence, ...fields }, admin);
  says(await grant({ from: '2027-02-30' }), [422, 'invalid'], /no day of the calendar/);
  says(await grant({ from: '2027-05-01', to: '2027-04-30' }), [422, 'ends-before-it-begins'], /Swap/);
  const suspend = (until?: string) =>
    house.ask('POST', '/v1/accounts/paid/suspension', { reason: 'x', ...(until && { until }) }, reviewers[0]);
  says(await suspend(), [422, 'invalid'], /every suspension has an end/);
  says(await suspend('2027-02-30T00:00:00Z'), [422, 'invalid'], /no moment of the calendar/);
});

test('an order without a legal basis goes back, and changes nothing; a claim on a free work is no claim', async () => {
  const { id, reference } = await blocked('ordered', { ownership: 'public_domain' });
  const contact = { form: 'order', authority: 'Bundeskriminalamt', country: 'DE', text: 'Remove it.', uploads: [id] };
  const { stream } = await house.must('POST', '/v1/orders', contact, admin);
  const at = `/v1/orders/${stream.split('/')[1]}`;
  const points = { reasons: true, issuer: true, identification: true, redress: true, reportTo: true, language: true };
  const check = { ...points, territories: ['DE'] };
  says(await house.ask('POST', `${at}/check`, check, admin), [422, 'not-at-this-step']);
  await house.must('POST', `${at}/classification`, { as: 'ART9' }, admin);
  const returned = await house.must('POST', `${at}/check`, check, admin);
  assert.deepEqual([returned.events[0].type, returned.state.kind], ['returned', 'returned']);
  const review = { outcome: 'COMPLIED', reason: 'x' };
  says(await house.ask('POST', `${at}/review`, review, admin), [422, 'not-at-this-step'], /returned/);
  assert.equal((await house.must('GET', `/v1/uploads/${id}/case`)).public, true);

  const { stream: claimant } = await house.must('POST', '/v1/claimants', { name: 'Everything Ltd' });
  const claim = { claimant: claimant.split('/')[1], reference, territories: 'all' };
  says(await house.ask('POST', '/v1/claims', claim), [422, 'public-domain'], /§ 18\(4\) UrhDaG/);
  says(await house.ask('POST', '/v1/claims', { ...claim, share: 0 }), [422, 'invalid'], /millionths/);
});
