/** The account's procedure, as the engine drives it. */
import type { Machine, Summary } from '../engine/machine.ts';
import { contestableUntil } from './contestable.ts';
import type { AccountCommand, AccountEvent, AccountState } from './account.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { follow } from './follow.ts';

export const accountMachine: Machine<AccountState, AccountCommand, AccountEvent> = {
  kind: 'account',
  initial: { kind: 'none' },
  needs: (_command, _self, _state, actor) => (actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : []),
  decide,
  evolve,
  follow,
  summary,
};

/** Read without a clock: strikes leave the count when theirs fires. */
function summary(state: AccountState): Summary | undefined {
  if (state.kind === 'none') return undefined;
  const { measure, violations, flags, notices, proposal, warnedAt, weighedAt = 0 } = state;
  const strikes = violations.filter((one) => one.kind === 'counted');
  const newest = Math.max(0, ...strikes.map((one) => one.at));
  const weigh = strikes.length >= 3 && warnedAt !== undefined && warnedAt < newest && newest > weighedAt;
  const waiting = measure.kind === 'none' && (weigh || proposal !== undefined || state.review?.finding === 'suspend');
  const ends = measure.kind === 'suspended' ? measure.until : proposal?.until;
  return {
    state: measure.kind !== 'none' ? measure.kind : weigh ? 'review-due' : strikes.length === 0 ? 'clean' : `strikes`,
    open: waiting || measure.kind === 'suspended',
    waitsFor: waiting ? 'staff' : measure.kind === 'suspended' ? 'clock' : 'nobody',
    ...(ends !== undefined && { dueAt: ends }),
    severity: waiting ? 1 : 0,
    about: strikes.map((one) => `upload/${one.upload}`),
    shown: {
      strikes: strikes.length,
      contestableUntil: contestableUntil([
        measure.kind === 'suspended' ? measure.since : measure.kind === 'terminated' ? measure.at : undefined,
        flags.exclusion?.since,
        notices.exclusion?.since,
        newest,
      ]),
      ...(flags.exclusion && { flagRightExcludedUntil: flags.exclusion.until }),
      ...(notices.exclusion && { noticesSuspendedUntil: notices.exclusion.until }),
    },
  };
}
