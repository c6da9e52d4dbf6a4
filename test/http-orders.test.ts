/** The register of what authorities ask for, over HTTP, with a clock that the test moves: scenarios P21, P22 and P23 of mechanics § 10.2. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { canonicalJson } from '../src/common/index.ts';
import { parseLeaf } from '../src/log/index.ts';
import { as, good } from './fixtures/board.ts';
import { DAY, openCaseService, prose, type CaseService } from './fixtures/case-service.ts';
import type { SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let operator: SignedInHeaders;
let administrator: SignedInHeaders;
let reviewer: SignedInHeaders;

before(async () => {
  service = await openCaseService();
  operator = await service.staff('operator');
  administrator = await service.staff('administrator');
  reviewer = await service.staff('reviewer');
});
after(() => service.close());

let seed = 700;
/** A quotation that is presumed lawful, so that the uploader is known and the upload public. */
async function published(account: string): Promise<string> {
  const article = prose(++seed, 200);
  await service.reference(article);
  const text = `${prose(++seed, 150)} ${article.slice(300, 440)} ${prose(++seed, 40)}`;
  const uploader = { account, email: `${account}@example.org`, language: 'de' };
  const { id } = good(await service.upload(text, { uploader }), 201);
  assert.equal(good(await service.upload_case(id)).public, true);
  return id;
}
const CONTACT = { form: 'order', authority: 'Landgericht Beispielstadt', country: 'DE', email: 'court@example.org' };
const COMPLETE = {
  legalBasis: 'de/urhg-97',
  reasons: true,
  issuer: true,
  identification: true,
  redress: true,
  reportTo: true,
  language: true,
  territories: ['DE', 'FR'],
};
async function logged(fields: object): Promise<string> {
  const order = { ...CONTACT, text: 'We ask for the removal of what is named.', ...fields };
  const { stream } = good(await service.post('/v1/orders', order, as(operator)), 201);
  return stream.slice('order/'.length);
}
const lettersTo = async (id: string, recipient: string): Promise<string[]> =>
  (await service.get(`/v1/cases/order/${id}`)).body.letters
    .filter((one: { recipient: string }) => one.recipient === recipient)
    .map(({ message }: { message: string }) => message);
const register = async () => good(await service.get('/v1/orders', { key: '' })).rows;
const publicName = async (id: string): Promise<string> =>
  (await service.get(`/v1/cases/order/${id}`)).body.file.pseudonym;

test('P21: a ministry’s informal e-mail is an entry and an ordinary notice; nobody acts on it for its sender', async () => {
  const upload = await published('p21');
  const id = await logged({ form: 'e-mail', authority: 'Ministry of the Interior', uploads: [upload] });
  good(await service.post(`/v1/orders/${id}/classification`, { as: 'INFORMAL' }, as(operator)));
  const name = await publicName(id);
  const entry = (await register()).find((one: { id: string }) => one.id === name);
  assert.deepEqual(
    [entry.state, entry.authority, entry.form, entry.class],
    ['INFORMAL', 'Ministry of the Interior', 'e-mail', 'INFORMAL'],
  );
  const { state } = (await service.get(`/v1/cases/order/${id}`)).body;
  const notice = (await service.get(`/v1/cases/${state.notice}`)).body;
  assert.deepEqual([notice.file.kind, notice.file.waitsFor], ['notice', 'staff']);
  assert.ok(notice.file.severity <= 1, 'no priority');
  assert.equal(good(await service.upload_case(upload)).public, true);
  assert.deepEqual(await lettersTo(id, 'account/p21'), []);
  const reviewed = await service.post(
    `/v1/orders/${id}/review`,
    { outcome: 'COMPLIED', reason: 'They asked.' },
    as(administrator),
  );
  assert.deepEqual([reviewed.status, reviewed.body.why], [422, 'not-at-this-step']);
  // A reviewer finds that it breaks the rules: only then is the person told, and the source is said.
  const action = { outcome: 'ACTION', ground: 'terms/fraud', reason: 'It misleads voters.' };
  good(await service.post(`/v1/notices/${state.notice.slice('notice/'.length)}/decision`, action, as(reviewer)));
  const { rows } = good(await service.get(`/v1/uploads/${upload}/statements`));
  assert.equal(rows.at(-1).json.source_type, 'SOURCE_TYPE_OTHER_NOTIFICATION');
  assert.match(rows.at(-1).text, /Eine Behörde hat darum gebeten, ohne Anordnung/);
});

test('P22: a valid order restricts in its own country only; authority and person are told at once; no Art. 17 statement', async () => {
  const upload = await published('p22');
  const statements = good(await service.get(`/v1/uploads/${upload}/statements`)).rows.length;
  const id = await logged({ uploads: [upload] });
  good(await service.post(`/v1/orders/${id}/classification`, { as: 'ART9' }, as(operator)));
  const { redress: _, ...rest } = COMPLETE;
  const partial = good(await service.post(`/v1/orders/${id}/check`, { ...rest, redress: false }, as(operator)));
  assert.deepEqual([partial.state.kind, partial.state.missing], ['returned', ['redress']]);
  good(await service.post(`/v1/orders/${id}/check`, COMPLETE, as(operator)));
  const review = { outcome: 'COMPLIED', reason: 'It is valid.' };
  assert.equal((await service.post(`/v1/orders/${id}/review`, review, as(operator))).status, 403);
  good(await service.post(`/v1/orders/${id}/review`, review, as(administrator)));
  const shown = good(await service.get(`/v1/cases/upload/${upload}`)).state;
  const [restriction] = shown.restrictions;
  assert.deepEqual(
    [restriction.source, restriction.territories, restriction.because],
    ['order', ['DE'], `order/${id}`],
  );
  assert.deepEqual(await lettersTo(id, 'account/p22'), ['order.effect']);
  const party = shown && (await service.get(`/v1/cases/order/${id}`)).body.state.contact.party;
  assert.deepEqual(await lettersTo(id, party), ['order.received', 'order.returned', 'order.answered']);
  // Art. 17(5) DSA: no statement of reasons, no line for the EU database, no letter but the order's own.
  assert.equal(good(await service.get(`/v1/uploads/${upload}/statements`)).rows.length, statements);
  const outbox = await service.running.service.store.outboxDue(service.now(), 500);
  assert.ok(!outbox.some(({ kind, payload }) => kind.includes('dsa') && JSON.stringify(payload).includes(upload)));
  const entry = (await register()).find((one: { legalBasis?: string }) => one.legalBasis === 'de/urhg-97');
  assert.deepEqual([entry.state, entry.territories, entry.sealed], ['COMPLIED', ['DE'], false]);

  // A court sets it aside: its own restriction ends, and the person hears of it.
  good(await service.post(`/v1/orders/${id}/lifting`, { why: 'set-aside' }, as(administrator)));
  assert.deepEqual(good(await service.get(`/v1/cases/upload/${upload}`)).state.restrictions, []);
  assert.deepEqual(await lettersTo(id, 'account/p22'), ['order.effect', 'order.lifted']);
});

test('P23: under a lawful silence all is sealed at once; at its end it opens and the person is told, without anybody’s help', async () => {
  const upload = await published('p23');
  const gagUntil = new Date(service.now() + 200 * DAY).toISOString();
  const id = await logged({ uploads: [upload], gag: { until: gagUntil, basis: 'de/stpo-95a' } });
  const name = await publicName(id);
  good(await service.post(`/v1/orders/${id}/classification`, { as: 'ART9' }, as(operator)));
  good(await service.post(`/v1/orders/${id}/check`, COMPLETE, as(operator)));
  good(
    await service.post(`/v1/orders/${id}/review`, { outcome: 'COMPLIED', reason: 'It is valid.' }, as(administrator)),
  );
  const sealed = good(await service.get(`/v1/orders/${name}`, { key: '' }));
  assert.deepEqual(Object.keys(sealed).sort(), ['id', 'leaves', 'sealed', 'state']);
  assert.equal(sealed.state, 'SEALED');
  assert.ok(sealed.leaves.length >= 4 && sealed.leaves.every((one: { action: string }) => one.action === 'SEALED'));
  assert.equal((await service.get(`/v1/orders/${id}`, { key: '' })).status, 404, 'nor under its inner name');
  assert.deepEqual(await lettersTo(id, 'account/p23'), []);
  const uploadLeaves = good(await service.get(`/v1/cases/upload/${upload}`)).file;

  await service.advance(91 * DAY);
  const party = (await service.get(`/v1/cases/order/${id}`)).body.state.contact.party;
  assert.ok((await lettersTo(id, party)).includes('order.gag-asked'), 'asked again after ninety days');
  assert.deepEqual(await lettersTo(id, 'account/p23'), []);
  await service.advance(109 * DAY);
  assert.deepEqual(await lettersTo(id, 'account/p23'), ['order.opened']);
  const open = good(await service.get(`/v1/orders/${name}`, { key: '' }));
  assert.deepEqual(
    [open.sealed, open.state, open.territories, open.legalBasis],
    [false, 'COMPLIED', ['DE'], 'de/urhg-97'],
  );
  // The leaves of that day commit to what is shown now: it existed then.
  assert.equal(open.opened.length, sealed.leaves.length + 2);
  for (const { index, record, salt } of open.opened) {
    const [stored] = await service.running.service.store.leaves(index, 1);
    const leaf = parseLeaf(stored!.leaf);
    assert.ok(leaf.kind === 'done');
    const c = createHmac('sha256', Buffer.from(salt, 'base64')).update(canonicalJson(record)).digest('base64');
    assert.equal(c, leaf.value.c);
  }
  assert.equal(uploadLeaves.kind, 'upload');
});

test('bad orders get a clear answer: silence without a law, evidence without an end, an authority without a name', async () => {
  const noLaw = { ...CONTACT, text: 'Tell nobody.', gag: { until: '2020-01-01T00:00:00Z', basis: 'de/stpo-95a' } };
  const refused = await service.post('/v1/orders', noLaw, as(operator));
  assert.deepEqual([refused.status, refused.body.why], [422, 'no-lawful-silence']);
  const nameless = await service.post('/v1/orders', { ...CONTACT, authority: '', text: 'x' }, as(operator));
  assert.equal(nameless.status, 422);
  const id = await logged({ uploads: [] });
  const hold = { custodian: 'court registry', until: '2020-01-01T00:00:00Z', uploads: [] };
  assert.equal((await service.post(`/v1/orders/${id}/holds`, hold, as(administrator))).body.why, 'no-such-end');
  good(await service.post(`/v1/orders/${id}/classification`, { as: 'ART9' }, as(operator)));
  good(await service.post(`/v1/orders/${id}/check`, COMPLETE, as(operator)));
  const nothing = await service.post(
    `/v1/orders/${id}/review`,
    { outcome: 'COMPLIED', reason: 'Yes.' },
    as(administrator),
  );
  assert.equal(nothing.body.why, 'nothing-named');
});

test('who acts together is shown with what chance explains of it, and changes nothing', async () => {
  const uploads: string[] = [];
  for (let i = 0; i < 4; i++) uploads.push(await published(`target${i}`));
  const report = (upload: string, who: string, words: string) =>
    service.post('/v1/notices', {
      location: upload,
      explanation: words,
      contact: { email: `${who}@example.org`, name: who },
      goodFaith: true,
      account: who,
    });
  for (const upload of uploads) {
    for (const who of ['ring1', 'ring2', 'ring3']) {
      good(await report(upload, who, 'This is ILLEGAL, remove it!'), 201);
      await service.advance(1000);
    }
    await service.advance(DAY);
  }
  const ask = (over: string) => service.get(`/v1/coordination?over=${over}&windowS=60`, as(reviewer));
  const found = good(await ask('notices'));
  assert.deepEqual(
    found.pairs
      .slice(0, 3)
      .map(({ accounts, objects }: { accounts: string[]; objects: number }) => [...accounts, objects]),
    [
      ['account/ring1', 'account/ring2', 4],
      ['account/ring1', 'account/ring3', 4],
      ['account/ring2', 'account/ring3', 4],
    ],
  );
  assert.ok(found.discovery.every(({ rate }: { rate: number }) => rate >= 0 && rate <= 1));
  assert.ok(good(await ask('texts')).coShares > 0);
  for (const upload of uploads) assert.equal(good(await service.upload_case(upload)).public, true);
  assert.equal((await service.get('/v1/coordination', as(operator))).status, 403);
});
