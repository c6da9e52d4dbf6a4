/** P24 and P25: disputed income is held and released to the cent; presumed uses are paid to societies, quotations to nobody. */
import assert from 'node:assert/strict';
import { DAY, HOUR, type House } from './house.ts';
import { dropping, said, writing, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const register = async (house: House, name: string): Promise<string> =>
  (await house.must('POST', '/v1/claimants', { name })).stream.split('/')[1];
const month = (house: House) => new Date(house.now()).toISOString().slice(0, 7);
const statement = (house: House, payee: string, period = month(house)) =>
  house.must('GET', `/v1/statements-of-account/${payee}?period=${period}`);
async function balanced(house: House): Promise<void> {
  const { difference } = await house.must('GET', '/v1/statements-of-account');
  for (const [currency, sum] of Object.entries(difference)) assert.equal(sum, 0, currency);
}

const p24: Scenario = {
  id: 'P24',
  title: 'two claim one song: no block, income in escrow, the winner is paid from it, both get statements',
  async run(house) {
    const [a, b] = [await register(house, 'Label A'), await register(house, 'Label B')];
    const work = article(2401);
    const reference = await house.addWork(work, { claimant: a });
    await house.must('POST', '/v1/claims', { reference, claimant: b });
    const upload = await house.upload(work);
    assert.deepEqual([upload.decision.action, upload.decision.rule], ['PUBLISH_ESCROW', 'R2']);
    await house.must('POST', '/v1/usage', { upload: upload.id, period: month(house), views: 12_345 });
    assert.equal((await statement(house, `escrow/${reference}`)).closing, 494);
    const reviewer = await house.staff('reviewer');
    await house.advance(3 * DAY);
    const decision = { winner: b, reason: 'The contract of 1999.' };
    await house.must('POST', `/v1/references/${reference}/dispute/resolution`, decision, reviewer);
    await house.advance(HOUR);
    const [ofA, ofB, held] = [
      await statement(house, `claimant/${a}`, '2026-Q4'),
      await statement(house, `claimant/${b}`, '2026-Q4'),
      await statement(house, `escrow/${reference}`, '2026-Q4'),
    ];
    assert.deepEqual([ofA.closing, ofB.closing, ofB.released, held.closing], [0, 494, 494, 0]);
    await balanced(house);
    const leaves = (await house.leaves('ownership')).map(said);
    return [...leaves, `entry ${ofB.rows[0].entry.slice(0, 40)}…`, 'difference 0'];
  },
  without: {
    what: 'a resolution releases the escrow',
    house: dropping('ownership', (one) => one.kind === 'effect' && one.effect === 'ledger-release'),
  },
};

const p25: Scenario = {
  id: 'P25',
  title: 'presumed uses of a quarter: §§ 12(1) and 5(2) to a society, nothing for a quotation',
  async run(house) {
    const claimant = await register(house, 'Agency');
    const work = article(2501);
    await house.addWork(work, { claimant });
    const use = async (length: number, seed: number, flag?: string) => {
      const upload = await house.upload(quoted(work, length, seed), flag ? { declaration: { flag } } : {});
      assert.equal(upload.decision.action, 'PUBLISH_PRESUMED', flag);
      return upload.id;
    };
    const minor = await use(150, 2503);
    const parody = await use(700, 2505, 'parody');
    const quotation = await use(700, 2507, 'quotation');
    const report = (upload: string, views: number) =>
      house.must('POST', '/v1/usage', { upload, period: month(house), views });
    await report(minor, 100_000);
    await report(parody, 40_000);
    assert.deepEqual((await report(quotation, 900_000)).entries, []);
    const quarter = await statement(house, 'society/de-text', '2026-Q4');
    const lines = quarter.works.map(({ basis, views, amount }: { basis: string; views: number; amount: number }) => [
      basis,
      views,
      amount,
    ]);
    assert.deepEqual(lines, [
      ['de/urhdag-12-1', 100_000, 1000],
      ['de/urhdag-5-2', 40_000, 400],
    ]);
    assert.deepEqual((await statement(house, `claimant/${claimant}`, '2026-Q4')).rows, [], 'a society alone is paid');
    await balanced(house);
    return [
      ...lines.map((line: unknown[]) => line.join(' ')),
      `leaves ${quarter.rows.map(({ use: one }: { use: { leaf: number } }) => one.leaf)}`,
    ];
  },
  without: {
    what: 'the difference between flags: every use is booked as a licence',
    house: writing((tx) => ({
      book: (entry) => tx.book({ ...entry, ...(entry.use && { use: { ...entry.use, basis: 'licence' } }) }),
    })),
  },
};

export const moneyScenarios: readonly Scenario[] = [p24, p25];
