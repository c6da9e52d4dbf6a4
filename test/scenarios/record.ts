/** P27, P28, P29 and P32: what is recorded, what is erased, and what anyone can count again. */
import assert from 'node:assert/strict';
import { compareWithCheckpoint, openCheckpoint, parseVerifierKey, verifyReceipt } from '../../src/log/index.ts';
import { ed25519Verify } from '../../src/app/index.ts';
import { decide, findPolicy, type Facts } from '../../src/policy/index.ts';
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

export const p29: Scenario = {
  id: 'P29',
  title: 'a decision keeps the policy it was made under; policies are published, and their difference is',
  async run(house) {
    const work = article(291);
    await house.addWork(work);
    const upload = await house.upload(quoted(work, 150, 292), { uploader });
    assert.deepEqual([upload.decision.action, upload.decision.rule], ['PUBLISH_PRESUMED', 'R5a']);
    const [decision] = await house.leaves('decision');
    const policies = await house.must('GET', '/v1/policies', undefined, 'anyone');
    const own = policies.rows.find((row: { hash: string }) => row.hash === decision!.p);
    assert.ok(own, 'the leaf names a published policy');
    const again = await house.must('GET', `/v1/uploads/${upload.id}`);
    assert.equal(again.decision.policyVersion, upload.decision.policyVersion);
    const { case: _case, ...facts } = (await house.must('GET', `/v1/uploads/${upload.id}/receipt`)).record
      .facts as Facts & { case?: string };
    const policy = findPolicy(upload.decision.policyVersion);
    assert.ok(policy.kind === 'done');
    assert.equal(decide(facts as Facts, policy.value).rule, upload.decision.rule);
    const diff = await house.ask('GET', '/v1/policies/de/diff/eu', undefined, 'anyone');
    return [said(decision!), `policy ${String(decision!.p).slice(0, 12)}… published`, `difference ${diff.status}`];
  },
  without: {
    what: 'the policy in the leaf',
    house: writing((tx) => ({
      takeIn: (kind, build, half, at) =>
        tx.takeIn(
          kind,
          (place) => {
            const { p: _policy, ...leaf } = build(place);
            return leaf;
          },
          half,
          at,
        ),
    })),
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
