/**
 * What a complaint means for others. A reversal undoes everything at once: the restriction, the strike, the claimant's count, the
 * money; an answer that upholds names the ways that are left.
 */
import type { Json } from '../../common/index.ts';
import { CLOCKS } from '../clocks.ts';
import { addressOf, streamOf, type CaseContext, type Consequence, type Dated, type Typed } from '../engine/machine.ts';
import { isJoined } from '../joined.ts';
import { allowFile } from '../upload/allow-file.ts';
import type { ComplaintEvent } from './commands.ts';
import { endsPublic, type ComplaintState, type FiledComplaint } from './state.ts';

type Event = Dated<ComplaintEvent>;
type Of<T extends ComplaintEvent['type']> = Extract<Event, { readonly type: T }>;
type Fields = Readonly<Record<string, Json>>;
type Known = Exclude<ComplaintState, { readonly kind: 'nothing' }>;

export function follow(event: Event, after: ComplaintState, context: CaseContext): readonly Consequence[] {
  if (after.kind === 'nothing') return [];
  const self = streamOf(context.self);
  switch (event.type) {
    case 'complaint-opened':
      return [
        clock('CK2', after.dueAt),
        clock('CK2/hearing', after.hearingUntil),
        leaf(after, 'OPENED', event),
        ...toParties(after, (party) =>
          after.remand !== undefined
            ? 'complaint.reopened'
            : party === after.complainant
              ? 'complaint.received'
              : 'complaint.parties-notified',
        ),
        ...(after.remand === undefined ? [] : [letter('reviewers', 'complaint.reopened', after, {})]),
        ...tellMatter(after, {
          type: 'note-complaint',
          complaint: self,
          side: after.side,
          complainant: after.complainant,
          ...(after.remand !== undefined && { remanded: true }),
        } as Typed),
      ];
    case 'statement-given':
      return [
        ...after.parties
          .filter((party) => party !== event.party)
          .map((to) => letter(to, 'complaint.statement-received', after, {})),
        ...(after.assignedTo === undefined
          ? []
          : [letter(`staff/${after.assignedTo}`, 'complaint.statement-received', after, {})]),
      ];
    case 'assigned':
      return [letter(`staff/${event.to}`, 'complaint.assigned', after, {})];
    case 'recused':
      // That it happened is public; why, and who, is not.
      return [leaf(after, 'RECUSED', event)];
    case 'hearing-ended':
      return [
        letter(
          after.assignedTo === undefined ? 'reviewers' : `staff/${after.assignedTo}`,
          'complaint.ready',
          after,
          {},
        ),
      ];
    case 'deadline-passed':
      return overdue(after, event, self);
    case 'complaint-decided':
      return decided(after, event, self, (claimant) => context.other(addressOf(claimant)) !== undefined);
    case 'complaint-withdrawn':
      return [
        stop('CK2'),
        stop('CK2/hearing'),
        leaf(after, 'OMITTED', event),
        ...toParties(after, () => 'complaint.withdrawn'),
        ...(after.redButton
          ? toUpload(after, { type: 'restore', because: self, why: 'complaint-withdrawn' } as Typed)
          : []),
        ...tellMatter(after, { type: 'end-complaint', complaint: self, stands: false } as Typed),
      ];
  }
}

function overdue(after: Known, event: Of<'deadline-passed'>, self: string): readonly Consequence[] {
  return [
    leaf(after, 'OVERDUE', event),
    ...toParties(after, () => 'complaint.overdue', { lifted: event.lifts }),
    letter('reviewers', 'complaint.overdue', after, { lifted: event.lifts }),
    ...(event.lifts ? toUpload(after, { type: 'restore', because: self, why: 'complaint-overdue' } as Typed) : []),
  ];
}

/** Whether a claimant is registered: of others no record is kept. */
type IsKnown = (claimant: string) => boolean;

function decided(after: Known, event: Of<'complaint-decided'>, self: string, isKnown: IsKnown): readonly Consequence[] {
  const { outcome, reason, board, inTime } = event;
  const shown = endsPublic(after, outcome);
  const fields = { outcome, reason, public: shown, inTime, ...(board !== undefined && { board }) };
  return [
    stop('CK2'),
    stop('CK2/hearing'),
    leaf(after, outcome, event),
    ...(after.side === 'uploader' ? forUploader(after, event, self, isKnown) : forOthers(after, event, self, isKnown)),
    ...flagJudged(after, shown),
    ...allowed(after, event),
    ...toParties(after, () => 'complaint.decided', fields),
    ...tellMatter(after, {
      type: 'end-complaint',
      complaint: self,
      decider: event.by,
      stands: outcome === 'UPHELD',
      outcome,
    } as Typed),
    ...reference(after, event, self),
  ];
}

/** Decided between the uploader and a holder, for the uploader: the same file is not blocked again on that holder's claim. */
function allowed(after: Known, { outcome, works }: Of<'complaint-decided'>): readonly Consequence[] {
  const { upload, side, complainant, manifest } = after;
  if (upload === undefined || !endsPublic(after, outcome) || side === 'notifier' || side === 'account') return [];
  const theirs = after.works.filter(({ claimant }) => claimant === complainant).map(({ reference }) => reference);
  return [allowFile(upload, manifest, side === 'claimant' ? theirs : outcome === 'REVERSED' ? undefined : works)];
}

/** § 18(5) UrhDaG: whether the uploader's flag was right is decided with it, by a person. */
const flagJudged = (after: Known, upheld: boolean): readonly Consequence[] =>
  after.flagged ? toAccount(after, { type: 'flag-judged', upload: idOf(after.upload), upheld } as Typed) : [];

/** Against a restriction. */
function forUploader(
  after: Known,
  event: Of<'complaint-decided'>,
  self: string,
  isKnown: IsKnown,
): readonly Consequence[] {
  const { outcome, works = [], manifest, reblocks } = event;
  if (outcome === 'PARTLY' || outcome === 'MODIFIED') {
    return [
      ...toUpload(after, { type: 'release', because: self, references: works } as Typed),
      ...judge(after, isKnown, false, works),
    ];
  }
  if (outcome === 'REVERSED') {
    return [
      ...toUpload(after, { type: 'restore', because: self, why: 'complaint-reversed' } as Typed),
      ...toAccount(after, { type: 'count-reversed', upload: idOf(after.upload) } as Typed),
      ...judge(after, isKnown, false),
      { kind: 'effect', effect: 'ledger-reverse', key: self, fields: { upload: after.upload ?? '', complaint: self } },
    ];
  }
  return [
    ...(reblocks ? toUpload(after, restrict(after, self, event.by)) : []),
    ...toAccount(after, { type: 'violation-final', upload: idOf(after.upload), manifest } as Typed),
    ...judge(after, isKnown, true),
  ];
}

/** Against a publication: by a claimant, with or without the red button, or by a notifier. */
function forOthers(
  after: Known,
  event: Of<'complaint-decided'>,
  self: string,
  isKnown: IsKnown,
): readonly Consequence[] {
  const { outcome, manifest } = event;
  const shown = endsPublic(after, outcome);
  if (after.redButton) {
    const judged = { type: 'red-button-judged', upload: idOf(after.upload), upheld: !shown };
    return [
      ...toUpload(after, afterRedButton(after, shown, manifest, self)),
      ...(after.complainant.startsWith('claimant/') && isKnown(after.complainant)
        ? [tell(after.complainant, judged)]
        : []),
      ...judge(after, isKnown, !shown),
    ];
  }
  if (after.side === 'account') return [];
  return shown
    ? [
        // It may have been taken down by the decision that the board sent back.
        ...(after.remand === undefined
          ? []
          : toUpload(after, { type: 'restore', because: self, why: 'complaint-reversed' } as Typed)),
        ...judge(after, isKnown, after.side === 'claimant' ? false : undefined),
      ]
    : [
        ...toUpload(after, restrict(after, self, event.by)),
        ...judge(after, isKnown, after.side === 'claimant' ? true : undefined),
      ];
}

function afterRedButton(after: FiledComplaint, shown: boolean, manifest: boolean, self: string): Typed {
  const restored = { type: 'restore', because: self, why: 'red-button-refused' };
  const rule = after.ground;
  const blocked = { type: 'redecide', action: 'BLOCK', rule, why: 'complaint', byPerson: true, manifest };
  return shown ? restored : blocked;
}

const restrict = ({ ground }: FiledComplaint, self: string, decider: string): Typed => {
  const command = {
    type: 'restrict',
    because: self,
    action: 'BLOCK',
    ground,
    source: 'complaint',
    automation: 'none',
    decider,
  };
  return command;
};

/** CK17: whoever disagrees may turn to the board; the number goes into the letter. */
function reference(after: Known, event: Of<'complaint-decided'>, self: string): readonly Consequence[] {
  if (event.board === undefined) return [];
  const { side, parties, upload } = after;
  const issue = { type: 'issue', complaint: self, ...(upload !== undefined && { upload }), parties, side };
  return [tell(`oversight/${event.board}`, issue)];
}

const idOf = (stream: string | undefined): string => (stream === undefined ? '' : addressOf(stream).id);
const tell = (stream: string, command: object): Consequence => ({
  kind: 'then',
  address: addressOf(stream),
  command: command as Typed,
});
const toUpload = ({ upload }: FiledComplaint, command: Typed): readonly Consequence[] =>
  upload === undefined ? [] : [tell(upload, command)];
const toAccount = ({ account }: FiledComplaint, command: Typed): readonly Consequence[] =>
  account === undefined || !isJoined('account') ? [] : [tell(account, command)];

/** Each registered claimant's record learns whether the claim was right. */
function judge(
  after: FiledComplaint,
  isKnown: IsKnown,
  accurate: boolean | undefined,
  only?: readonly string[],
): readonly Consequence[] {
  if (accurate === undefined) return [];
  return after.works
    .filter(({ reference }) => only === undefined || only.includes(reference))
    .flatMap(({ reference, claimant }) =>
      claimant === undefined || !isKnown(claimant)
        ? []
        : [tell(claimant, { type: 'judged', upload: idOf(after.upload), reference, accurate })],
    );
}

/** The case that is contested keeps count of its complaints; what was decided against an account or a claimant is lifted. */
function tellMatter(
  after: FiledComplaint,
  command: Typed & { readonly complaint?: string; readonly outcome?: string },
): readonly Consequence[] {
  const { kind } = addressOf(after.about);
  if (kind === 'upload' || kind === 'notice') return [tell(after.about, command)];
  const lift = { type: 'lift', what: 'all', because: command.complaint ?? after.about };
  return command.outcome === 'REVERSED' && isJoined(kind) ? [tell(after.about, lift)] : [];
}

const clock = (name: 'CK2' | 'CK2/hearing', due: FiledComplaint['dueAt']): Consequence => ({
  kind: 'clock',
  name,
  dueAt: due,
  basis: CLOCKS[name].basis,
});
const stop = (name: string): Consequence => ({ kind: 'stop-clock', name });

const toParties = (
  after: FiledComplaint,
  message: (party: string) => string,
  fields: Fields = {},
): readonly Consequence[] => after.parties.map((to) => letter(to, message(to), after, fields));

const letter = (to: string, message: string, after: FiledComplaint, fields: Fields): Consequence => ({
  kind: 'notify',
  to,
  message,
  fields: {
    about: after.about,
    side: after.side,
    redButton: after.redButton,
    automatic: after.automatic,
    dueAt: after.dueAt,
    hearingUntil: after.hearingUntil,
    own: to === after.complainant,
    ...(after.upload !== undefined && { upload: after.upload }),
    ...fields,
  },
});

function leaf(after: FiledComplaint, a: string, { type, at: _at, ...event }: Event): Consequence {
  const fields = {
    k: 'complaint',
    a,
    ground: after.redButton ? 'de/urhdag-14-4' : after.side === 'notifier' ? 'eu/dsa-20-1' : 'de/urhdag-14',
    src: after.side,
    auto: 'none' as const,
  };
  return { kind: 'leaf', leaf: fields, record: { event: type, about: after.about, ...(event as unknown as Fields) } };
}
