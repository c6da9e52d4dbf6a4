/** P03 to P05: a complaint nobody answers in time, the window for complaining, and a complaint against what is public. */
import assert from 'node:assert/strict';
import { declaration, register } from './claimants.ts';
import { DAY, HOUR, type House } from './house.ts';
import { deciding, dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const WEEK = 7 * DAY;
const HOLDER = 'holder@label.example';
const uploaderOf = (account: string) => ({ account, email: `${account}@people.example`, language: 'en' });
const stateOf = async (house: House, upload: string) => (await house.must('GET', `/v1/uploads/${upload}/case`)).state;
const mailed = (house: House, to: string, words: RegExp): boolean =>
  house.mails.some((mail) => mail.to === to && words.test(`${mail.subject}\n${mail.text}`));
/** Leaves of complaints that were not answered in time, as the yearly report counts them. */
async function omitted(house: House): Promise<number> {
  const { sheets } = await house.must('GET', '/v1/reports/2026', undefined, 'anyone');
  const sheet = sheets.find(({ name }: { name: string }) => name === '7_appeals_and_recidivism');
  const row = sheet.rows.find((cells: unknown[]) =>
    ['Complaints', 'Total', 'Decision omitted'].every((cell) => cells.includes(cell)),
  );
  return row[sheet.columns.indexOf('Value')];
}

/** Three decisions under complaint: a presumed use, a block that was not manifest, a manifest one. */
async function contested(house: House) {
  const claimant = await register(house, 'Label');
  const works = [301, 302, 303].map((seed) => article(seed));
  for (const work of works) await house.addWork(work, { claimant });
  const uploader = uploaderOf('acc-3');
  const presumed = await house.upload(quoted(works[0]!, 150, 311), { uploader });
  assert.equal(presumed.decision.rule, 'R5a');
  const long = `${article(313, 900)} ${works[1]!.slice(0, 3000)}`;
  const held = await house.upload(long, { uploader, declaration: { flag: 'quotation' } });
  assert.equal(held.decision.rule, 'R8');
  const finding = { outcome: 'infringing', reason: 'More than the purpose needs.' };
  const first = await house.staff('reviewer');
  await house.must('POST', `/v1/uploads/${held.id}/review`, finding, first);
  assert.equal(await stateOf(house, held.id), 'BLOCKED');
  const { rows } = await house.must('GET', `/v1/uploads/${held.id}/statements`);
  assert.equal(rows.at(-1).json.automated_decision, 'AUTOMATED_DECISION_PARTIALLY');
  const manifest = await house.upload(works[2]!, { uploader });
  assert.equal(manifest.decision.rule, 'R7a');
  const file = async (upload: { id: string }, side: string, complainant?: string) => {
    const filing = { about: `upload/${upload.id}`, text: 'This is wrong.', side, ...(complainant && { complainant }) };
    return (await house.must('POST', '/v1/complaints', filing)).id as string;
  };
  const complaints = [
    await file(presumed, 'claimant', `claimant/${claimant}`),
    await file(held, 'uploader'),
    await file(manifest, 'uploader'),
  ];
  const states = () => Promise.all([presumed, held, manifest].map(({ id }) => stateOf(house, id)));
  return { complaints, states, first };
}

const p03: Scenario = {
  id: 'P03',
  title: 'seven times 24 hours without an answer: presumed stays up, what was not manifest returns, and it is counted',
  async run(house) {
    const { complaints, states, first } = await contested(house);
    await house.advance(WEEK - 1);
    assert.deepEqual(await states(), ['PUBLISHED_PRESUMED', 'BLOCKED', 'BLOCKED']);
    assert.deepEqual(
      [(await house.leaves('complaint')).filter(({ a }) => a === 'OVERDUE'), await omitted(house)],
      [[], 0],
    );
    await house.advance(1);
    assert.deepEqual(await states(), ['PUBLISHED_PRESUMED', 'RESTORED', 'BLOCKED']);
    const overdue = (await house.leaves('complaint')).filter(({ a }) => a === 'OVERDUE');
    assert.deepEqual([overdue.length, await omitted(house)], [3, 3], 'one for each');
    const events: string[] = [];
    for (const id of complaints) {
      const { file, events: all } = await house.must('GET', `/v1/cases/complaint/${id}`);
      assert.deepEqual([file.state, file.open], ['OVERDUE', true], 'an answer is still owed');
      events.push(all.at(-1).type);
    }
    assert.deepEqual(events, ['deadline-passed', 'deadline-passed', 'deadline-passed']);
    await house.advance(HOUR);
    const late = /late|in time|seven days|deadline/i;
    assert.ok(mailed(house, 'acc-3@people.example', late) && mailed(house, HOLDER, late), 'both sides are told');
    // The late answer is a person's, and not the first one's; it may restrict again.
    const decision = { outcome: 'UPHELD', reason: 'More than the purpose needs.' };
    const path = `/v1/complaints/${complaints[1]}/decision`;
    assert.equal((await house.ask('POST', path, decision, first)).body.why, 'decided-before');
    await house.must('POST', path, decision, await house.staff('reviewer'));
    assert.deepEqual(await states(), ['PUBLISHED_PRESUMED', 'BLOCKED', 'BLOCKED']);
    const [restored] = (await house.leaves('upload')).filter(({ a }) => a === 'RESTORED');
    return [...overdue.map(said), ...events, said(restored!), 'Decision omitted 0 → 3'];
  },
  without: {
    what: 'an unanswered complaint lifts what was not manifest',
    house: dropping('complaint', (one) => one.kind === 'then' && one.command.type === 'restore'),
  },
};

const p04: Scenario = {
  id: 'P04',
  title: 'six months begin when the person was told; the last day is in time, the day after is late',
  async run(house) {
    // Without an address we write to nobody: the platform tells them, and says when.
    const uploads: { id: string }[] = [];
    for (const seed of [401, 402]) {
      const work = article(seed);
      await house.addWork(work);
      uploads.push(await house.upload(work, { uploader: { account: 'acc-4' } }));
    }
    await house.advance(3 * DAY);
    for (const { id } of uploads) await house.must('POST', `/v1/uploads/${id}/told`, {});
    const told = new Date(house.now()).toISOString().slice(0, 10);
    assert.equal(told, '2026-11-26');
    const complain = ({ id }: { id: string }) =>
      house.ask('POST', '/v1/complaints', { about: `upload/${id}`, text: 'It is mine.', side: 'uploader' });
    // Six months after the block are over; after the telling they are not.
    await house.advance(Date.UTC(2027, 4, 26, 20) - house.now());
    const lastDay = await complain(uploads[0]!);
    assert.equal(lastDay.status, 201, JSON.stringify(lastDay.body));
    await house.advance(DAY);
    const late = await complain(uploads[1]!);
    assert.deepEqual([late.status, late.body.why], [422, 'window-closed']);
    assert.match(late.body.fix, /courts/i, 'and is told the ways that are left');
    const leaves = (await house.leaves('complaint')).map(said);
    assert.equal(leaves.length, 1);
    return [...leaves, `told ${told}`, 'filed 2027-05-26: 201', `filed 2027-05-27: ${late.body.why}`];
  },
  without: {
    what: 'the day on which the person was told',
    house: deciding(
      'upload',
      (own) => (state, command, context) =>
        command.type === 'told' ? { kind: 'done', value: [] } : own.decide(state, command, context),
    ),
  },
};

const p05: Scenario = {
  id: 'P05',
  title:
    'a right-holder complains about a presumed use: public meanwhile, then blocked with reasons, or settled for good',
  async run(house) {
    const claimant = await register(house, 'Label');
    const reviewer = await house.staff('reviewer');
    const decide = async (seed: number, outcome: string) => {
      const work = article(seed);
      await house.addWork(work, { claimant });
      const upload = await house.upload(quoted(work, 150, seed + 10), { uploader: uploaderOf('acc-5') });
      assert.equal(upload.decision.rule, 'R5a');
      await house.settle();
      assert.ok(mailed(house, HOLDER, /presum/i), 'told at once (§ 9(3))');
      const party = { purpose: 'complain', party: `claimant/${claimant}` };
      const { link } = await house.must('POST', `/v1/uploads/${upload.id}/links`, party);
      const filing = { about: `upload/${upload.id}`, text: 'This is an advertisement.' };
      const complaint = await house.must('POST', '/v1/complaints', filing, { link });
      const again = await house.ask('POST', '/v1/complaints', filing, { link });
      assert.deepEqual([again.status, again.body.why], [409, 'used-token']);
      await house.advance(4 * DAY);
      assert.equal(await stateOf(house, upload.id), 'PUBLISHED_PRESUMED', 'public during the complaint');
      const decision = { outcome, reason: 'We read the whole post.' };
      await house.must('POST', `/v1/complaints/${complaint.id}/decision`, decision, reviewer);
      const { state } = await house.must('GET', `/v1/cases/complaint/${complaint.id}`);
      assert.equal(state.inTime, true);
      await house.settle();
      return upload.id as string;
    };
    const infringing = await decide(501, 'REVERSED');
    assert.equal(await stateOf(house, infringing), 'BLOCKED');
    const [statement] = (await house.must('GET', `/v1/uploads/${infringing}/statements`)).rows;
    assert.ok(statement.text.length > 500 && statement.json.puid);
    assert.ok(mailed(house, 'acc-5@people.example', /restricted|blocked|not public/i), 'the uploader is told');
    const lawful = await decide(502, 'UPHELD');
    assert.equal(await stateOf(house, lawful), 'PUBLISHED_PRESUMED');
    // Settled between this holder and this use: neither a second complaint nor the red button opens it again.
    const side = { side: 'claimant', complainant: `claimant/${claimant}` };
    const second = await house.ask('POST', '/v1/complaints', {
      about: `upload/${lawful}`,
      text: 'Once more.',
      ...side,
    });
    const pressed = { claimant: `claimant/${claimant}`, declaration };
    const button = await house.ask('POST', `/v1/uploads/${lawful}/red-button`, pressed);
    assert.deepEqual([second.body.why, button.body.why], ['already-decided', 'not-presumed']);
    const leaves = [...(await house.leaves('complaint')), ...(await house.leaves('decision'))].map(said);
    assert.ok(leaves.some((one) => one.endsWith('BLOCK')));
    return leaves;
  },
  without: {
    what: 'a complaint that succeeds restricts',
    house: dropping('complaint', (one) => one.kind === 'then' && one.command.type === 'restrict'),
  },
};

export const complaintScenarios: readonly Scenario[] = [p03, p04, p05];
