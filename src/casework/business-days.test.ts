import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUsBusinessDay, usBusinessDaysAfter, usFederalHolidays } from './business-days.ts';

test('counts ten business days after a Monday to the Monday two weeks later', () => {
  assert.equal(usBusinessDaysAfter('2026-03-02', 10), '2026-03-16');
  assert.equal(usBusinessDaysAfter('2026-03-02', 14), '2026-03-20');
});

test('does not count federal holidays, nor the days on which they are observed', () => {
  // Thanksgiving, 26 November 2026.
  assert.equal(usBusinessDaysAfter('2026-11-23', 10), '2026-12-08');
  // 4 July 2026 is a Saturday: kept on Friday.
  assert.equal(isUsBusinessDay('2026-07-03'), false);
  // 1 January 2028 is a Saturday: kept on 31 December 2027.
  assert.equal(isUsBusinessDay('2027-12-31'), false);
});

test('knows the eleven holidays of a year', () => {
  assert.deepEqual(usFederalHolidays(2026).slice(0, 11), [
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ]);
});
