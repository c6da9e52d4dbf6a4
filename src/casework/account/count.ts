/** Final findings about uploads, flags and notices are counted; what follows by rule alone (warnings, the flag right) follows here. */
import { done, instant, type Instant, type Outcome } from '../../common/index.ts';
import { dueAt } from '../clocks.ts';
import type { AccountCommand, AccountEvent, KnownAccount } from './account.ts';
import { evolve } from './evolve.ts';
import { rungFor } from './ladder.ts';
import {
  FLAGS_COUNT_DAYS,
  flagRight,
  NOTICES_COUNT_DAYS,
  noticesToWeigh,
  strikesAt,
  toWeigh,
  unfoundedNotices,
  WARNED_FROM,
  WEIGHED_FROM,
  wrongFlags,
} from './standing.ts';
import { counting, isWrong, warnedBefore } from './tally.ts';

const DAY = 86_400_000;
/** § 8(e): a decision nobody complained about is final after this. D */
export const FINAL_AFTER_DAYS = 7;
/** Only what was blocked can be a violation: licensed, presumed, escrowed and published uploads never count. */
const COUNTS = new Set(['BLOCK', 'BLOCK_TIMED']);

type Counts = Extract<
  AccountCommand,
  {
    type: 'violation-found' | 'contested' | 'violation-final' | 'count-reversed' | 'flag-judged' | 'notice-judged';
  }
>;
type Events = Outcome<readonly AccountEvent[], string>;

export function count(state: KnownAccount, command: Counts, at: Instant, by: string): Events {
  switch (command.type) {
    case 'violation-found': {
      const { upload, manifest, action = 'BLOCK' } = command;
      if (!manifest || !COUNTS.has(action) || found(state, upload)) return done([]);
      return done([{ type: 'violation-found', upload, finalAt: instant(at + FINAL_AFTER_DAYS * DAY) }]);
    }
    case 'contested': {
      const known = found(state, command.upload);
      const waits = known === undefined || known.kind === 'awaiting' || known.kind === 'counted';
      return done(waits ? [{ type: 'violation-contested', upload: command.upload }] : []);
    }
    case 'violation-final': {
      const { upload, manifest, action = 'BLOCK' } = command;
      const known = found(state, upload)?.kind;
      if (known === 'counted' || known === 'expired') return done([]);
      if (!manifest || !COUNTS.has(action))
        return done(known === 'contested' || known === 'awaiting' ? [{ type: 'violation-not-manifest', upload }] : []);
      return done(strike(state, upload, at, by));
    }
    case 'count-reversed':
      return done(reverse(state, command.upload, at, by));
    case 'flag-judged':
      return done(flagJudged(state, command.upload, command.upheld, at, by));
    case 'notice-judged':
      return done(noticeJudged(state, command, at, by));
  }
}

const found = (state: KnownAccount, upload: string) => state.violations.find((one) => one.upload === upload);

/** The strike, and what its number means: the second warns, the third is weighed by a human. A clock that fires late changes no date. */
export function strike(
  state: KnownAccount,
  upload: string,
  at: Instant,
  by: string,
  since: Instant = at,
): AccountEvent[] {
  const event: AccountEvent = { type: 'strike', upload, since, expiresAt: dueAt('CK13', since) };
  const after = known(evolve(state, { ...event, at, by }));
  const strikes = strikesAt(after, at).length;
  if (strikes === WARNED_FROM) return [event, { type: 'warned', strikes }];
  return toWeigh(after, at) ? [event, { type: 'review-due', strikes }] : [event];
}

/** A measure that no longer stands on enough strikes falls with them. */
function reverse(state: KnownAccount, upload: string, at: Instant, by: string): AccountEvent[] {
  const kind = found(state, upload)?.kind;
  if (kind === undefined || kind === 'reversed' || kind === 'not-manifest') return [];
  const event: AccountEvent = { type: 'strike-reversed', upload };
  const { measure } = known(evolve(state, { ...event, at, by }));
  if (measure.kind === 'none') return [event];
  const fallen = new Set(state.violations.filter((one) => one.kind === 'reversed').map((one) => one.upload)).add(
    upload,
  );
  if (measure.uploads.filter((one) => !fallen.has(one)).length >= WEIGHED_FROM) return [event];
  const because = `upload/${upload}`;
  return [
    event,
    measure.kind === 'suspended' ? { type: 'suspension-lifted', because } : { type: 'termination-lifted', because },
  ];
}

function flagJudged(state: KnownAccount, upload: string, upheld: boolean, at: Instant, by: string): AccountEvent[] {
  const wrong = isWrong(state.flags, upload);
  if (upheld) {
    if (!wrong) return [{ type: 'flag-right', upload }];
    const { exclusion } = state.flags;
    const rests = exclusion !== undefined && at < exclusion.until && exclusion.about.includes(upload);
    const left = rests ? exclusion.about.filter((one) => one !== upload && isWrong(state.flags, one)).length : 0;
    const cleared: AccountEvent = { type: 'flag-cleared', upload };
    return rests && left < WEIGHED_FROM
      ? [cleared, { type: 'flag-right-restored', because: `upload/${upload}` }]
      : [cleared];
  }
  if (wrong) return [];
  const event: AccountEvent = { type: 'flag-wrong', upload };
  const after = known(evolve(state, { ...event, at, by }));
  if (flagRight(after, at) === 'excluded') return [event];
  const number = wrongFlags(after, at);
  if (number >= WEIGHED_FROM && warnedBefore(after.flags, at, FLAGS_COUNT_DAYS)) {
    const { until, rung } = rungFor('exclusion', after.flags.earlier, at);
    const about = counting(after.flags, at, FLAGS_COUNT_DAYS).map((one) => one.about);
    return [event, { type: 'flag-right-excluded', until, rung, about }];
  }
  return number === WARNED_FROM ? [event, { type: 'flag-warned' }] : [event];
}

/** Suspending the processing of somebody's notices is for a human (Art. 23(3) DSA); the warning is not. */
function noticeJudged(
  state: KnownAccount,
  { notice, unfounded, together = false }: Extract<Counts, { type: 'notice-judged' }>,
  at: Instant,
  by: string,
): AccountEvent[] {
  const wrong = isWrong(state.notices, notice);
  if (!unfounded) {
    if (!wrong) return [{ type: 'notice-founded', notice }];
    const { exclusion } = state.notices;
    const rests = exclusion !== undefined && at < exclusion.until && exclusion.about.includes(notice);
    const left = rests ? exclusion.about.filter((one) => one !== notice && isWrong(state.notices, one)).length : 0;
    const cleared: AccountEvent = { type: 'notice-cleared', notice };
    return rests && left < WEIGHED_FROM
      ? [cleared, { type: 'notices-restored', because: `notice/${notice}` }]
      : [cleared];
  }
  if (wrong) return [];
  const event: AccountEvent = { type: 'notice-unfounded', notice };
  const after = known(evolve(state, { ...event, at, by }));
  if (noticesToWeigh(after, at)) return [event, { type: 'notices-review-due' }];
  const number = unfoundedNotices(after, at);
  // Who takes part in a crowd sends one notice each: the crowd is what is repeated, and all of it is warned (P13).
  if (together && number < WARNED_FROM) return [event, { type: 'notices-warned', together }];
  const warned = warnedBefore(after.notices, at, NOTICES_COUNT_DAYS);
  return number === WARNED_FROM && !warned ? [event, { type: 'notices-warned' }] : [event];
}

const known = (state: ReturnType<typeof evolve>): KnownAccount => state as KnownAccount;
