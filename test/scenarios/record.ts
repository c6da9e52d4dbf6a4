/** P27, P28, P29 and P32: what is recorded, what is erased, and what anyone can count again. */
import assert from 'node:assert/strict';
import { compareWithCheckpoint, openCheckpoint, parseVerifierKey, verifyReceipt } from '../../src/log/index.ts';
import { ed25519Verify } from '../../src/app/index.ts';
import { DAY, HOUR, type House } from './house.ts';
import { deciding, said, writing, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const uploader = { account: 'acc-9', email: 'somebody@people.example' };
const vkey = async (house: House): Promise<string> =>
  (await house.must('GET', '/log/vkey', undefined, 'anyone')).trim();

async function blocked(house: House, seed: number) {
  const work = article(seed);
  await house.addWork(work);
  const upload = await house.upload(work, { uploader });
  assert.equal(upload.decision.action, 'BLOCK');
  return { work, upload };
}

export const p27: Scenario = {
  id: 'P27',
  title: 'erasure of a closed case: record and salt are gone, proofs still verify, a leaf says so',
  async run(house) {
    const { upload } = await blocked(house, 271);
    await house.settle();
    const receipt = await house.must('GET', `/v1/uploads/${upload.id}/receipt`);
    const key = await vkey(house);
    assert.equal(verifyReceipt(receipt, key, { verify: ed25519Verify }).state, 'verified');
    const [ada, grace] = [await house.staff('administrator'), await house.staff('administrator')];
    const subject = `account/${uploader.account}`;
    const early = await house.must('POST', '/v1/erasures', { subject }, ada);
    assert.match(early.waits ?? '', /until|open/, 'nothing is purged while the window is open');
    const approve = `/v1/approvals/${early.stream.slice('approval/'.length)}/approve`;
    assert.equal((await house.ask('POST', approve, {}, ada)).status, 409);
    await house.must('POST', approve, {}, grace);
    await house.advance(DAY);
    assert.ok(
      (await house.must('GET', `/v1/uploads/${upload.id}/receipt`)).record,
      'still there while it may be contested',
    );
    await house.advance(200 * DAY);
    await house.advance(HOUR);
    await house.advance(HOUR);
    const erased = (await house.leaves('erasure')).map(said);
    assert.ok(erased.length > 0);
    const after = await house.must('GET', `/v1/uploads/${upload.id}/receipt`);
    assert.deepEqual([after.record, after.salt], [undefined, undefined]);
    assert.equal(verifyReceipt(after, key, { verify: ed25519Verify }).ok, true);
    assert.equal(verifyReceipt(receipt, key, { verify: ed25519Verify }).state, 'verified', 'the old proof as well');
    return [...erased, 'proof verified before and after'];
  },
  without: {
    what: 'a second pair of eyes',
    house: deciding(
      'approval',
      (own) => (state, command, context) =>
        command.type === 'approve'
          ? { kind: 'done', value: [{ type: 'approved' }] }
          : own.decide(state, command, context),
    ),
  },
};

export const p28: Scenario = {
  id: 'P28',
  title: 'a record edited in the database shows against a checkpoint that somebody kept',
  async run(house) {
    const { upload } = await blocked(house, 281);
    await house.settle();
    const kept = await house.must('GET', '/log/checkpoint', undefined, 'anyone');
    const key = parseVerifierKey(await vkey(house));
    assert.ok(key.kind === 'done');
    const opened = openCheckpoint(kept, { logKey: key.value, verify: ed25519Verify });
    assert.ok(opened.kind === 'done');
    const compare = async () => {
      const comparison = compareWithCheckpoint(opened.value);
      for (const { index, leaf } of await house.store.leaves(0, 200)) {
        const half = await house.store.privateHalf(index);
        comparison.push({ leaf, ...(half && { half }) });
      }
      return comparison.finish();
    };
    assert.equal((await compare()).consistent, true);
    const [decision] = await house.leaves('decision');
    // The operator's edit: the private half is replaced by one that says something else.
    const half = (await house.store.privateHalf(decision!.index))!;
    const edited = { ...half.record, decision: { ...(half.record['decision'] as object), action: 'PUBLISH' } };
    const read = house.store.privateHalf.bind(house.store);
    Object.assign(house.store, {
      privateHalf: async (index: number) => (index === decision!.index ? { ...half, record: edited } : read(index)),
    });
    const { consistent, faults } = await compare();
    assert.equal(consistent, false);
    assert.deepEqual(
      faults.map(({ why, index }) => [why, index]),
      [['record-differs', decision!.index]],
    );
    return [said(decision!), `record-differs at index ${decision!.index}`, String(upload.id)];
  },
  without: {
    what: 'the private half that a leaf commits to',
    house: writing((tx) => ({ takeIn: (kind, build, _half, at) => tx.takeIn(kind, build, undefined, at) })),
  },
};

/** From 160 characters to 100. */
const SHORTER = { base: 'de@2026-11', parameters: { minorChars: 100 } };
const OWN = 'de@2026-11+1';

export const p29: Scenario = {
  id: 'P29',
  title: 'a policy is tried, approved by a second person, published and announced; what was decided keeps the old one',
  async run(house) {
    const [ada, grace] = [await house.staff('administrator'), await house.staff('administrator')];
    await house.must('POST', '/v1/webhooks', { url: 'https://platform.example/hooks' }, ada);
    const work = article(291);
    await house.addWork(work);
    const old = await house.upload(quoted(work, 150, 292), { uploader });
    assert.deepEqual([old.decision.rule, old.decision.policyVersion], ['R5a', 'de@2026-11']);
    const tried = await house.must('POST', '/v1/policies/back-test', SHORTER, ada);
    assert.deepEqual([tried.replayed, tried.stricter], [1, 1]);
    const propose = (fields: object) => house.ask('POST', '/v1/approvals', { what: 'publish-policy', fields }, ada);
    const refused = await propose({ ...SHORTER, parameters: { halfWork: 7 } });
    assert.deepEqual([refused.status, /from 0 to 1/.test(refused.body.fix)], [422, true]);
    const approve = `/v1/approvals/${(await propose(SHORTER)).body.stream.slice('approval/'.length)}/approve`;
    assert.equal((await house.ask('POST', approve, {}, ada)).status, 409);
    await house.must('POST', approve, {}, grace);
    await house.settle();

    const [published] = await house.leaves('policy');
    const policies = await house.must('GET', '/v1/policies', undefined, 'anyone');
    const own = policies.rows.find((row: { hash: string }) => row.hash === published!.p);
    assert.deepEqual([own.policyVersion, own.inForce, own.leaf], [OWN, true, published!.index]);
    const diff = await house.must('GET', `/v1/policies/de@2026-11/diff/${OWN}`, undefined, 'anyone');
    assert.deepEqual(diff.parameters, [{ name: 'minorChars', before: 160, after: 100 }]);
    await house.settle();
    const told = house.webhooks.find(({ type }) => type === 'policy.published')!;
    assert.match((told.data['written'] as { en: { text: string } }).en.text, /160 → 100/);

    const next = await house.upload(quoted(work, 150, 293), { uploader });
    assert.notEqual(next.decision.rule, 'R5a');
    assert.equal(next.decision.policyVersion, OWN);
    const [first, second] = await house.leaves('decision');
    assert.deepEqual([second!.p, first!.p === published!.p], [published!.p, false]);

    // What its uploader says later is judged under the policy of the decision, not under the new one.
    await house.must('POST', `/v1/uploads/${old.id}/answer`, { answer: 'flag', flag: 'quotation' });
    await house.settle();
    const { state } = await house.must('GET', `/v1/cases/upload/${old.id}`, undefined, ada);
    assert.deepEqual([state.rule, state.policyVersion, state.choices], ['R5a', 'de@2026-11', undefined]);
    const receipt = await house.must('GET', `/v1/uploads/${old.id}/receipt`);
    assert.equal(receipt.record.decision.policyVersion, 'de@2026-11');
    return [said(published!), said(first!), said(second!), `difference: minorChars 160 → 100`];
  },
  without: {
    what: 'that a case is judged under the policy it cites',
    house: deciding(
      'upload',
      (own) => (state, command, context) =>
        own.decide({ ...(state as object), policyVersion: OWN, choices: { minorChars: 100 } }, command, context),
    ),
  },
};

export const p32: Scenario = {
  id: 'P32',
  title: 'the report of the year: eleven sheets from the log, sums that agree, a difference of 0',
  async run(house) {
    await blocked(house, 321);
    await blocked(house, 322);
    await house.settle();
    const report = await house.must('GET', '/v1/reports/2026', undefined, 'anyone');
    assert.equal(report.sheets.length, 11);
    assert.deepEqual(report.checks, { sums: [], restrictive: 2, submitted: 2, difference: 0 });
    const sheet = report.sheets[4];
    const total = sheet.rows.find((row: unknown[]) => row[3] === 'TOTAL');
    assert.equal(total[4], 2);
    const csv = await house.must('GET', '/v1/reports/2026/7_appeals_and_recidivism.csv', undefined, 'anyone');
    assert.match(csv, /Decision omitted/);
    const leaves = (await house.leaves('decision')).map(said);
    return [...leaves, '11 sheets', 'restrictive 2 − submitted 2 = 0'];
  },
  without: {
    what: 'lines for the EU database, queued with their decision',
    house: writing((tx) => ({
      enqueue: async (row) => (row.kind === 'dsa-database-line' ? undefined : tx.enqueue(row)),
    })),
  },
};

export const recordScenarios: readonly Scenario[] = [p27, p28, p29, p32];
