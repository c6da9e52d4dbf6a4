/**
 * Leaving something public that the rules would take down, for the public's sake: an object of its own, with a weighing, an author and
 * an end of at most 180 days, that others can review. Never a silent allowance (the lesson of Oversight Board case 2023-003).
 */
import { done, instant, refused, type Instant, type Outcome } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { addHours } from '../calendar.ts';
import {
  addressOf,
  type CaseAddress,
  type CaseContext,
  type Consequence,
  type Dated,
  type Machine,
  type Summary,
} from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial, type Interests } from '../people/impartial.ts';

export const EXCEPTION_GROUNDS = ['newsworthy', 'public-interest', 'documentation', 'awareness'] as const;
export type ExceptionGround = (typeof EXCEPTION_GROUNDS)[number];
export const EXCEPTION_DAYS_MAX = 180;

interface Granted {
  /** `upload/up_…` */
  readonly upload: string;
  readonly ground: ExceptionGround;
  /** Public interest against harm: a text, published. */
  readonly weighing: string;
  /** The rule it is an exception from. */
  readonly from: string;
  readonly author: string;
  readonly grantedAt: Instant;
  readonly until: Instant;
  readonly reviews: readonly { readonly by: string; readonly outcome: 'keep' | 'revoke'; readonly text: string }[];
}

export type ExceptionState =
  | { readonly kind: 'none' }
  | (Granted & { readonly kind: 'in-force' })
  | (Granted & {
      readonly kind: 'ended';
      readonly why: 'expired' | 'revoked' | 'overturned';
      readonly because?: string;
    });

export type ExceptionCommand =
  | {
      readonly type: 'grant';
      readonly upload: string;
      readonly ground: ExceptionGround;
      readonly weighing: string;
      readonly from: string;
      readonly until: Instant;
    }
  | { readonly type: 'review'; readonly outcome: 'keep' | 'revoke'; readonly text: string; readonly until?: Instant }
  /** By a ruling of the board. */
  | { readonly type: 'end'; readonly because: string }
  | { readonly type: 'clock'; readonly name: string };

export type ExceptionEvent =
  | {
      readonly type: 'granted';
      readonly upload: string;
      readonly ground: ExceptionGround;
      readonly weighing: string;
      readonly from: string;
      readonly until: Instant;
      readonly about: readonly string[];
    }
  | { readonly type: 'reviewed'; readonly outcome: 'keep' | 'revoke'; readonly text: string; readonly until?: Instant }
  | { readonly type: 'ended'; readonly why: 'expired' | 'revoked' | 'overturned'; readonly because?: string };

const EXPIRY = 'exception/expiry';

export const exceptionMachine: Machine<ExceptionState, ExceptionCommand, ExceptionEvent> = {
  kind: 'exception',
  initial: { kind: 'none' },
  needs(command, _self, _state, actor: CaseActor): readonly CaseAddress[] {
    const own = actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : [];
    return command.type === 'grant' ? [...own, addressOf(command.upload)] : command.type === 'review' ? own : [];
  },
  decide,
  evolve(state, event: Dated<ExceptionEvent>): ExceptionState {
    if (event.type === 'granted') {
      const { upload, ground, weighing, from, until, by, at } = event;
      return { kind: 'in-force', upload, ground, weighing, from, author: by, grantedAt: at, until, reviews: [] };
    }
    if (state.kind !== 'in-force') return state;
    if (event.type === 'ended') {
      const { why, because } = event;
      return { ...state, kind: 'ended', why, ...(because !== undefined && { because }) };
    }
    const { by, outcome, text, until = state.until } = event;
    return { ...state, until, reviews: [...state.reviews, { by, outcome, text }] };
  },
  follow,
  summary(state): Summary | undefined {
    if (state.kind === 'none') return undefined;
    const inForce = state.kind === 'in-force';
    return {
      state: inForce ? 'IN_FORCE' : `ENDED_${state.why.toUpperCase()}`,
      open: inForce,
      waitsFor: inForce ? 'clock' : 'nobody',
      ...(inForce && { dueAt: state.until }),
      severity: 1,
      about: [state.upload, `rule/${state.from}`],
      shown: { ground: state.ground, until: state.until, reviews: state.reviews.length },
    };
  },
};

function decide(
  state: ExceptionState,
  command: ExceptionCommand,
  { actor, at, other }: CaseContext,
): Outcome<readonly ExceptionEvent[], string> {
  const interests =
    actor.kind === 'staff' ? other<{ interests?: Interests }>({ kind: 'person', id: actor.id })?.interests : undefined;
  switch (command.type) {
    case 'grant': {
      const stop = notAllowed(actor, 'exception.grant') ?? badEnd(command.until, at);
      if (stop) return stop;
      if (state.kind !== 'none') return done([]);
      const upload = other<{ account?: string }>(addressOf(command.upload));
      const about = [command.upload, ...(upload?.account === undefined ? [] : [upload.account])];
      const conflict = partial(actor, { decidedBefore: [], about }, interests);
      if (conflict) return conflict;
      const { ground, weighing, from, until } = command;
      return done([{ type: 'granted', upload: command.upload, ground, weighing, from, until, about }]);
    }
    case 'review': {
      const stop = notAllowed(actor, 'exception.review');
      if (stop) return stop;
      if (state.kind !== 'in-force') return notInForce(state);
      const conflict = partial(actor, { decidedBefore: [state.author], about: [state.upload] }, interests);
      if (conflict) return conflict;
      const { outcome, text, until } = command;
      const bad = until === undefined ? undefined : badEnd(until, at);
      if (bad) return bad;
      const reviewed: ExceptionEvent = { type: 'reviewed', outcome, text, ...(until !== undefined && { until }) };
      return done(outcome === 'revoke' ? [reviewed, { type: 'ended', why: 'revoked' }] : [reviewed]);
    }
    case 'end': {
      const stop = notAllowed(actor, 'exception.end');
      if (stop) return stop;
      if (state.kind !== 'in-force') return done([]);
      return done([{ type: 'ended', why: 'overturned', because: command.because }]);
    }
    case 'clock':
      return done(state.kind === 'in-force' && at >= state.until ? [{ type: 'ended', why: 'expired' }] : []);
  }
}

function badEnd(until: Instant, at: Instant) {
  const latest = addHours(at, EXCEPTION_DAYS_MAX * 24);
  return until > at && until <= latest
    ? undefined
    : refused(
        'no-such-end',
        'An exception ends, and within 180 days.',
        `Give an end between now and ${new Date(latest).toISOString().slice(0, 10)}; it can be reviewed and granted again.`,
      );
}

const notInForce = (state: ExceptionState) =>
  state.kind === 'none'
    ? refused('not-found', 'There is no such exception.', 'GET /v1/exceptions lists all of them.')
    : refused(
        'not-in-force',
        `This exception has ended${state.kind === 'ended' ? ` (${state.why})` : ''}.`,
        'Grant a new one if the reasons still hold.',
      );

function follow(event: Dated<ExceptionEvent>, after: ExceptionState, { self }: CaseContext): readonly Consequence[] {
  if (after.kind === 'none') return [];
  const leaf = (a: string, record: Record<string, string | number>, ground?: string): Consequence => ({
    kind: 'leaf',
    leaf: { k: 'exception', a, auto: 'none', ...(ground !== undefined && { ground }) },
    record,
  });
  const letter = (to: string, message: string): Consequence => ({
    kind: 'notify',
    to,
    message: `exception.${message}`,
    fields: { exception: self.id, upload: after.upload, until: after.until },
  });
  const clock: Consequence = { kind: 'clock', name: EXPIRY, dueAt: instant(after.until), basis: 'recourse/exception' };
  switch (event.type) {
    case 'granted': {
      const { upload, ground, weighing, until } = event;
      return [clock, leaf('GRANTED', { upload, weighing, until }, `exception/${ground}`), letter('board', 'granted')];
    }
    case 'reviewed':
      return [
        ...(event.until === undefined ? [] : [clock]),
        leaf('REVIEWED', { outcome: event.outcome, text: event.text }),
      ];
    case 'ended':
      return [
        { kind: 'stop-clock', name: EXPIRY },
        leaf('ENDED', { why: event.why }, `exception/${event.why}`),
        // What it had allowed is decided under the ordinary rules again, by a human.
        letter('reviewers', 'ended'),
      ];
  }
}
