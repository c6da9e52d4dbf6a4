/** P01 to P07: from a block to its complaint, its clocks, and the red button. */
import assert from 'node:assert/strict';
import { DAY, HOUR, type House } from './house.ts';
import { dropping, said, writing, type Scenario } from './scenario.ts';
import { article } from './texts.ts';

const uploader = { account: 'acc-1', email: 'uploader@people.example', language: 'en' };

async function blocked(house: House, seed: number) {
  const work = article(seed);
  const reference = await house.addWork(work);
  const upload = await house.upload(work, { uploader });
  assert.equal(upload.decision.action, 'BLOCK');
  return { work, reference, upload };
}

const complain = (house: House, upload: { id: string }) =>
  house.must('POST', '/v1/complaints', {
    about: `upload/${upload.id}`,
    text: 'I wrote this myself.',
    side: 'uploader',
  });

const p01: Scenario = {
  id: 'P01',
  title: 'a block: reasons at once, a line in the EU database within a day, sent again without harm',
  async run(house) {
    const at = house.now();
    house.database.loseNextAnswer();
    const { upload } = await blocked(house, 101);
    assert.ok(upload.statement.text.length > 500);
    const [leaf] = (await house.leaves('decision')).filter(({ a }) => a === 'BLOCK');
    assert.ok(leaf && Date.parse(upload.receivedAt) <= at + 1000);
    await house.settle();
    await house.advance(HOUR);
    await house.advance(HOUR);
    const lines = [...house.database.lines.values()];
    assert.equal(lines.length, 1);
    assert.equal(lines[0]!.puid, JSON.parse(JSON.stringify(upload.statement.json)).puid);
    assert.deepEqual(
      [lines[0]!.decision_visibility, lines[0]!.automated_detection, lines[0]!.automated_decision],
      [['DECISION_VISIBILITY_CONTENT_DISABLED'], 'Yes', 'AUTOMATED_DECISION_FULLY'],
    );
    assert.ok(
      house.database.calls.some((call) => call.includes('existing-puid')),
      'asked whether it exists',
    );
    return [
      said(leaf),
      `statement of ${upload.statement.text.length} characters`,
      `line ${String(lines[0]!.puid).slice(0, 12)}… once`,
    ];
  },
  without: {
    what: 'the line for the EU database, queued with its decision',
    house: writing((tx) => ({
      enqueue: async (row) => (row.kind === 'dsa-database-line' ? undefined : tx.enqueue(row)),
    })),
  },
};

const p02: Scenario = {
  id: 'P02',
  title:
    'a complaint: all parties told at once, a fresh reviewer, decided within seven days, with the ways that are left',
  async run(house) {
    const { upload } = await blocked(house, 102);
    await house.advance(3 * DAY);
    const filed = await complain(house, upload);
    const reviewer = await house.staff('reviewer');
    await house.advance(4 * DAY);
    const decided = await house.must(
      'POST',
      `/v1/complaints/${filed.id}/decision`,
      { outcome: 'UPHELD', reason: 'The whole article, nothing added.' },
      reviewer,
    );
    await house.settle();
    const letters = house.mails
      .filter(({ to, text }) => to === uploader.email && text.includes('nothing added'))
      .map(({ text }) => text);
    assert.ok(
      letters.some((text) => /court/i.test(text)),
      'the letter names the court and out-of-court bodies',
    );
    const whole = await house.must('GET', `/v1/cases/complaint/${filed.id}`);
    assert.deepEqual([whole.state.kind, whole.state.inTime], ['decided', true]);
    const leaves = (await house.leaves('complaint')).map(said);
    assert.ok(leaves.some((one) => one.endsWith('OPENED')) && leaves.some((one) => one.endsWith('UPHELD')));
    return [...leaves, ...decided.events.map(({ type }: { type: string }) => type)];
  },
  without: {
    what: 'letters of complaints',
    house: dropping('complaint', ({ kind }) => kind === 'notify'),
  },
};

export const uploadScenarios: readonly Scenario[] = [p01, p02];
