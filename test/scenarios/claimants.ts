/** P08 and P09: who claims or presses wrongly loses that right for a time, and everything that rested on it is undone. */
import assert from 'node:assert/strict';
import { DAY, HOUR, type House, type Person } from './house.ts';
import { dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const uploader = { account: 'acc-8', email: 'acc-8@people.example', language: 'en' };
const leavesOf = async (house: House) =>
  (await house.leaves('claimant')).filter(({ a }) => a !== 'claim-accurate').map(said);
const stateOf = async (house: House, upload: { id: string }) =>
  (await house.must('GET', `/v1/cases/upload/${upload.id}`)).file.state;

export async function register(house: House, name: string): Promise<string> {
  return (await house.must('POST', '/v1/claimants', { name, email: 'holder@label.example' })).stream.split('/')[1];
}

/** A hundred claims that a person has found right. */
export async function trusted(house: House, claimant: string, reviewer: Person): Promise<void> {
  const at = `/v1/claimants/${claimant}`;
  await house.must(
    'POST',
    `${at}/verification`,
    { reason: 'Register extract and a sample title.' },
    await house.staff('administrator'),
  );
  for (let i = 0; i < 100; i++) {
    const judged = { upload: `up_earlier-${i}`, reference: `ref_earlier-${i}`, accurate: true };
    await house.must('POST', `${at}/judgements`, judged, reviewer);
  }
  assert.equal((await house.must('GET', at)).standing, 'trusted');
}

/** § 14(4) UrhDaG, whole. */
export const declaration = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };

const p08: Scenario = {
  id: 'P08',
  title: 'two wrong red buttons within twelve months: restored at once, and no red button until a date',
  async run(house) {
    const claimant = await register(house, 'Label');
    const reviewer = await house.staff('reviewer');
    await trusted(house, claimant, reviewer);
    const press = async (seed: number) => {
      const work = article(seed);
      await house.addWork(work, { claimant });
      const upload = await house.upload(quoted(work, 700, seed + 500), { uploader, declaration: { flag: 'parody' } });
      assert.equal(upload.decision.action, 'PUBLISH_PRESUMED');
      const asked = { claimant: `claimant/${claimant}`, declaration, text: 'Our reviewer looked at it.' };
      return { upload, pressed: await house.ask('POST', `/v1/uploads/${upload.id}/red-button`, asked) };
    };
    for (const seed of [801, 803]) {
      const { upload, pressed } = await press(seed);
      assert.equal(pressed.status, 200, JSON.stringify(pressed.body));
      assert.equal(await stateOf(house, upload), 'BLOCKED_PENDING_COMPLAINT');
      const { rows } = await house.must('GET', `/v1/cases?kind=complaint&about=upload/${upload.id}`);
      const decision = { outcome: 'UPHELD', reason: 'It is a parody: the publication stands.' };
      await house.advance(3 * DAY);
      await house.must('POST', `/v1/complaints/${rows[0].id}/decision`, decision, reviewer);
      assert.notEqual(await stateOf(house, upload), 'BLOCKED_PENDING_COMPLAINT', 'restored in the same step');
      await house.advance(DAY);
    }
    const now = await house.must('GET', `/v1/claimants/${claimant}`);
    assert.deepEqual([now.standing, now.redButton], ['trusted', 'excluded']);
    const declined = await press(805);
    assert.deepEqual([declined.pressed.status, declined.pressed.body.why], [422, 'red-button-declined']);
    assert.equal(await stateOf(house, declined.upload), 'PUBLISHED_PRESUMED');
    const appeal = { about: `claimant/${claimant}`, side: 'account', text: 'The two were no parodies.' };
    assert.ok((await house.must('POST', '/v1/complaints', appeal)).id, 'may appeal');
    await house.advance(30 * DAY);
    assert.equal((await house.must('GET', `/v1/claimants/${claimant}`)).redButton, 'ok', 'back by itself');
    return [...(await leavesOf(house)), `excluded until ${now.redButtonExcludedUntil}`];
  },
  without: {
    what: 'a decided complaint counts against the red button',
    house: dropping('complaint', (one) => one.kind === 'then' && one.command.type === 'red-button-judged'),
  },
};

const p09: Scenario = {
  id: 'P09',
  title: 'a free work warns and is never blocked again, a second excludes; all pending blocks are looked at anew',
  async run(house) {
    const claimant = await register(house, 'Everything Ltd');
    const reviewer = await house.staff('reviewer');
    const works = [901, 902, 903].map((seed) => article(seed));
    const references: string[] = [];
    for (const work of works) references.push(await house.addWork(work, { claimant }));
    const uploads: { id: string }[] = [];
    for (const work of works) uploads.push(await house.upload(work, { uploader }));
    const states = () => Promise.all(uploads.map((one) => stateOf(house, one)));
    assert.deepEqual(await states(), ['BLOCKED', 'BLOCKED', 'BLOCKED']);
    const judge = (i: number) => {
      const judged = { upload: uploads[i]!.id, reference: references[i], accurate: false, publicDomain: true };
      return house.must('POST', `/v1/claimants/${claimant}/judgements`, judged, reviewer);
    };
    await judge(0);
    await house.advance(HOUR);
    assert.deepEqual(await states(), ['PUBLISHED', 'BLOCKED', 'BLOCKED']);
    assert.equal((await house.must('GET', `/v1/claimants/${claimant}`)).standing, 'new');
    assert.equal((await house.upload(works[0]!, { uploader })).decision.rule, 'R1b');
    await judge(1);
    await house.advance(HOUR);
    const excluded = await house.must('GET', `/v1/claimants/${claimant}`);
    assert.equal(excluded.standing, 'excluded');
    assert.deepEqual(await states(), ['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
    assert.equal((await house.upload(works[2]!, { uploader })).decision.rule, 'R1a');
    const warned = house.mails.some(
      ({ to, subject }) => to === 'holder@label.example' && subject.startsWith('A warning'),
    );
    assert.ok(warned);
    return [...(await leavesOf(house)), `excluded until ${excluded.excludedUntil}`];
  },
  without: {
    what: 'what rested on wrong claims is looked at anew',
    house: dropping('claimant', (one) => one.kind === 'effect'),
  },
};

export const claimantScenarios: readonly Scenario[] = [p08, p09];
