/** Events of an account, folded. */
import type { Instant } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import { NEW_ACCOUNT, type AccountEvent, type AccountState, type KnownAccount, type Violation } from './account.ts';
import { withoutWrong, withWrong } from './tally.ts';

export function evolve(before: AccountState, event: Dated<AccountEvent>): AccountState {
  const state = before.kind === 'none' ? NEW_ACCOUNT : before;
  const { at, by } = event;
  switch (event.type) {
    case 'violation-found':
      return withViolation(state, { kind: 'awaiting', upload: event.upload, finalAt: event.finalAt });
    case 'violation-contested':
      return withViolation(state, { kind: 'contested', upload: event.upload });
    case 'violation-not-manifest':
      return withViolation(state, { kind: 'not-manifest', upload: event.upload });
    case 'strike':
      return withViolation(state, {
        kind: 'counted',
        upload: event.upload,
        at: event.since,
        expiresAt: event.expiresAt,
      });
    case 'strike-expired':
      return withViolation(state, { kind: 'expired', upload: event.upload });
    case 'strike-reversed':
      return withViolation(state, { kind: 'reversed', upload: event.upload });
    case 'warned':
      return { ...state, warnedAt: at };
    case 'review-due':
    case 'notices-review-due':
      return state;
    case 'case-reviewed': {
      const review = { ...event.review, at, by };
      const decidedBy = also(state.decidedBy, by);
      return event.review.about === 'content'
        ? { ...state, review, weighedAt: at, decidedBy }
        : { ...state, review, decidedBy, notices: { ...state.notices, weighedAt: at } };
    }
    case 'suspended': {
      const { until, rung, uploads } = event;
      return {
        ...without(state, 'review'),
        measure: { kind: 'suspended', since: at, until, rung, uploads, by },
        suspensions: [...state.suspensions, at],
        decidedBy: also(state.decidedBy, by),
      };
    }
    case 'suspension-ended':
      return { ...state, measure: { kind: 'none' } };
    case 'suspension-lifted':
      return {
        ...state,
        measure: { kind: 'none' },
        suspensions:
          state.measure.kind === 'suspended' ? dropped(state.suspensions, state.measure.since) : state.suspensions,
      };
    case 'termination-proposed':
      return { ...state, proposal: { by, until: event.until, text: event.text } };
    case 'termination-withdrawn':
      return without(state, 'proposal');
    case 'terminated':
      return {
        ...without(without(state, 'proposal'), 'review'),
        measure: { kind: 'terminated', at, uploads: event.uploads, by: [event.proposedBy, by] },
        decidedBy: also(also(state.decidedBy, event.proposedBy), by),
      };
    case 'termination-lifted':
      return { ...state, measure: { kind: 'none' } };
    case 'flag-wrong':
      return { ...state, flags: { ...state.flags, ...withWrong(state.flags, event.upload, at) } };
    case 'flag-right':
      return { ...state, flags: { ...state.flags, right: state.flags.right + 1 } };
    case 'flag-cleared':
      return {
        ...state,
        flags: { ...state.flags, ...withoutWrong(state.flags, event.upload), right: state.flags.right + 1 },
      };
    case 'flag-warned':
      return { ...state, flags: { ...state.flags, warnedAt: at } };
    case 'flag-right-excluded': {
      const { until, rung, about } = event;
      const earlier = [...state.flags.earlier, at];
      return {
        ...state,
        flags: { ...state.flags, exclusion: { since: at, until, rung, about }, earlier, usedUpTo: at },
      };
    }
    case 'flag-right-returned':
      return { ...state, flags: without(state.flags, 'exclusion') };
    case 'flag-right-restored':
      return { ...state, flags: restored(state.flags) };
    case 'notice-unfounded':
      return { ...state, notices: { ...state.notices, ...withWrong(state.notices, event.notice, at) } };
    case 'notice-founded':
      return { ...state, notices: { ...state.notices, right: state.notices.right + 1 } };
    case 'notice-cleared':
      return {
        ...state,
        notices: { ...state.notices, ...withoutWrong(state.notices, event.notice), right: state.notices.right + 1 },
      };
    case 'notices-warned':
      return { ...state, notices: { ...state.notices, warnedAt: at } };
    case 'notices-suspended': {
      const { until, rung, about } = event;
      const notices = {
        ...state.notices,
        exclusion: { since: at, until, rung, about },
        earlier: [...state.notices.earlier, at],
        usedUpTo: at,
      };
      return { ...without(state, 'review'), notices, decidedBy: also(state.decidedBy, by) };
    }
    case 'notices-returned':
      return { ...state, notices: without(state.notices, 'exclusion') };
    case 'notices-restored':
      return { ...state, notices: restored(state.notices) };
  }
}

const withViolation = (state: KnownAccount, violation: Violation): KnownAccount => ({
  ...state,
  violations: [...state.violations.filter((one) => one.upload !== violation.upload), violation],
});

const also = (words: readonly string[], word: string): readonly string[] =>
  words.includes(word) ? words : [...words, word];

const dropped = (moments: readonly Instant[], moment: Instant): readonly Instant[] => {
  const at = moments.lastIndexOf(moment);
  return moments.filter((_, i) => i !== at);
};

function without<T extends object, K extends keyof T>(whole: T, name: K): Omit<T, K> & { readonly [P in K]?: never } {
  const { [name]: _gone, ...rest } = whole;
  return rest as Omit<T, K> & { readonly [P in K]?: never };
}

/** A measure lifted as unfounded leaves no trace on the ladder, and what it used up counts again. */
function restored<T extends KnownAccount['flags'] | KnownAccount['notices']>(record: T): T {
  const { exclusion, usedUpTo: _freed, ...rest } = record;
  const earlier = exclusion ? dropped(record.earlier, exclusion.since) : record.earlier;
  const usedUpTo = earlier.at(-1);
  return { ...rest, earlier, ...(usedUpTo !== undefined && { usedUpTo }) } as unknown as T;
}
