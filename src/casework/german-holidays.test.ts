import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import { latestPolicy } from '../policy/index.ts';
import { addDays, addMonths, dayOf, redressFor, workingDayFrom } from './index.ts';
import { easterSunday, germanHolidays, isGermanHoliday } from './german-holidays.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const german = (day: string): string => workingDayFrom(day, isGermanHoliday);

// Published tables (Physikalisch-Technische Bundesanstalt; U.S. Naval Observatory); the earliest and latest possible days among them.
const EASTERS = [
  '1818-03-22 1886-04-25 1943-04-25 1961-04-02 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2016-03-27 2017-04-16 2018-04-01',
  '2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01',
  '2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01',
  '2049-04-18 2076-04-19 2100-03-28',
];

test('finds Easter as the published tables have it, over three centuries', () => {
  for (const day of EASTERS.join(' ').split(' ')) assert.equal(easterSunday(Number(day.slice(0, 4))), day);
});

test('Easter is a Sunday between 22 March and 25 April, in every year', () => {
  for (let year = 1583; year <= 4099; year++) {
    const day = easterSunday(year);
    assert.equal(weekday(day), 0, day);
    assert.ok(day.slice(5) >= '03-22' && day.slice(5) <= '04-25', day);
  }
});

test('knows the nine holidays of the whole country', () => {
  assert.deepEqual(germanHolidays(2027), [
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-01',
    '2027-05-06',
    '2027-05-17',
    '2027-10-03',
    '2027-12-25',
    '2027-12-26',
  ]);
  assert.equal(germanHolidays(2008).length, 9, 'Ascension on 1 May is listed, and is one day off');
  assert.ok(germanHolidays(2017).includes('2017-10-31') && !germanHolidays(2018).includes('2018-10-31'));
});

test('§ 193 BGB: over Easter, Christmas and a long weekend the last day moves on until somebody works', () => {
  assert.equal(german('2027-03-26'), '2027-03-30', 'Good Friday → Tuesday after Easter');
  assert.equal(german('2026-12-25'), '2026-12-28', 'Christmas on a Friday → Monday');
  assert.equal(german('2027-12-25'), '2027-12-27', 'Christmas on a Saturday → Monday');
  assert.equal(german('2027-05-01'), '2027-05-03', '1 May on a Saturday');
  assert.equal(german('2027-05-06'), '2027-05-07', 'Ascension → Friday');
  assert.equal(german('2026-05-25'), '2026-05-26', 'Whit Monday');
  assert.equal(german('2028-12-31'), '2029-01-02', 'a Sunday, then New Year');
  assert.equal(german('2027-05-22'), '2027-05-24', 'a plain Saturday, as before');
  assert.equal(workingDayFrom('2027-03-26'), '2027-03-26', 'elsewhere Good Friday is a day like others');
});

test('never earlier, never more than four days later, always on a day on which people work', () => {
  const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1995-01-01', n));
  fc.assert(
    fc.property(days, (day) => {
      const moved = german(day);
      assert.ok(moved >= day && moved <= addDays(day, 4), `${day} → ${moved}`);
      assert.ok(![0, 6].includes(weekday(moved)) && !isGermanHoliday(moved));
      for (let one = day; one < moved; one = addDays(one, 1))
        assert.ok([0, 6].includes(weekday(one)) || isGermanHoliday(one), `${one} was a working day`);
    }),
  );
});

test('the window for complaining in Germany ends on a working day there, in every year; in other profiles as before', () => {
  const told = instant(Date.parse('2026-09-26T12:00:00Z'));
  const redress = redressFor(told, latestPolicy('DE'));
  assert.deepEqual([redress.complainUntil, redress.complainUntilWorkingDay], ['2027-03-26', '2027-03-30']);
  assert.equal(redress.evidenceKeptUntil, '2027-03-30');
  assert.equal(redressFor(told, latestPolicy('EU')).complainUntilWorkingDay, '2027-03-26');
  for (let year = 2026; year < 2060; year++)
    for (const holiday of germanHolidays(year)) {
      const day = addMonths(holiday, -6);
      if (addMonths(day, 6) !== holiday) continue;
      const { complainUntilWorkingDay: until } = redressFor(
        instant(Date.parse(`${day}T12:00:00Z`)),
        latestPolicy('DE'),
      );
      assert.ok(until > holiday, `${holiday} → ${until}`);
      assert.equal(dayOf(instant(Date.parse(`${until}T00:00:00Z`))), until);
    }
});
