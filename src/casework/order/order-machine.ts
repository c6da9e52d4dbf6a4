/**
 * The register of what authorities ask for (Art. 9 and 10 DSA): every contact is an entry, informal ones too. An order is checked against
 * the law's own list, has effect in the narrowest territory, and the person it reaches is told at once, or by itself when a lawful
 * silence ends. Art. 17 DSA does not apply to orders (17(5)): Art. 9(5) does.
 */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { dueAt } from '../clocks.ts';
import { addressOf, type CaseAddress, type CaseContext, type Machine, type Summary } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { uploaderOf, type UploadState } from '../upload/state.ts';
import { missingPoints, narrowestTerritories } from './checklist.ts';
import { evolve } from './evolve.ts';
import { follow, GAG_CLOCK, GAG_ASK_CLOCK, HOLD_CLOCK, REVIEW_CLOCK } from './follow.ts';
import type { OrderCommand, OrderEvent, OrderState } from './state.ts';

type Asked<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;
type Answer = Outcome<readonly OrderEvent[], string>;

export const orderMachine: Machine<OrderState, OrderCommand, OrderEvent> = {
  kind: 'order',
  initial: { kind: 'none' },
  needs(command, _self, state): readonly CaseAddress[] {
    if (command.type !== 'review' || state.kind === 'none') return [];
    return (command.uploads ?? state.contact.uploads).map(addressOf);
  },
  decide,
  evolve,
  follow,
  summary(state): Summary | undefined {
    if (state.kind === 'none') return undefined;
    const waits = state.kind === 'logged' || state.kind === 'classified' || state.kind === 'valid';
    const { contact, gag, dueAt: due } = state;
    return {
      state: state.kind === 'informal' ? 'INFORMAL' : state.kind.toUpperCase(),
      open: waits || gag !== undefined || state.kind === 'challenged' || state.holds.length > 0,
      waitsFor: waits ? 'staff' : state.kind === 'returned' || state.kind === 'challenged' ? 'authority' : 'clock',
      ...(waits ? { dueAt: due } : gag ? { dueAt: gag.until } : {}),
      severity: 2,
      about: [
        ...contact.uploads,
        ...(contact.account === undefined ? [] : [contact.account]),
        ...state.affected,
        ...state.holds.flatMap((hold) => hold.about),
      ],
      shown: {
        form: contact.form,
        country: contact.country,
        authority: contact.authority,
        sealed: gag !== undefined,
        ...('as' in state && { class: state.as }),
      },
    };
  },
};

function decide(state: OrderState, command: OrderCommand, context: CaseContext): Answer {
  switch (command.type) {
    case 'log':
      return log(state, command, context);
    case 'clock':
      return done(onClock(state, command.name, context.at));
    case 'classify':
    case 'check':
    case 'name-notice': {
      const stop = notAllowed(context.actor, command.type === 'name-notice' ? 'order.follow' : 'order.log');
      if (stop) return stop;
      if (command.type === 'classify') return classify(state, command);
      if (command.type === 'check') return check(state, command);
      return done(state.kind === 'informal' ? [{ type: 'notice-named', notice: command.notice }] : []);
    }
    default: {
      const stop = notAllowed(context.actor, 'order.review');
      if (stop) return stop;
      if (state.kind === 'none') return unknown();
      return decideKnown(state, command, context);
    }
  }
}

function decideKnown(
  state: Exclude<OrderState, { kind: 'none' }>,
  command: Exclude<OrderCommand, { type: 'log' | 'clock' | 'classify' | 'check' | 'name-notice' }>,
  context: CaseContext,
): Answer {
  const { at } = context;
  switch (command.type) {
    case 'review':
      return review(state, command, context);
    case 'gag': {
      const { until, basis } = command;
      return badGag(until, basis, at) ?? done([{ type: 'gagged', until, basis }]);
    }
    case 'lift-gag':
      return done(state.gag ? [{ type: 'opened' }] : []);
    case 'lift': {
      if (!('reason' in state)) return notAtThisStep(state);
      const uploads = state.contact.uploads;
      return done(state.kind === 'lifted' ? [] : [{ type: 'lifted', why: command.why, uploads }]);
    }
    case 'hold': {
      const { custodian, until, about } = command;
      if (until <= at) {
        return refused(
          'no-such-end',
          'A hold ends at a date in the future.',
          'Name the day the court will be done with it.',
        );
      }
      return done([{ type: 'held', id: context.newId('hld'), custodian, until, about }]);
    }
    case 'release':
      return state.holds.some(({ id }) => id === command.hold)
        ? done([{ type: 'hold-ended', hold: command.hold, released: true }])
        : refused('not-found', 'There is no such hold on this order.', 'The order’s page lists its holds.');
  }
}

function log(state: OrderState, { type: _type, gag, ...contact }: Asked<'log'>, { actor, at }: CaseContext): Answer {
  const stop = notAllowed(actor, 'order.log');
  if (stop) return stop;
  if (state.kind !== 'none') return done([]);
  const bad = gag && badGag(gag.until, gag.basis, at);
  return bad ?? done([{ type: 'logged', ...contact, dueAt: dueAt('CK16/review', at), ...(gag && { gag }) }]);
}

function classify(state: OrderState, { as }: Asked<'classify'>): Answer {
  if (state.kind === 'none') return unknown();
  if (state.kind !== 'logged') return 'as' in state && state.as === as ? done([]) : notAtThisStep(state);
  return done([{ type: 'classified', as }]);
}

function check(state: OrderState, { type: _type, ...checked }: Asked<'check'>): Answer {
  if (state.kind === 'none') return unknown();
  // What was returned may come back completed.
  if (state.kind !== 'classified' && state.kind !== 'returned') return notAtThisStep(state);
  const missing = missingPoints(checked, state.as);
  return done([missing.length > 0 ? { type: 'returned', missing } : { type: 'found-valid', checked }]);
}

function review(state: OrderState, command: Asked<'review'>, { at, other }: CaseContext): Answer {
  if (state.kind === 'none') return unknown();
  if (state.kind !== 'valid' && state.kind !== 'challenged') return notAtThisStep(state);
  const { outcome, reason, until } = command;
  const uploads = command.uploads ?? state.contact.uploads;
  const acts = (outcome === 'COMPLIED' || outcome === 'PARTLY') && state.as !== 'ART10';
  const territories = narrowestTerritories(state.checked.territories, state.contact.country, {
    wider: command.wider === true,
    foreign: state.as === 'FOREIGN',
  });
  if (acts && territories.length === 0) {
    return refused(
      'beyond-its-reach',
      `An authority of ${state.contact.country} asks for effect elsewhere only.`,
      'Refuse it, or name the basis in Union or international law (wider).',
    );
  }
  if (acts && uploads.length === 0) {
    return refused('nothing-named', 'The order names no upload to act on.', 'Name the uploads, or return it.');
  }
  if (until !== undefined && until <= at) {
    return refused('no-such-end', 'The restriction would have ended already.', 'Leave the end out, or correct it.');
  }
  const owners = uploads.flatMap((upload) => {
    const found = other<UploadState>(addressOf(upload));
    return found?.kind === 'known' ? [uploaderOf(found)] : [];
  });
  const affected = [...new Set([...owners, ...(state.contact.account === undefined ? [] : [state.contact.account])])];
  return done([
    {
      type: 'reviewed',
      outcome,
      reason,
      uploads: acts ? uploads : [],
      territories: acts || outcome === 'CHALLENGED' ? territories : [],
      ...(until !== undefined && { until }),
      affected: outcome === 'REFUSED' || outcome === 'CHALLENGED' ? [] : affected,
      sealed: state.gag !== undefined,
    },
  ]);
}

function onClock(state: OrderState, name: string, at: Instant): readonly OrderEvent[] {
  if (state.kind === 'none') return [];
  if (name === REVIEW_CLOCK) {
    return ['logged', 'classified', 'valid'].includes(state.kind) ? [{ type: 'overdue' }] : [];
  }
  if (name === GAG_CLOCK) return state.gag && at >= state.gag.until ? [{ type: 'opened' }] : [];
  if (name === GAG_ASK_CLOCK) return state.gag ? [{ type: 'gag-asked' }] : [];
  if (name.startsWith(HOLD_CLOCK)) {
    const id = name.slice(HOLD_CLOCK.length);
    return state.holds.some((hold) => hold.id === id) ? [{ type: 'hold-ended', hold: id, released: false }] : [];
  }
  return [];
}

const badGag = (until: Instant, basis: string, at: Instant) =>
  until > at && /^[a-z]{2}\/[a-z0-9][a-z0-9-]{1,60}$/.test(basis)
    ? undefined
    : refused(
        'no-lawful-silence',
        'Silence about an order needs an end in the future and a provision that demands it.',
        'Name the provision, such as `de/stpo-95a`, and the date; without them the person is told.',
      );

const unknown = () => refused('not-found', 'There is no such entry in the register.', 'Log the contact first.');

const notAtThisStep = (state: OrderState) =>
  refused(
    'not-at-this-step',
    `This entry is ${state.kind}.`,
    'Contacts are logged, classified, checked against the law’s list, then reviewed.',
  );
