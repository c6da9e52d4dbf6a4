/** P30 and P31: what changes by itself when a reference is withdrawn, and when a first broadcast is over. */
import assert from 'node:assert/strict';
import { register } from './claimants.ts';
import { DAY, HOUR, type House } from './house.ts';
import { dropping, said, writing, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const uploader = { account: 'acc-30', email: 'acc-30@people.example', language: 'en' };
const caseOf = (house: House, upload: string) => house.must('GET', `/v1/uploads/${upload}/case`);
const month = (house: House) => new Date(house.now()).toISOString().slice(0, 7);

const p30: Scenario = {
  id: 'P30',
  title: 'a reference is withdrawn: what rested on it alone is public, what shows another work is as before',
  async run(house) {
    const claimant = await register(house, 'Label');
    const webhook = { url: 'https://platform.example/hooks' };
    await house.must('POST', '/v1/webhooks', webhook, await house.staff('administrator'));
    const works = [3001, 3002].map((seed) => article(seed));
    const references: string[] = [];
    for (const work of works) references.push(await house.addWork(work, { claimant }));
    const [withdrawn, kept] = references as [string, string];
    const alone = await house.upload(works[0]!, { uploader });
    const both = await house.upload(`${works[0]}\n\n${works[1]}`, { uploader });
    assert.deepEqual([alone.decision.action, both.matches.length], ['BLOCK', 2]);
    const before = await caseOf(house, both.id);
    assert.equal(before.public, false);
    // Two presumed uses that are paid for.
    const paid: string[] = [];
    for (const [i, work] of works.entries()) {
      const { id, decision } = await house.upload(quoted(work, 150, 3010 + 2 * i));
      assert.equal(decision.rule, 'R5a');
      paid.push(id);
    }
    const report = async (id: string) =>
      (await house.must('POST', '/v1/usage', { upload: id, period: month(house), views: 50_000 })).entries.length;
    assert.deepEqual([await report(paid[0]!), await report(paid[1]!)], [1, 1]);

    await house.must('DELETE', `/v1/references/${withdrawn}`);
    await house.advance(HOUR);
    await house.settle();
    const lifted = await caseOf(house, alone.id);
    assert.deepEqual([lifted.state, lifted.public], ['PUBLISHED', true]);
    assert.ok(
      house.mails.some(({ to, text }) => to === uploader.email && text.includes('looked at anew')),
      'the uploader is told',
    );
    assert.ok(house.webhooks.some(({ data }) => data['upload'] === alone.id && data['public'] === true));
    const after = await caseOf(house, both.id);
    assert.deepEqual([after.state, after.public], [before.state, false], 'another work is in it as well');
    await house.advance(14 * DAY);
    assert.deepEqual([await report(paid[0]!), await report(paid[1]!)], [0, 1], 'nothing more is owed for it');
    const { difference } = await house.must('GET', '/v1/statements-of-account');
    for (const [currency, sum] of Object.entries(difference)) assert.equal(sum, 0, currency);

    await house.must('DELETE', `/v1/references/${kept}`);
    await house.advance(HOUR);
    assert.equal((await caseOf(house, both.id)).public, true);
    const leaves = [...(await house.leaves('decision'))].slice(-4).map(said);
    const { events } = await house.must('GET', `/v1/cases/upload/${alone.id}`);
    return [...leaves, `event ${events.at(-1).type}: ${events.at(-1).fields.why}`, 'lines 1, 1 → 0, 1'];
  },
  without: {
    what: 'a withdrawn reference has its uploads looked at anew',
    house: writing((tx) => ({
      enqueue: async (row) => (row.kind === 're-evaluate-reference' ? undefined : tx.enqueue(row)),
    })),
  },
};

const p31: Scenario = {
  id: 'P31',
  title: 'the first broadcast ends at 21:50: blocks are decided anew at 21:50, nobody has to complain',
  async run(house) {
    const work = article(3101);
    const liveUntil = '2026-11-23T21:50:00.000Z';
    await house.addWork(work, { live: true, liveUntil });
    const extract = await house.upload(work.slice(500, 1100), { uploader });
    const whole = await house.upload(work, { uploader });
    for (const { decision } of [extract, whole]) {
      assert.deepEqual([decision.action, decision.rule], ['BLOCK_TIMED', 'R4a']);
    }
    const states = () => Promise.all([extract, whole].map(async ({ id }) => (await caseOf(house, id)).state));
    await house.advance(Date.parse(liveUntil) - house.now() - 1);
    assert.deepEqual(await states(), ['BLOCKED_UNTIL', 'BLOCKED_UNTIL']);
    await house.advance(1);
    assert.deepEqual(await states(), ['AWAIT_UPLOADER', 'BLOCKED']);
    const now = await Promise.all([extract, whole].map(({ id }) => caseOf(house, id)));
    assert.deepEqual(
      now.map(({ rule, complaints }) => [rule, complaints.length]),
      [
        ['R9a', 0],
        ['R7a', 0],
      ],
    );
    const { rows } = await house.must('GET', `/v1/uploads/${whole.id}/statements`);
    assert.deepEqual([rows.length, rows.at(-1).at], [2, liveUntil], 'the new block has reasons of its own');
    const { events } = await house.must('GET', `/v1/cases/upload/${whole.id}`);
    const last = events.filter(({ type }: { type: string }) => type === 'redecided').at(-1);
    assert.deepEqual([last.fields.why, last.at], ['first-broadcast-ended', liveUntil]);
    return [...(await house.leaves('decision')).map(said), `event ${last.type} at ${last.at}`];
  },
  without: {
    what: 'the clock that ends the protection',
    house: dropping('upload', (one) => one.kind === 'clock' && one.name === 'live-end'),
  },
};

export const rematchScenarios: readonly Scenario[] = [p30, p31];
