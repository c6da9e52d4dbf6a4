import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import type { Facts } from '../policy/index.ts';
import {
  balances,
  bookingPeriod,
  bookUsage,
  contraEntry,
  csvCell,
  daysIn,
  FIRST_TARIFF,
  minorUnits,
  nextPeriod,
  payableWorks,
  periodOf,
  readSpan,
  releaseEscrow,
  splitByShares,
  startOf,
  statementCsv,
  statementOfAccount,
  STATEMENT_COLUMNS,
  usedWorks,
  type Entry,
  type Owners,
  type UseBasis,
} from './index.ts';

const AT = instant(Date.UTC(2027, 1, 20));
const all = { disputed: false, shares: [{ claimant: 'clm_a', millionths: 1_000_000 }] };

interface Report {
  readonly views: number;
  readonly owners?: Owners;
  readonly basis?: UseBasis;
  readonly upload?: string;
  readonly period?: string;
}
/** A ledger of one tariff: reports go in, entries come out. */
function ledger(closed: ReadonlySet<string> = new Set()) {
  const entries: Entry[] = [];
  const of = (upload: string, period: string) =>
    entries.filter(({ use }) => use?.upload === upload && use.period === period);
  return {
    entries,
    report({ views, owners = all, basis = 'licence', upload = 'up_1', period = '2027-02' }: Report) {
      const work = { reference: 'ref_1', media: 'audio', basis, rule: 'R3b', seconds: 30 } as const;
      const usage = { upload, leaf: 7, territory: 'DE', period, totals: { views, days: 28, gross: 0 }, work, owners };
      const one = bookUsage(usage, { tariff: FIRST_TARIFF, closed, bookedAt: AT, booked: of(upload, period) });
      if (one) entries.push(one);
      return one;
    },
    balance: (account: string) => balances(entries).get(account) ?? 0,
  };
}
const sum = (entries: readonly Entry[]) => [...balances(entries).values()].reduce((total, one) => total + one, 0);

test('splits so that cents in are cents out, nobody is more than one off, and the order of equals decides', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.maxSafeInteger(), weights, (amount, some) => {
      fc.pre(some.some((weight) => weight > 0));
      const parts = some.map((weight, i) => ({ account: String(i), weight }));
      const amounts = splitByShares(minorUnits(amount), parts);
      assert.equal(
        amounts.reduce((total, one) => total + BigInt(one), 0n),
        BigInt(amount),
      );
      const total = some.reduce((of, weight) => of + BigInt(weight), 0n);
      for (const [i, one] of amounts.entries()) {
        const exact = BigInt(amount) * BigInt(some[i]!);
        const off = BigInt(one) * total - exact;
        assert.ok(off < total && off > -total, `part ${i} is more than one off`);
      }
    }),
  );
  const thirds = [1, 1, 1].map((weight, i) => ({ account: String(i), weight }));
  assert.deepEqual(splitByShares(minorUnits(100), thirds), [34, 33, 33]);
  assert.deepEqual(splitByShares(minorUnits(-100), thirds), [-34, -33, -33]);
});

test('every journal balances, and ends at the price of the last totals, however they were reported', () => {
  const owners: fc.Arbitrary<Owners> = fc.record({
    disputed: fc.boolean(),
    shares: fc.uniqueArray(
      fc.record({
        claimant: fc.constantFrom('clm_a', 'clm_b', 'clm_c'),
        millionths: fc.integer({ min: 1, max: 400_000 }),
      }),
      { selector: ({ claimant }) => claimant, maxLength: 3 },
    ),
  });
  const report = fc.record({ views: fc.nat(10_000_000), owners, upload: fc.constantFrom('up_1', 'up_2') });
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 20 }), (reports) => {
      const { report: book, entries, balance } = ledger();
      const last = new Map<string, number>();
      for (const one of reports) {
        book(one);
        last.set(one.upload, one.views);
        assert.equal(sum(entries), 0);
        assert.equal(book(one), undefined, 'the same report again changes nothing');
      }
      const due = [...last.values()].reduce((total, views) => total + Math.round((views * 80) / 1000), 0);
      assert.equal(balance('payer/platform') + due, 0);
      const seen = entries.reduce((total, { use }) => total + use!.views, 0);
      const reported = [...last.values()].reduce((total, views) => total + views, 0);
      assert.ok(Math.abs(seen - reported) < 13 * last.size, 'less than a cent of views is not yet written down');
    }),
  );
});

test('a reversal restores every balance, and what was taken back earns nothing any more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 100, max: 1_000_000 }), { minLength: 1, maxLength: 10 }), (views) => {
      const { report, entries, balance } = ledger();
      for (const one of views) report({ views: one });
      const booked = [...entries];
      for (const one of booked)
        entries.push(contraEntry(one, { bookedAt: AT, period: '2027-03', because: 'complaint/cmp_1' }));
      for (const account of ['payer/platform', 'claimant/clm_a']) assert.equal(balance(account), 0);
      assert.equal(report({ views: 2_000_000 }), undefined);
    }),
  );
});

test('disputed income waits in escrow and goes to the winner to the last cent; later totals follow the money (P24)', () => {
  const { report, entries, balance } = ledger();
  report({ views: 12_345, owners: { ...all, disputed: true } });
  report({ views: 20_000, owners: { ...all, disputed: true } });
  assert.equal(balance('escrow/ref_1'), 1600);
  assert.equal(balance('claimant/clm_a'), 0);
  const shares = [
    { claimant: 'clm_a', millionths: 333_333 },
    { claimant: 'clm_b', millionths: 666_667 },
  ];
  const booking = { id: 'release 1', bookedAt: AT, period: '2027-03', because: 'ownership/ref_1' };
  entries.push(...releaseEscrow('ref_1', entries, shares, booking));
  assert.deepEqual([balance('escrow/ref_1'), balance('claimant/clm_a'), balance('claimant/clm_b')], [0, 533, 1067]);
  assert.deepEqual(releaseEscrow('ref_1', entries, shares, booking), []);
  report({ views: 21_000, owners: { disputed: false, shares } });
  assert.deepEqual([balance('escrow/ref_1'), sum(entries)], [0, 0]);
  assert.equal(balance('claimant/clm_a') + balance('claimant/clm_b'), 1680);
});

test('what nobody is known to own is owed to somebody unknown, never to the one who is known', () => {
  const { report, balance } = ledger();
  report({ views: 100_000, owners: { disputed: false, shares: [{ claimant: 'clm_a', millionths: 250_000 }] } });
  assert.deepEqual([balance('claimant/clm_a'), balance('unmatched/ref_1')], [2000, 6000]);
});

test('shares that make more than one whole are a dispute', () => {
  const { report, balance } = ledger();
  const shares = ['clm_a', 'clm_b'].map((claimant) => ({ claimant, millionths: 600_000 }));
  report({ views: 1000, owners: { disputed: false, shares } });
  assert.equal(balance('escrow/ref_1'), 80);
});

test('only a society is paid what only a society may claim (§§ 5(3), 12(1) UrhDaG)', () => {
  const { report, balance } = ledger();
  report({ views: 10_000, basis: 'de/urhdag-12-1' });
  assert.deepEqual([balance('society/de-music'), balance('claimant/clm_a')], [200, 0]);
});

const facts = (flag: Facts['flag'], over: Partial<Facts> = {}): Facts => ({
  profile: 'DE',
  stage: 'upload',
  flag,
  flagRight: 'ok',
  commercial: false,
  matches: [{ reference: 'ref_1', media: 'audio', matchedS: 12 } as never],
  ...over,
});

test('presumed uses owe § 12(1), parody § 5(2), quotation nothing; licences their price; blocks and other countries nothing', () => {
  const basis = (flag: Facts['flag'], action: string, over?: Partial<Facts>) =>
    payableWorks(facts(flag, over), [[action as never, 'R5b']])[0]?.basis;
  assert.equal(basis(null, 'PUBLISH_PRESUMED'), 'de/urhdag-12-1');
  assert.equal(basis('parody', 'PUBLISH_PRESUMED'), 'de/urhdag-5-2');
  assert.equal(basis('other_exception', 'PUBLISH_PRESUMED'), 'de/urhdag-12-1');
  for (const flag of ['quotation', 'criticism', 'review'] as const)
    assert.equal(basis(flag, 'PUBLISH_PRESUMED'), undefined, flag);
  assert.equal(basis('quotation', 'PUBLISH_LICENSED'), 'licence');
  assert.equal(basis('parody', 'PUBLISH_PRESUMED', { flagRight: 'excluded' }), 'de/urhdag-12-1');
  for (const action of ['BLOCK', 'BLOCK_TIMED', 'PUBLISH', 'PUBLISH_NOTIFY'])
    assert.equal(basis('parody', action), undefined);
  assert.equal(basis('parody', 'PUBLISH_PRESUMED', { profile: 'EU' }), undefined);
});

test('every moment is in one month of UTC, whatever the local clock does', () => {
  const moment = fc.date({
    min: new Date(Date.UTC(1999, 0, 1)),
    max: new Date(Date.UTC(2100, 0, 1)),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const period = periodOf(instant(date.getTime()));
      assert.ok(startOf(period) <= date.getTime() && date.getTime() < startOf(nextPeriod(period)));
      assert.ok(daysIn(period) >= 28 && daysIn(period) <= 31);
    }),
  );
  assert.deepEqual(['2027-02', '2028-02', '2027-03', '2027-12'].map(daysIn), [28, 29, 31, 31]);
  assert.equal(nextPeriod('2027-12'), '2028-01');
  // 31 March 2027, 23:30 in New York is 1 April in UTC; the hour that Berlin skips on 28 March is in March.
  assert.equal(periodOf(instant(Date.parse('2027-03-31T23:30:00-04:00'))), '2027-04');
  assert.equal(periodOf(instant(Date.parse('2027-03-28T02:30:00+01:00'))), '2027-03');
  assert.deepEqual(readSpan('2027-Q1'), { from: '2027-01', to: '2027-03' });
  for (const bad of ['2027-13', '2027-Q5', 'Feb', '2027-2', '']) assert.equal(readSpan(bad), undefined, bad);
});

test('a closed month is never written into: corrections come in the next open one and say which month they are about', () => {
  assert.equal(bookingPeriod('2027-01', new Set(['2027-01', '2027-02'])), '2027-03');
  const { report } = ledger(new Set(['2027-02']));
  const one = report({ views: 10_000 });
  assert.deepEqual([one?.period, one?.use?.period], ['2027-03', '2027-02']);
});

test('a statement leads from one balance to the next, and its lines add up', () => {
  const { report, entries } = ledger();
  report({ views: 10_000, period: '2027-01' });
  report({ views: 30_000 });
  report({ views: 50_000 });
  report({ views: 5_000, upload: 'up_2' });
  entries.push(contraEntry(entries.at(-1)!, { bookedAt: AT, period: '2027-02', because: 'complaint/cmp_1' }));
  const statement = statementOfAccount('claimant/clm_a', 'EUR', { from: '2027-02', to: '2027-02' }, entries);
  assert.deepEqual(
    [statement.opening, statement.accrued, statement.reversed, statement.closing],
    [800, 4400, -400, 4800],
  );
  assert.equal(
    statement.rows.reduce<number>((total, { amount }) => total + amount, statement.opening),
    statement.closing,
  );
  assert.deepEqual(usedWorks(statement), [
    {
      reference: 'ref_1',
      basis: 'licence',
      territory: 'DE',
      media: 'audio',
      seconds: 30,
      uploads: 2,
      views: 50_000,
      amount: 4000,
    },
  ]);
  const csv = statementCsv(statement, { service: 'Example', titleOf: () => 'A "song", =SUM' });
  const lines = csv.split('\r\n');
  assert.equal(lines.length, statement.rows.length + 2);
  assert.equal(lines[0], STATEMENT_COLUMNS.join(','));
  assert.ok(lines[1]!.includes('"A ""song"", =SUM"'));
});

test('text in a spreadsheet never becomes a formula, and numbers stay numbers', () => {
  assert.equal(csvCell('=HYPERLINK("x")'), '"\'=HYPERLINK(""x"")"');
  assert.equal(csvCell('+49'), "'+49");
  assert.equal(csvCell(-3), '-3');
});
