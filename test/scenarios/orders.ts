/** P21 to P23: what authorities ask for, and how. */
import assert from 'node:assert/strict';
import type { Typed } from '../../src/casework/index.ts';
import { DAY, type House, type Person } from './house.ts';
import { deciding, dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

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

async function publicUpload(house: House, seed: number, account: string): Promise<string> {
  const work = article(seed);
  await house.addWork(work);
  const uploader = { account, email: `${account}@people.example`, language: 'en' };
  const { id } = await house.upload(quoted(work, 140, seed + 1), { uploader });
  return id;
}

async function contact(house: House, operator: Person, fields: object): Promise<string> {
  const entry = {
    form: 'order',
    authority: 'Regional court',
    country: 'DE',
    email: 'court@state.example',
    text: 'Remove it.',
  };
  return (await house.must('POST', '/v1/orders', { ...entry, ...fields }, operator)).stream.split('/')[1];
}

async function complied(house: House, id: string, operator: Person, admin: Person): Promise<void> {
  await house.must('POST', `/v1/orders/${id}/classification`, { as: 'ART9' }, operator);
  await house.must('POST', `/v1/orders/${id}/check`, COMPLETE, operator);
  await house.must('POST', `/v1/orders/${id}/review`, { outcome: 'COMPLIED', reason: 'Valid.' }, admin);
}

const lettersTo = async (house: House, id: string, to: string): Promise<string[]> =>
  (await house.must('GET', `/v1/cases/order/${id}`)).letters
    .filter((one: { recipient: string }) => one.recipient === to)
    .map(({ message }: { message: string }) => message);
const publicName = async (house: House, id: string): Promise<string> =>
  (await house.must('GET', `/v1/cases/order/${id}`)).file.pseudonym;

const p21: Scenario = {
  id: 'P21',
  title:
    'a ministry e-mails without a legal basis: an entry, an ordinary notice, a public counter, and no effect by itself',
  async run(house) {
    const operator = await house.staff('operator');
    const upload = await publicUpload(house, 2101, 'acc-21');
    const id = await contact(house, operator, { form: 'e-mail', authority: 'Ministry', uploads: [upload] });
    await house.must('POST', `/v1/orders/${id}/classification`, { as: 'INFORMAL' }, operator);
    const name = await publicName(house, id);
    const entry = await house.must('GET', `/v1/orders/${name}`, undefined, 'anyone');
    assert.deepEqual([entry.state, entry.class, entry.authority], ['INFORMAL', 'INFORMAL', 'Ministry']);
    const { state } = await house.must('GET', `/v1/cases/order/${id}`);
    const notice = await house.must('GET', `/v1/cases/${state.notice}`);
    assert.deepEqual([notice.file.kind, notice.file.open, notice.file.waitsFor], ['notice', true, 'staff']);
    assert.equal((await house.must('GET', `/v1/uploads/${upload}/case`)).public, true);
    assert.deepEqual(await lettersTo(house, id, 'account/acc-21'), []);
    const leaf = (await house.leaves('order')).find(({ a }) => a === 'INFORMAL')!;
    return [said(leaf), `${state.notice} waits for a reviewer like any other`];
  },
  without: {
    what: 'an informal request is taken for an order',
    house: deciding(
      'order',
      (own) => (state, command, context) =>
        own.decide(state, command.type === 'classify' ? ({ ...command, as: 'NATIONAL' } as Typed) : command, context),
    ),
  },
};

const p22: Scenario = {
  id: 'P22',
  title:
    'a valid Art. 9 order of one state: effect there only; authority and person told at effect; no Art. 17 statement, no EU line',
  async run(house) {
    const [operator, admin] = [await house.staff('operator'), await house.staff('administrator')];
    const upload = await publicUpload(house, 2201, 'acc-22');
    const lines = house.database.lines.size;
    const statements = (await house.must('GET', `/v1/uploads/${upload}/statements`)).rows.length;
    const id = await contact(house, operator, { uploads: [upload] });
    await complied(house, id, operator, admin);
    const { state } = await house.must('GET', `/v1/cases/upload/${upload}`);
    assert.deepEqual(
      state.restrictions.map((one: { territories: string[] }) => one.territories),
      [['DE']],
    );
    assert.deepEqual(await lettersTo(house, id, 'account/acc-22'), ['order.effect']);
    const order = await house.must('GET', `/v1/cases/order/${id}`);
    assert.deepEqual(await lettersTo(house, id, order.state.contact.party), ['order.received', 'order.answered']);
    await house.advance(2 * DAY);
    assert.equal(house.database.lines.size, lines, 'no line in the EU database');
    assert.equal((await house.must('GET', `/v1/uploads/${upload}/statements`)).rows.length, statements);
    const leaf = (await house.leaves('order')).find(({ a }) => a === 'COMPLIED')!;
    assert.equal(leaf.terr, 'DE');
    return [said(leaf), 'DE only, of DE and FR asked for', 'order.effect and order.answered at once'];
  },
  without: {
    what: 'an order reaches as far as it asks',
    house: deciding(
      'order',
      (own) => (state, command, context) =>
        own.decide(state, command.type === 'review' ? ({ ...command, wider: true } as Typed) : command, context),
    ),
  },
};

const p23: Scenario = {
  id: 'P23',
  title: 'the same under a lawful silence: sealed at once, opened and told at its date without anybody’s help',
  async run(house) {
    const [operator, admin] = [await house.staff('operator'), await house.staff('administrator')];
    const upload = await publicUpload(house, 2301, 'acc-23');
    const until = new Date(house.now() + 120 * DAY).toISOString();
    const id = await contact(house, operator, { uploads: [upload], gag: { until, basis: 'de/stpo-95a' } });
    await complied(house, id, operator, admin);
    const name = await publicName(house, id);
    const sealed = await house.must('GET', `/v1/orders/${name}`, undefined, 'anyone');
    assert.deepEqual(Object.keys(sealed).sort(), ['id', 'leaves', 'sealed', 'state']);
    assert.ok((await house.leaves('order')).every(({ a, terr, ground }) => a === 'SEALED' && !terr && !ground));
    assert.deepEqual(await lettersTo(house, id, 'account/acc-23'), []);
    await house.advance(119 * DAY);
    assert.deepEqual(await lettersTo(house, id, 'account/acc-23'), []);
    await house.advance(DAY);
    assert.deepEqual(await lettersTo(house, id, 'account/acc-23'), ['order.opened']);
    const open = await house.must('GET', `/v1/orders/${name}`, undefined, 'anyone');
    assert.deepEqual([open.sealed, open.territories], [false, ['DE']]);
    assert.ok(open.opened.length >= sealed.leaves.length, 'what was sealed is shown with its salts');
    const leaves = await house.leaves('order');
    return [said(leaves[0]!), said(leaves.find(({ a }) => a === 'OPENED')!), 'order.opened'];
  },
  without: {
    what: 'silence has no end',
    house: dropping('order', (one) => one.kind === 'clock' && one.name === 'CK16/gag'),
  },
};

export const orderScenarios: readonly Scenario[] = [p21, p22, p23];
