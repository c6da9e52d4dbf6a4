/** What a notice means for others: the receipt at once, the review, the restriction if there is one, and an answer to everybody. */
import type { Json } from '../../common/index.ts';
import { CLOCKS } from '../clocks.ts';
import { addressOf, streamOf, type CaseContext, type Consequence, type Dated, type Typed } from '../engine/machine.ts';
import { isJoined } from '../joined.ts';
import type { NoticeEvent } from './commands.ts';
import type { FiledNotice, NoticeState } from './state.ts';

type Event = Dated<NoticeEvent>;
type Of<T extends NoticeEvent['type']> = Extract<Event, { readonly type: T }>;
type Known = Exclude<NoticeState, { readonly kind: 'nothing' }>;
type Fields = Readonly<Record<string, Json>>;

/** Merged notices are answered by a job, in batches of any size: one step may not grow with the crowd. */
export const ANSWER_MERGED = 'notice-answer-merged';

/** Type of the webhook that asks the platform to act on a place that is no upload of ours; no letter. */
const PLATFORM_MESSAGE = 'notice.act';

const TRACK_BASIS = {
  'life-or-safety': CLOCKS['CK9/life-or-safety'].basis,
  'trusted-flagger': CLOCKS['CK9/trusted-flagger'].basis,
  ordinary: CLOCKS.CK9.basis,
} as const;

export function follow(event: Event, after: NoticeState, context: CaseContext): readonly Consequence[] {
  if (after.kind === 'nothing') return [];
  const self = streamOf(context.self);
  switch (event.type) {
    case 'notice-submitted':
      return submitted(after, event);
    case 'notice-completed':
      return event.missing.length > 0
        ? letter(after, 'notice.incomplete', { missing: [...event.missing] })
        : [stop('CK9/incomplete'), ...letter(after, 'notice.received')];
    case 'notice-queued':
      return [
        { kind: 'clock', name: 'CK9', dueAt: event.dueAt, basis: TRACK_BASIS[event.track] },
        leaf(after, event.track === 'life-or-safety' ? 'ESCALATED' : 'QUEUED', event),
        ...(event.track === 'life-or-safety' ? [tellStaff('notice.escalated', after)] : []),
      ];
    case 'notice-merged':
      return [
        stop('CK9'),
        leaf(after, 'MERGED', event),
        tell(event.into, { type: 'absorb', notice: self, newAccount: after.newAccount }),
        ...event.also.map((other) => tell(other, { type: 'merge', into: event.into })),
      ];
    case 'notice-absorbed':
    case 'recused':
      return [];
    case 'authority-informed':
      return [leaf(after, 'AUTHORITY_INFORMED', event, 'eu/dsa-18-1')];
    case 'assigned':
      return [{ kind: 'notify', to: `staff/${event.to}`, message: 'notice.assigned', fields: fieldsOf(after) }];
    case 'notice-decided':
      return decided(after, event, self);
    case 'notice-lapsed':
      return [leaf(after, 'CLOSED_INCOMPLETE', event), ...letter(after, 'notice.lapsed')];
    case 'target-missed':
      return [leaf(after, 'TARGET_MISSED', event), tellStaff('notice.late', after)];
    case 'disabled':
      return [
        leaf(after, 'DISABLED', event, 'us/usc-17-512-c'),
        ...letter(after, 'notice.disabled'),
        // The narrowest territory: the statute's own.
        ...restrict(after, self, 'us/usc-17-512-c', ['US']),
      ];
    case 'countered':
      return [
        stop('CK9'),
        { kind: 'clock', name: 'CK5', dueAt: event.restoreAt, basis: CLOCKS.CK5.basis },
        leaf(after, 'COUNTERED', event, 'us/usc-17-512-g'),
        ...letter(after, 'notice.countered', { restoreAt: event.restoreAt, counter: event.text }),
      ];
    case 'court-action-noted':
      return [stop('CK5'), leaf(after, 'STAYS_DOWN', event, 'us/usc-17-512-g'), ...letter(after, 'notice.stays-down')];
    case 'restored-after-counter':
      return [
        leaf(after, 'RESTORED', event, 'us/usc-17-512-g'),
        ...letter(after, 'notice.restored'),
        ...(after.upload === undefined
          ? []
          : [tell(after.upload, { type: 'restore', because: self, why: 'counter-notice' })]),
      ];
    case 'complaint-noted':
    case 'complaint-closed':
      return [];
  }
}

function submitted(after: Known, event: Of<'notice-submitted'>): readonly Consequence[] {
  // One message, one receipt; what is missing is asked for by place.
  const own = (a: string) => (after.partOf === undefined ? a : `ITEM-${a}`);
  if (event.missing.length === 0) {
    const { places, partOf } = after;
    return [
      leaf(after, own('RECEIVED'), event),
      ...(partOf === undefined ? letter(after, 'notice.received', places === undefined ? {} : { places }) : []),
    ];
  }
  const until = after.kind === 'needs-info' ? after.until : event.at;
  return [
    { kind: 'clock', name: 'CK9/incomplete', dueAt: until, basis: CLOCKS['CK9/incomplete'].basis },
    leaf(after, own('NEEDS_INFO'), event),
    ...letter(after, 'notice.incomplete', { missing: [...event.missing], until }),
  ];
}

function decided(after: Known, event: Of<'notice-decided'>, self: string): readonly Consequence[] {
  const { outcome, ground, reason, unfounded, territories, decider } = event;
  const cluster = after.kind === 'decided' ? after.cluster : undefined;
  const together = decider !== undefined || (cluster !== undefined && cluster.members.length > 0);
  // Art. 16(5), (6) DSA: the decision, the ways to contest it, and whether a machine took part. None decides here.
  const fields = { outcome, ground, automation: 'none', ...(reason !== undefined && { reason }) };
  return [
    stop('CK9'),
    leaf(after, outcome, event, ground),
    ...letter(after, 'notice.decided', fields),
    ...(outcome === 'NO_ACTION' || decider !== undefined ? [] : restrict(after, self, ground, territories, event.by)),
    ...(after.account === undefined || !isJoined('account')
      ? []
      : [tell(after.account, { type: 'notice-judged', notice: addressOf(self).id, unfounded, together })]),
    ...(cluster && cluster.members.length > 0
      ? [{ kind: 'effect' as const, effect: ANSWER_MERGED, key: self, fields: { notice: self } }]
      : []),
  ];
}

function restrict(
  after: FiledNotice,
  self: string,
  ground: string,
  territories?: readonly string[],
  decider?: string,
): readonly Consequence[] {
  if (after.upload === undefined) {
    return [
      { kind: 'effect', effect: 'platform', key: 'place', fields: { message: PLATFORM_MESSAGE, notice: self, ground } },
    ];
  }
  const command = {
    type: 'restrict',
    because: self,
    action: 'BLOCK',
    ground,
    source: after.trustedFlagger ? 'trusted-flagger' : 'notice',
    automation: after.law === 'us-512' ? 'full' : 'none',
    ...(territories && { territories }),
    ...(decider !== undefined && { decider }),
  };
  return [tell(after.upload, command)];
}

const tell = (stream: string, command: object): Consequence => ({
  kind: 'then',
  address: addressOf(stream),
  command: command as Typed,
});
const stop = (name: string): Consequence => ({ kind: 'stop-clock', name });

const fieldsOf = (after: FiledNotice): Fields => ({
  law: after.law,
  category: after.category,
  ...(after.upload !== undefined && { upload: after.upload }),
});
/** To the notifier; whoever need not give a name gets no letter. */
const letter = (after: FiledNotice, message: string, fields: Fields = {}): readonly Consequence[] =>
  after.notifier === undefined || !after.reachable
    ? []
    : [{ kind: 'notify', to: after.notifier, message, fields: { ...fieldsOf(after), ...fields } }];
const tellStaff = (message: string, after: FiledNotice): Consequence => ({
  kind: 'notify',
  to: 'reviewers',
  message,
  fields: fieldsOf(after),
});

/** The text is the notifier's own; neither it nor who sent it shows in public. */
function leaf(after: FiledNotice, a: string, { type, at: _at, ...event }: Event, ground?: string): Consequence {
  return {
    kind: 'leaf',
    leaf: {
      k: 'notice',
      a,
      cat: after.category,
      src: after.trustedFlagger ? 'trusted-flagger' : 'notice',
      auto: 'none',
      ...(ground !== undefined && { ground }),
    },
    record: { event: type, ...(event as unknown as Fields) },
  };
}
