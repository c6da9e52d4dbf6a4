import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import { latestPolicy } from '../policy/index.ts';
import { addDays, addMonths, dayOf, endOf, redressFor, workingDayFrom } from './index.ts';

const at = (text: string) => instant(Date.parse(text));

test('keeps the window open to the last day of a shorter month', () => {
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
  assert.equal(addMonths('2027-08-31', 6), '2028-02-29');
  assert.equal(addMonths('2026-12-31', 6), '2027-06-30');
  assert.equal(addMonths('2026-03-31', 1), '2026-04-30');
});

test('ends a period of months on the day of the same number', () => {
  assert.equal(addMonths('2026-11-22', 6), '2027-05-22');
  assert.equal(addMonths('2026-02-28', 6), '2026-08-28');
  const days = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays('2000-01-01', n));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), (day, months) => {
      const end = addMonths(day, months);
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      const [endYear, endMonth, endDate] = end.split('-').map(Number) as [number, number, number];
      assert.equal(endYear * 12 + endMonth, year * 12 + month + months);
      // Same number, or the last day of a month that has no such day.
      assert.ok(endDate === date || (endDate < date && addDays(end, 1).endsWith('-01')));
    }),
  );
});

test('moves a last day on a weekend to the next working day, and no other', () => {
  assert.equal(workingDayFrom('2027-05-22'), '2027-05-24');
  assert.equal(workingDayFrom('2027-05-23'), '2027-05-24');
  assert.equal(workingDayFrom('2027-05-21'), '2027-05-21');
});

test('counts the whole last day in', () => {
  assert.equal(endOf('2027-02-28'), at('2027-03-01T00:00:00Z'));
  assert.equal(dayOf(instant(endOf('2027-02-28') - 1)), '2027-02-28');
});

test('opens every window when the person was told, and computes its date', () => {
  const told = at('2026-08-31T22:30:00Z');
  assert.deepEqual(redressFor(told, latestPolicy('DE')), {
    complainUntil: '2027-02-28',
    complainUntilWorkingDay: '2027-03-01',
    complaintDecidedBy: at('2026-09-07T22:30:00Z'),
    outOfCourt: { decidesBy: '2026-11-29', atTheLatest: '2027-02-27' },
    courtUntil: '2029-12-31',
    evidenceKeptUntil: '2027-03-01',
  });
  assert.equal(redressFor(told, latestPolicy('EU')).courtUntil, undefined);
});
