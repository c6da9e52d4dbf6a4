/** The contract of the ledger's part of a store: every rung earns its place by passing it (store.test.ts). */
import assert from 'node:assert/strict';
import { instant } from '../common/index.ts';
import type { Entry, MinorUnits, Tariff } from '../ledger/index.ts';
import type { LicenceRecord } from './ledger.ts';
import { promisesOf } from './store-promises.ts';
import type { Store } from './store.ts';

const NOW = instant(1_803_081_600_000);

const anEntry = (id: string, amounts: Readonly<Record<string, number>>, more: Partial<Entry> = {}): Entry => ({
  id,
  kind: 'use',
  bookedAt: NOW,
  period: '2027-02',
  currency: 'EUR',
  lines: Object.entries(amounts).map(([account, amount]) => ({ account, amount: amount as MinorUnits })),
  use: {
    upload: 'up_1',
    reference: 'ref_1',
    territory: 'DE',
    period: '2027-02',
    basis: 'licence',
    media: 'audio',
    views: 10,
    viewsTotal: 10,
    days: 28,
    gross: 0 as MinorUnits,
    tariff: 't',
    model: 'm',
    rule: 'R3b',
    leaf: 1,
  },
  ...more,
});

const aLicence = (id: string, works: LicenceRecord['works']): LicenceRecord => ({
  id,
  works,
  territories: ['DE'],
  uses: 'all',
  terms: { kind: 'nothing' },
  madeAt: NOW,
});

/** @param open gives a store that is empty and shares nothing */
export function describeLedger(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(name, open);

  promise('books an entry once, gives it back as it was, and adds up what each account has', async (store) => {
    const first = anEntry('use 1', { 'payer/platform': -7, 'claimant/clm_a': 7 });
    const booked = await store.transaction(async (tx) => [await tx.book(first), await tx.book(first)]);
    assert.deepEqual(booked, [true, false]);
    const big = Number.MAX_SAFE_INTEGER - 7;
    const second = anEntry('use 2', { 'payer/platform': -big, 'claimant/clm_a': big }, { period: '2027-03' });
    await store.transaction((tx) => tx.book(second));
    assert.deepEqual(await store.entry('use 1'), first);
    assert.deepEqual(await store.entriesOfUse('up_1 ref_1 DE 2027-02 licence'), [first, second]);
    assert.deepEqual(await store.entriesAbout({ upload: 'up_1' }), [first, second]);
    assert.deepEqual(await store.entriesAbout({ reference: 'ref_1' }), [first, second]);
    const march = { from: '2027-03', to: '2027-03' };
    assert.deepEqual(await store.entriesOfAccount('claimant/clm_a', 'EUR', march, 10), [second]);
    assert.equal(await store.balanceBefore('claimant/clm_a', 'EUR', '2027-03'), 7);
    const { rows } = await store.accountBalances();
    assert.deepEqual(rows, [
      { account: 'claimant/clm_a', currency: 'EUR', balance: Number.MAX_SAFE_INTEGER },
      { account: 'payer/platform', currency: 'EUR', balance: -Number.MAX_SAFE_INTEGER },
    ]);
    assert.deepEqual([...(await store.ledgerSums())], [['EUR', 0]]);
    const one = await store.accountBalances(undefined, 1);
    assert.deepEqual((await store.accountBalances(one.next, 1)).rows, rows.slice(1));
  });

  promise('takes an entry back once', async (store) => {
    const first = anEntry('use 1', { 'payer/platform': -7, 'claimant/clm_a': 7 });
    const back = anEntry(
      'reversal use 1',
      { 'payer/platform': 7, 'claimant/clm_a': -7 },
      { kind: 'reversal', reverses: 'use 1' },
    );
    const again = { ...back, id: 'reversal again' };
    const results = await store.transaction(async (tx) => [
      await tx.book(first),
      await tx.book(back),
      await tx.book(again),
    ]);
    assert.deepEqual(results, [true, true, false]);
    assert.equal(await store.balanceBefore('claimant/clm_a', 'EUR', '9999-12'), 0);
  });

  promise('keeps every report, and knows the newest of each month and territory', async (store) => {
    const report = (period: string, territory: string, views: number) =>
      store.transaction((tx) =>
        tx.saveUsage({ upload: 'up_1', period, territory, views, days: 28, gross: 2 ** 40, reportedAt: NOW }),
      );
    for (const views of [5, 9, 7]) await report('2027-02', 'DE', views);
    await report('2027-02', 'AT', 1);
    const newest = await store.latestUsage('up_1');
    assert.deepEqual(
      newest.map(({ territory, views, gross }) => [territory, views, gross]),
      [
        ['AT', 1, 2 ** 40],
        ['DE', 7, 2 ** 40],
      ],
    );
  });

  promise('finds claims and licences by what they are about, until they end', async (store) => {
    const claim = {
      id: 'cla_1',
      reference: 'ref_1',
      claimant: 'clm_a',
      share: 333_333,
      territories: ['DE'],
      madeAt: NOW,
    };
    await store.transaction(async (tx) => {
      await tx.saveClaim(claim);
      await tx.saveLicence(aLicence('lic_1', { references: ['ref_1', 'ref_2'] }));
      await tx.saveLicence(aLicence('lic_2', { claimant: 'clm_a' }));
    });
    assert.deepEqual(await store.claimsOn('ref_1'), [claim]);
    const found = async (...subjects: string[]) => (await store.licencesFor(subjects)).map(({ id }) => id);
    assert.deepEqual(await found('reference/ref_2', 'claimant/clm_a'), ['lic_1', 'lic_2']);
    assert.deepEqual(await found('reference/ref_3'), []);
    await store.transaction(async (tx) => {
      await tx.saveClaim({ ...claim, endedAt: NOW });
      await tx.saveLicence({ ...aLicence('lic_2', { claimant: 'clm_a' }), endedAt: NOW });
    });
    assert.deepEqual([await store.claimsOn('ref_1'), await found('claimant/clm_a')], [[], []]);
    assert.deepEqual((await store.claims('clm_a')).rows, [{ ...claim, endedAt: NOW }]);
    assert.equal((await store.licence('lic_2'))?.endedAt, NOW);
  });

  promise('closes a month once and publishes a table once', async (store) => {
    const tariff: Tariff = { version: 'v1', from: '2027-01', currency: 'EUR', rows: [] };
    const results = await store.transaction(async (tx) => [
      await tx.closePeriod('2027-01', NOW),
      await tx.closePeriod('2027-01', NOW),
      await tx.publishTariff(tariff, NOW),
      await tx.publishTariff({ ...tariff, currency: 'CHF' }, NOW),
    ]);
    assert.deepEqual(results, [true, false, true, false]);
    assert.deepEqual([await store.closedPeriods(), await store.tariffs()], [['2027-01'], [tariff]]);
  });
}
