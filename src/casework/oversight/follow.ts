/** What a step of a board case means for others: dates, leaves, letters, and what the ruling does to the upload. */
import type { Json } from '../../common/index.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import { addressOf, streamOf, type CaseContext, type Consequence, type Dated, type Typed } from '../engine/machine.ts';
import { BOARD_WARNING } from '../terms-ground.ts';
import { allowFile } from '../upload/allow-file.ts';
import { publishedList } from './filing.ts';
import { reopen } from './remand.ts';
import { isHeard, type Direction, type Heard, type Matter, type OversightState } from './state.ts';
import type { OversightEvent } from './steps.ts';

type Fields = Readonly<Record<string, Json>>;

export function follow(
  event: Dated<OversightEvent>,
  after: OversightState,
  context: CaseContext,
): readonly Consequence[] {
  const name = streamOf(context.self);
  const reference = context.self.id;
  if (after.kind === 'none') return [];
  const { matter } = after;
  const toParties = (message: string, fields: Fields = {}): Consequence[] =>
    matter.parties.map((to) => letter(to, `oversight.${message}`, { reference, ...fields }));
  const toBoard = (message: string, fields: Fields = {}): Consequence =>
    letter('board', `oversight.${message}`, { reference, ...fields });
  switch (event.type) {
    case 'reference-issued':
      return [
        { kind: 'clock', name: 'CK17', dueAt: event.until, basis: CLOCKS.CK17.basis },
        leaf('REFERENCE-ISSUED', { complaint: matter.complaint ?? null }),
        ...toParties('reference-issued', { until: event.until }),
      ];
    case 'reference-lapsed':
      return [leaf('REFERENCE-LAPSED', {})];
    case 'appealed':
    case 'referred':
      return [
        stop('CK17'),
        { kind: 'clock', name: 'CK12/select', dueAt: event.selectBy, basis: CLOCKS['CK12/select'].basis },
        leaf(event.type === 'appealed' ? 'APPEALED' : 'REFERRED', { side: event.side, text: event.text }, event.side),
        ...toParties('filed', { side: event.side, selectBy: event.selectBy }),
        toBoard('filed', { side: event.side, urgent: event.urgent, selectBy: event.selectBy }),
        ...contested(matter),
      ];
    case 'shortlisted':
      return [leaf('SHORTLISTED', {})];
    case 'not-selected':
      return [
        stop('CK12/select'),
        leaf('NOT-SELECTED', { reason: event.reason }, undefined, `board/${event.reason}`),
        ...toParties('not-selected', { reason: event.reason }),
        // The decision that was appealed is final now.
        ...settled(matter, matter.stands),
      ];
    case 'selected': {
      const { decideBy, docket } = event;
      return [
        stop('CK12/select'),
        { kind: 'clock', name: 'CK12/decide', dueAt: decideBy, basis: CLOCKS['CK12/decide'].basis },
        leaf('SELECTED', { summary: docket.summary, questions: docket.questions, expedited: docket.expedited }),
        ...toParties('selected', { commentsUntil: docket.commentsUntil, decideBy }),
        toBoard('selected', { commentsUntil: docket.commentsUntil, decideBy, expedited: docket.expedited }),
      ];
    }
    case 'lottery-committed':
      return [
        leaf('LOTTERY-COMMITTED', publishedList(context, event.lottery) as unknown as Fields),
        effect('seat-panel', reference, { size: event.lottery.size }),
      ];
    case 'panel-drawn':
      return [
        leaf('PANEL-DRAWN', { root: event.root, seats: event.seats as unknown as Json }),
        ...(isHeard(after) ? after.panel : []).map(({ member, seat }) =>
          letter(member, 'oversight.seated', { reference, seat, decideBy: (after as Heard).decideBy }),
        ),
      ];
    // In public: that a seat was left. Never why, and never by whom.
    case 'recused':
      return [leaf('RECUSED', { seat: event.seat, ticket: event.ticket })];
    case 'redrawn': {
      const { seat, attempt, ticket } = event;
      const seated = isHeard(after) ? after.panel.find((one) => one.seat === seat) : undefined;
      return [
        leaf('REDRAWN', { seat, attempt, ticket }),
        ...(seated && isHeard(after)
          ? [letter(seated.member, 'oversight.seated', { reference, seat, decideBy: after.decideBy })]
          : []),
      ];
    }
    case 'seat-vacant':
      return [leaf('SEAT-VACANT', { seat: event.seat })];
    case 'challenged':
      return [leaf('CHALLENGED', { seat: event.seat, text: event.text }), toBoard('challenged', { seat: event.seat })];
    case 'challenge-denied':
      return [leaf('CHALLENGE-DENIED', { seat: event.seat })];
    case 'commented':
    case 'noted':
    case 'reviewed':
      return [];
    case 'drafted':
      return [
        { kind: 'clock', name: 'CK12/review', dueAt: event.reviewUntil, basis: CLOCKS['CK12/review'].basis },
        leaf('DRAFTED', { text: event.text }),
        toBoard('drafted', { reviewUntil: event.reviewUntil }),
      ];
    case 'sent-back':
      return [stop('CK12/review'), leaf('SENT-BACK', {}), toBoard('sent-back')];
    case 'review-passed':
      return [stop('CK12/review'), leaf('REVIEW-PASSED', {}), toBoard('vote')];
    case 'voted':
      return [leaf('VOTED', { member: event.member, commitment: event.commitment })];
    case 'operator-reversed':
      return [
        ...['CK12/decide', 'CK12/review'].map(stop),
        {
          kind: 'clock',
          name: 'CK12/summary',
          dueAt: dueAt('CK12/summary', event.at),
          basis: CLOCKS['CK12/summary'].basis,
        },
        leaf('OPERATOR-REVERSED', { direction: event.direction }),
        ...turnRound(matter, event.direction, name, 'operator-reversed'),
        ...settled(matter, event.direction),
        ...toParties('operator-reversed', { direction: event.direction }),
        toBoard('operator-reversed'),
      ];
    case 'decided': {
      const { outcome, direction, form, implementBy } = event;
      const ground = `board/${[outcome, direction]
        .filter((one) => one !== undefined)
        .join('-')
        .toLowerCase()}`;
      const counts = { for: event.for, against: event.against };
      return [
        ...['CK12/decide', 'CK12/review', 'CK12/summary'].map(stop),
        { kind: 'clock', name: 'CK12/implement', dueAt: implementBy, basis: CLOCKS['CK12/implement'].basis },
        ...(event.text === undefined ? [fullTextClock(event.at)] : []),
        leaf('DECIDED', { outcome, form, ...counts, text: event.text ?? null, named: event.named }, undefined, ground),
        ...event.recommendations.map(({ id, text }): Consequence => ({
          kind: 'then',
          address: { kind: 'recommendation', id },
          command: { type: 'issue', case: name, text } as Typed,
        })),
        ...toParties('decided', { outcome, direction: direction ?? null, form, implementBy, ...counts }),
        letter('platform', 'oversight.decided', { reference, outcome, direction: direction ?? null, implementBy }),
      ];
    }
    case 'text-published':
      return [stop('CK12/full-text'), leaf('TEXT-PUBLISHED', { text: event.text }), ...toParties('text-published')];
    case 'implemented': {
      if (after.kind !== 'implemented') return [];
      const { direction, outcome } = after.ruling;
      const turned = direction !== undefined && direction !== matter.stands;
      return [
        stop('CK12/implement'),
        leaf('IMPLEMENTED', { outcome, byClock: event.by === 'clock' }),
        ...(turned ? turnRound(matter, direction, name, 'board-ruling') : []),
        ...(outcome === 'WARNING' && matter.upload !== undefined ? [warn(matter.upload, name)] : []),
        ...(event.reopened ? [reopen(event.reopened, name, matter.decidedBefore)] : []),
        ...(outcome === 'REMAND'
          ? [letter('reviewers', 'oversight.remanded', { reference, upload: matter.upload ?? null })]
          : []),
        ...(direction === undefined ? [] : settled(matter, direction)),
        ...event.exceptions.map((exception): Consequence => ({
          kind: 'then',
          address: addressOf(exception),
          command: { type: 'end', because: name } as Typed,
        })),
        ...(direction === undefined || !matter.upload
          ? []
          : [effect('precedent-sweep', reference, { upload: matter.upload })]),
        ...toParties('implemented', { outcome, direction: direction ?? null }),
      ];
    }
    case 'impossible-by-law':
      return [
        stop('CK12/implement'),
        leaf('IMPOSSIBLE-BY-LAW', { explanation: event.explanation }, undefined, event.ground),
        ...('ruling' in after && after.ruling.direction ? settled(matter, after.ruling.direction) : []),
        ...toParties('impossible-by-law', { ground: event.ground }),
        toBoard('impossible-by-law', { ground: event.ground }),
      ];
    case 'sweep-proposed':
      return [
        { kind: 'clock', name: 'CK12/sweep', dueAt: dueAt('CK12/sweep', event.at), basis: CLOCKS['CK12/sweep'].basis },
        leaf('SWEEP-PROPOSED', { uploads: event.uploads.map(({ upload }) => upload) }),
        letter('reviewers', 'oversight.sweep-proposed', { reference, count: event.uploads.length }),
      ];
    case 'sweep-marked': {
      if (after.kind !== 'implemented') return [];
      const { upload, identical, parallel } = event;
      const { direction, outcome } = after.ruling;
      const open = Object.keys(after.sweep.proposed).length > Object.keys(after.sweep.marked).length;
      return [
        leaf(
          'SWEEP-MARKED',
          { upload, identical, parallel },
          undefined,
          parallel ? 'board/parallel' : 'board/not-parallel',
        ),
        ...(identical && parallel && direction ? carryOut(upload, direction, name, 'precedent') : []),
        ...(identical && parallel && outcome === 'WARNING' ? [warn(upload, name)] : []),
        ...(open ? [] : [stop('CK12/sweep')]),
      ];
    }
    case 'overdue':
      return [
        leaf('OVERDUE', { clock: event.clock }, undefined, CLOCKS[event.clock as keyof typeof CLOCKS].basis),
        toBoard('overdue', { clock: event.clock }),
      ];
  }
}

/** What was contested is turned round: an upload, or the measure against an account or a claimant, which only ever ends. */
function turnRound(
  { upload, measureOn, manifest }: Matter,
  direction: Direction,
  because: string,
  why: string,
): Consequence[] {
  if (upload !== undefined)
    return [...carryOut(upload, direction, because, why), ...(direction === 'up' ? [allowFile(upload, manifest)] : [])];
  if (measureOn === undefined || direction === 'down') return [];
  const command = { type: 'lift', what: 'all', because } as Typed;
  return [{ kind: 'then', address: addressOf(measureOn), command }];
}

/** The upload's own machine writes the statement of reasons; `because` names the ruling it cites. */
function carryOut(upload: string, direction: Direction, because: string, why: string): Consequence[] {
  const command =
    direction === 'up'
      ? { type: 'restore', because, why }
      : {
          type: 'restrict',
          because,
          action: 'BLOCK',
          ground: 'recourse/board-ruling',
          source: 'board',
          automation: 'none',
        };
  return [{ kind: 'then', address: addressOf(upload), command: command as Typed }];
}

/** Public, behind a warning; the upload's own machine writes the statement of reasons here too. */
const warn = (upload: string, because: string): Consequence => ({
  kind: 'then',
  address: addressOf(upload),
  command: {
    type: 'restrict',
    because,
    action: 'WARNING',
    ground: BOARD_WARNING,
    source: 'board',
    automation: 'none',
  } as Typed,
});

/** Contested decisions never count against an account; a case before the board is a contest. */
const contested = (matter: Matter): Consequence[] =>
  matter.stands === 'down' ? accounts(matter).map((address) => told(address, 'contested', matter)) : [];

/** Final now. Reversed: nothing of it may count against the account any more; left as it was: what was manifest counts. */
const settled = (matter: Matter, direction: Direction): Consequence[] =>
  matter.stands === 'up'
    ? []
    : accounts(matter).map((address) =>
        direction === 'up'
          ? told(address, 'count-reversed', matter)
          : told(address, 'violation-final', matter, { manifest: matter.manifest }),
      );

const accounts = ({ about, upload }: Matter): readonly string[] =>
  (upload === undefined ? [] : about).filter((one) => one.startsWith('account/'));
const told = (account: string, type: string, { upload = '' }: Matter, fields: Fields = {}): Consequence => ({
  kind: 'then',
  address: addressOf(account),
  command: { type, upload, ...fields } as Typed,
});

const stop = (name: string): Consequence => ({ kind: 'stop-clock', name });
const letter = (to: string, message: string, fields: Fields): Consequence => ({ kind: 'notify', to, message, fields });
const effect = (kind: string, key: string, fields: Fields): Consequence => ({
  kind: 'effect',
  effect: kind,
  key,
  fields,
});
const fullTextClock = (at: Dated<OversightEvent>['at']): Consequence => ({
  kind: 'clock',
  name: 'CK12/full-text',
  dueAt: dueAt('CK12/full-text', at),
  basis: CLOCKS['CK12/full-text'].basis,
});

const leaf = (a: string, record: Fields, src?: string, ground?: string): Consequence => ({
  kind: 'leaf',
  leaf: { k: 'oversight', a, auto: 'none', ...(src !== undefined && { src }), ...(ground !== undefined && { ground }) },
  record,
});
