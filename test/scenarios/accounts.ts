/** P10, P16 to P18: what final decisions mean for an account, and what they never mean. */
import assert from 'node:assert/strict';
import type { Dated, Machine, Machines, Typed } from '../../src/casework/index.ts';
import { DAY, HOUR, type House, type Person } from './house.ts';
import { deciding, dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const strikes = (house: House, account: string) => house.must('GET', `/v1/accounts/${account}/strikes`);
const letters = (house: House, account: string) =>
  house.mails.filter(({ to }) => to === `${account}@people.example`).map(({ subject }) => subject);
const uploaderOf = (account: string) => ({ account, email: `${account}@people.example`, language: 'en' });

/** A whole work, sent in by somebody: manifest, and nobody complains. */
async function violation(house: House, account: string, seed: number) {
  const work = article(seed);
  await house.addWork(work);
  const upload = await house.upload(work, { uploader: uploaderOf(account) });
  assert.equal(upload.decision.rule, 'R7a');
  return upload;
}
const weighing = {
  numbers: { found: 3, days: 90 },
  proportion: { found: 3, of: 3 },
  gravity: 'medium',
  intent: 'cannot-be-told',
  reason: 'Three whole articles after a warning.',
};
const end = (house: House, ms: number) => new Date(house.now() + ms).toISOString();
const leavesOf = async (house: House) => (await house.leaves('account')).map(said);

const p10: Scenario = {
  id: 'P10',
  title: 'three wrong flags: a warning after the second, no flags for a time after the third; the account is untouched',
  async run(house) {
    const registered = await house.must('POST', '/v1/claimants', { name: 'Holder' });
    const claimant = registered.stream;
    const reviewer = await house.staff('reviewer');
    const uploader = uploaderOf('acc-10');
    const flagged = async (seed: number) => {
      const work = article(seed);
      await house.addWork(work, { claimant: claimant.split('/')[1] });
      return house.upload(quoted(work, 700, seed + 500), { uploader, declaration: { flag: 'parody' } });
    };
    const seen: string[] = [];
    for (const [i, seed] of [1001, 1003, 1005].entries()) {
      const upload = await flagged(seed);
      assert.equal(upload.decision.action, 'PUBLISH_PRESUMED');
      const filing = {
        about: `upload/${upload.id}`,
        side: 'claimant',
        complainant: claimant,
        text: 'No parody at all.',
      };
      const complaint = await house.must('POST', '/v1/complaints', filing);
      const decision = { outcome: 'REVERSED', reason: 'Nothing here comments on the work.' };
      await house.advance(3 * DAY);
      await house.must('POST', `/v1/complaints/${complaint.id}/decision`, decision, reviewer);
      await house.advance(HOUR);
      const { flagRight, standing } = await strikes(house, 'acc-10');
      assert.equal(flagRight.state, i < 2 ? 'ok' : 'excluded', `after flag ${i + 1}`);
      assert.equal(standing.kind, 'clean');
      seen.push(`${i + 1} wrong: ${flagRight.state}`);
    }
    assert.ok(letters(house, 'acc-10').some((subject) => subject.startsWith('A warning about statements')));
    assert.equal((await flagged(1007)).decision.rule, 'R9a');
    await house.advance(31 * DAY);
    assert.equal((await flagged(1009)).decision.action, 'PUBLISH_PRESUMED');
    return [...seen, ...(await leavesOf(house)).filter((leaf) => leaf.includes('flag-right'))];
  },
  without: {
    what: 'decided complaints do not count against flags',
    house: dropping('complaint', (one) => one.kind === 'then' && one.command.type === 'flag-judged'),
  },
};

async function threeStrikes(house: House, account: string, seed: number): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await violation(house, account, seed + i);
    await house.advance(8 * DAY);
  }
  assert.equal((await strikes(house, account)).standing.kind, 'review-due');
}

const p16: Scenario = {
  id: 'P16',
  title: 'no suspension without an end, no termination by one person',
  async run(house) {
    await threeStrikes(house, 'acc-16', 1601);
    const reviewer = await house.staff('reviewer');
    const [ada, bob] = [await house.staff('administrator'), await house.staff('administrator')];
    const at = '/v1/accounts/acc-16';
    const status = async (path: string, body: object, as: Person) =>
      (await house.ask('POST', `${at}/${path}`, body, as)).status;
    assert.equal(await status('suspension', { until: end(house, DAY) }, reviewer), 422, 'not before a weighing');
    await house.must('POST', `${at}/case-review`, { ...weighing, finding: 'suspend' }, reviewer);
    for (const until of [undefined, null, 'indefinitely', '9999-12-31T00:00:00Z'])
      assert.equal(await status('suspension', { until }, reviewer), 422, String(until));
    await house.must('POST', `${at}/suspension`, { until: end(house, DAY) }, reviewer);
    assert.equal((await strikes(house, 'acc-16')).standing.kind, 'suspended');
    await house.advance(DAY);
    assert.equal((await strikes(house, 'acc-16')).standing.kind, 'warned', 'back by itself');
    await house.must('POST', `${at}/case-review`, { ...weighing, finding: 'terminate' }, reviewer);
    await house.must('POST', `${at}/termination`, { reason: 'Nothing milder will do.' }, ada);
    assert.equal(await status('termination/approval', {}, ada), 409, 'not the same person');
    assert.equal((await strikes(house, 'acc-16')).standing.kind, 'warned');
    await house.must('POST', `${at}/termination/approval`, {}, bob);
    assert.equal((await strikes(house, 'acc-16')).standing.kind, 'terminated');
    return leavesOf(house);
  },
  without: {
    what: 'the ladder',
    house: deciding('account', (own) => (state, command, context) => {
      const { until } = command as Typed & { until?: number };
      if (command.type !== 'suspend') return own.decide(state, command, context);
      return { kind: 'done', value: [{ type: 'suspended', until, rung: 1, uploads: [], factors: [] } as Typed] };
    }),
  },
};

const p17: Scenario = {
  id: 'P17',
  title: 'what is under complaint does not count',
  async run(house) {
    for (const seed of [1701, 1702]) await violation(house, 'acc-17', seed);
    await house.advance(8 * DAY);
    assert.deepEqual((await strikes(house, 'acc-17')).standing, { kind: 'warned', strikes: 2 });
    const third = await violation(house, 'acc-17', 1703);
    await house.must('POST', '/v1/complaints', {
      about: `upload/${third.id}`,
      side: 'uploader',
      text: 'I wrote this.',
    });
    await house.advance(10 * DAY);
    const now = await strikes(house, 'acc-17');
    assert.deepEqual([now.standing, now.strikes.at(-1).state], [{ kind: 'warned', strikes: 2 }, 'contested']);
    const reviewer = await house.staff('reviewer');
    const refused = await house.ask('POST', '/v1/accounts/acc-17/suspension', { until: end(house, DAY) }, reviewer);
    assert.deepEqual([refused.status, refused.body.why], [422, 'not-weighed']);
    return leavesOf(house);
  },
  without: {
    what: 'a complaint takes its upload out of the count',
    house: dropping('upload', (one) => one.kind === 'then' && one.command.type === 'contested'),
  },
};

const p18: Scenario = {
  id: 'P18',
  title: 'a third strike ninety-one days after the first finds two, and warns only',
  async run(house) {
    await violation(house, 'acc-18', 1801);
    await house.advance(45 * DAY);
    await violation(house, 'acc-18', 1802);
    await house.advance(46 * DAY);
    await violation(house, 'acc-18', 1803);
    await house.advance(7 * DAY);
    const { standing, strikes: each } = await strikes(house, 'acc-18');
    assert.deepEqual(standing, { kind: 'warned', strikes: 2 });
    assert.deepEqual(each.map(({ state }: { state: string }) => state).sort(), ['counted', 'counted', 'expired']);
    assert.equal(letters(house, 'acc-18').filter((subject) => subject === 'A warning about your account').length, 2);
    return leavesOf(house);
  },
  without: { what: 'strikes end after ninety days', house: everlasting },
};

function everlasting(machines: Machines) {
  const own = machines['account'] as Machine<unknown, Typed, Typed>;
  const evolve: typeof own.evolve = (state, event) =>
    own.evolve(state, event.type === 'strike' ? ({ ...event, expiresAt: 8e15 } as Dated<Typed>) : event);
  return { machines: { ...machines, account: { ...own, evolve } } };
}

export const accountScenarios: readonly Scenario[] = [p10, p16, p17, p18];
