/** Every way to contest a decision, with its date. The window opens when the person was told, not when the restriction began. */
import type { Instant } from '../common/index.ts';
import type { PolicyVersion } from '../policy/index.ts';
import { addDays, addHours, addMonths, dayOf, workingDayFrom, type Day } from './calendar.ts';
import { isGermanHoliday } from './german-holidays.ts';

export interface Redress {
  /** Art. 20(1) DSA: the last day to complain to us, by the month. */
  readonly complainUntil: Day;
  /** The same, moved to the next working day when it falls on a weekend or, in Germany, on a holiday (§ 193 BGB). Later complaints are late; on it they are not. */
  readonly complainUntilWorkingDay: Day;
  /** § 14(3) UrhDaG: decided by then, if the complaint came at `informedAt`. */
  readonly complaintDecidedBy: Instant;
  /** Art. 21(4) DSA: 90 days for an out-of-court body, 180 in highly complex disputes, if turned to on the day. */
  readonly outOfCourt?: { readonly decidesBy: Day; readonly atTheLatest: Day };
  /** §§ 195, 199 BGB: as a rule three years from the end of the year. Other countries have periods of their own. */
  readonly courtUntil?: Day;
  /** Nothing is deleted while someone may still contest it. */
  readonly evidenceKeptUntil: Day;
}

export function redressFor(informedAt: Instant, policy: PolicyVersion): Redress {
  const { complaintMonths, complaintD } = policy.parameters;
  const today = dayOf(informedAt);
  const complainUntil = addMonths(today, complaintMonths);
  const workingDay = workingDayFrom(complainUntil, policy.profile === 'DE' ? isGermanHoliday : undefined);
  return {
    complainUntil,
    complainUntilWorkingDay: workingDay,
    complaintDecidedBy: addHours(informedAt, complaintD * 24),
    ...(policy.profile === 'US'
      ? {}
      : { outOfCourt: { decidesBy: addDays(today, 90), atTheLatest: addDays(today, 180) } }),
    ...(policy.profile === 'DE' ? { courtUntil: `${Number(today.slice(0, 4)) + 3}-12-31` } : {}),
    evidenceKeptUntil: workingDay,
  };
}
