/** What an event of an upload means for others: clocks, leaves, letters, statements, and commands to complaints and accounts. */
import type { Instant, Json } from '../../common/index.ts';
import type { CaseContext, Consequence, Dated, LeafOfStep } from '../engine/machine.ts';
import { addressOf, streamOf } from '../engine/machine.ts';
import { CLOCKS } from '../clocks.ts';
import { redressFor } from '../redress.ts';
import { isJoined } from '../joined.ts';
import type { UploadEvent } from './commands.ts';
import { policyOf } from './position.ts';
import { claimantsOf, hasWarning, isPublic, nameOf, uploaderOf, type KnownUpload, type UploadState } from './state.ts';

type Event = Dated<UploadEvent>;
type Of<T extends UploadEvent['type']> = Extract<Event, { readonly type: T }>;
type Fields = Readonly<Record<string, Json>>;

const POSITION_CLOCKS = ['CK1', 'CK6', 'CK7', 'prompt-remind', 'prompt-expire', 'live-end'] as const;

export function follow(event: Event, after: UploadState, context: CaseContext): readonly Consequence[] {
  if (after.kind === 'nothing') return [];
  return [...consequences(event, after, context), ...tellPlatform(event, after, context)];
}

/** Type of the webhook; no letter. */
const PLATFORM_MESSAGE = 'upload.state';
const MOVES: readonly UploadEvent['type'][] = [
  'redecided',
  'withdrawn',
  'restricted',
  'restriction-ended',
  'restored',
  'red-button-pressed',
];

/** Whoever serves the file has to act: the first decision is in the answer, every later one goes out by webhook. */
function tellPlatform(event: Event, after: KnownUpload, { self }: CaseContext): readonly Consequence[] {
  if (!MOVES.includes(event.type)) return [];
  const fields = {
    message: PLATFORM_MESSAGE,
    upload: self.id,
    state: nameOf(after),
    public: isPublic(after),
    warning: hasWarning(after),
    restrictedIn: [...new Set(after.restrictions.flatMap(({ territories = [] }) => territories))].sort(),
  };
  return [{ kind: 'effect', effect: 'platform', key: 'upload', fields }];
}

function consequences(event: Event, after: KnownUpload, context: CaseContext): readonly Consequence[] {
  const self = streamOf(context.self);
  switch (event.type) {
    case 'upload-decided':
      // Its leaf and its statement belong to the answer (app/submit-upload.ts); a platform without contact reads them there.
      return [
        ...positionClocks(after),
        ...lettersAfter(after, event),
        ...(after.own.at === 'blocked' ? counted(after, self) : []),
        ...heard(event.complaint, after, self),
      ];
    case 'redecided':
      return [
        ...(event.byPerson && event.action === 'BLOCK' ? [END_ALLOWANCE] : []),
        ...stopClocks(after),
        ...positionClocks(after),
        leaf(
          after,
          { k: 'decision', a: event.action, ground: event.rule, auto: event.byPerson ? 'partial' : 'full' },
          event,
        ),
        ...statement(after, event),
        ...lettersAfter(after, event),
        ...counted(after, self),
        ...heard(event.complaint, after, self),
      ];
    case 'flagged':
      return [leaf(after, { k: 'upload', a: 'FLAGGED', ground: 'de/urhdag-11-1' }, event)];
    case 'reviewed':
      return [leaf(after, { k: 'upload', a: `REVIEWED-${event.outcome.toUpperCase()}`, auto: 'none' }, event)];
    case 'withdrawn':
      return [
        ...stopClocks(),
        leaf(after, { k: 'upload', a: event.unanswered ? 'EXPIRED' : 'WITHDRAWN' }, event),
        ...(event.unanswered ? [letter(uploaderOf(after), 'upload.expired', after)] : []),
      ];
    case 'reminded':
      return [letter(uploaderOf(after), 'upload.reminder', after)];
    case 'restricted':
      return restricted(after, event);
    case 'restriction-ended':
      if (event.because.startsWith('order/')) return [{ kind: 'stop-clock', name: `until/${event.because}` }];
      return [
        { kind: 'stop-clock', name: `until/${event.because}` },
        leaf(after, { k: 'upload', a: 'RESTRICTION_ENDED' }, event),
        letter(uploaderOf(after), 'upload.restriction-ended', after),
      ];
    case 'restored':
      return [
        ...stopClocks(),
        leaf(after, { k: 'upload', a: 'RESTORED', ground: groundOf(event.why), auto: 'none' }, event),
        letter(uploaderOf(after), 'upload.restored', after, { why: event.why, because: event.because }),
        ...claimantsOf(after).map((to) => letter(to, 'upload.claimant-restored', after, { why: event.why })),
        ...count(after, 'count-reversed', self),
      ];
    case 'red-button-pressed':
      return redButton(after, event, self);
    case 'red-button-declined':
      return [
        leaf(after, { k: 'upload', a: 'RED_BUTTON_DECLINED', ground: 'de/urhdag-14-4' }, event),
        letter(event.claimant, 'upload.red-button-declined', after, { missing: [...event.missing] }),
      ];
    case 'complaint-noted':
      return event.side === 'uploader' ? count(after, 'contested', self) : [];
    case 'complaint-closed':
      // Taken back: what was contested counts. Decided: the complaint itself tells the account.
      return event.decider === undefined && after.own.at === 'blocked' ? count(after, 'violation-final', self) : [];
    case 'uploader-named':
    case 'uploader-told':
      return [];
  }
}

/** A person finds against this file: whatever let it through elsewhere lets it through no more. */
const END_ALLOWANCE: Consequence = { kind: 'effect', effect: 'end-allowance', key: 'file', fields: {} };

function redButton(after: KnownUpload, event: Of<'red-button-pressed'>, self: string): readonly Consequence[] {
  const { complaint, claimant, text } = event;
  return [
    ...stopClocks(),
    leaf(after, { k: 'decision', a: 'BLOCK', ground: 'de/urhdag-14-4', src: 'red-button', auto: 'none' }, event),
    ...statement(after, event),
    letter(uploaderOf(after), 'upload.red-button', after, { complaint }),
    letter(claimant, 'upload.red-button-accepted', after, { complaint }),
    {
      kind: 'then',
      address: { kind: 'complaint', id: complaint },
      command: {
        type: 'open',
        about: self,
        complainant: claimant,
        side: 'claimant',
        redButton: true,
        ...(text !== undefined && { text }),
      } as never,
    },
  ];
}

function restricted(after: KnownUpload, event: Of<'restricted'>): readonly Consequence[] {
  const { because, ground, source, automation, territories, until, measure } = event;
  const ends: readonly Consequence[] =
    until === undefined ? [] : [{ kind: 'clock', name: `until/${because}`, dueAt: until, basis: ground }];
  // Art. 9(5), 17(5) DSA: the order's own case informs, and logs, or seals what must wait.
  if (source === 'order') return ends;
  return [
    ...ends,
    ...(automation === 'full' || measure === 'warning' ? [] : [END_ALLOWANCE]),
    leaf(
      after,
      {
        k: 'decision',
        a: measure === 'warning' ? 'WARNING' : 'BLOCK',
        ...(measure === 'warning' && { cat: 'other-violation-tc' }),
        ground,
        src: source,
        auto: automation,
        ...(territories && { terr: [...territories].sort().join(',') }),
      },
      event,
    ),
    ...statement(after, event),
    letter(uploaderOf(after), measure === 'warning' ? 'upload.warning' : 'upload.restricted', after, {
      because,
      ground,
      source,
      automation,
      ...(territories && { territories: [...territories] }),
      ...(until !== undefined && { until }),
    }),
  ];
}

/** Strikes are the account's to count (mechanics § 8(e)): only manifest blocks, and nothing that is contested. */
function count(
  after: KnownUpload,
  type: 'violation-found' | 'contested' | 'violation-final' | 'count-reversed',
  self: string,
): readonly Consequence[] {
  if (after.account === undefined || !isJoined('account')) return [];
  const { own, action } = after;
  const manifest = own.at === 'blocked' && own.manifest;
  const command = { type, upload: addressOf(self).id, ...(type.startsWith('violation') && { manifest, action }) };
  return [{ kind: 'then', address: addressOf(after.account), command: command as never }];
}

function counted(after: KnownUpload, self: string): readonly Consequence[] {
  const { own } = after;
  if (own.at === 'blocked') return own.manifest ? count(after, 'violation-found', self) : [];
  return count(after, 'count-reversed', self);
}

/** R7b: the complaint that opens by itself. */
function heard(complaint: string | undefined, after: KnownUpload, self: string): readonly Consequence[] {
  if (complaint === undefined) return [];
  const open = { type: 'open', about: self, complainant: uploaderOf(after), side: 'uploader', automatic: true };
  return [{ kind: 'then', address: { kind: 'complaint', id: complaint }, command: open as never }];
}

/** Only those that could be running: each is a row to touch. */
const stopClocks = (after?: KnownUpload): readonly Consequence[] =>
  POSITION_CLOCKS.filter((name) => !(after && clockOf(after).some((clock) => clock.name === name))).map((name) => ({
    kind: 'stop-clock',
    name,
  }));

function clockOf({
  own,
}: KnownUpload): readonly { readonly name: string; readonly due: Instant; readonly basis: string }[] {
  switch (own.at) {
    case 'asks-uploader':
      return [
        { name: 'prompt-remind', due: own.remindAt, basis: 'recourse/prompt-reminder' },
        { name: 'prompt-expire', due: own.expiresAt, basis: 'recourse/prompt-expiry' },
      ];
    case 'public-48h':
      return [{ name: 'CK1', due: own.until, basis: CLOCKS.CK1.basis }];
    case 'held-for-review':
      return [
        { name: own.rapid ? 'CK7' : 'CK6', due: own.until, basis: own.rapid ? CLOCKS.CK7.basis : CLOCKS.CK6.basis },
      ];
    case 'blocked-until':
      return [{ name: 'live-end', due: own.until, basis: 'de/urhdag-7-2' }];
    default:
      return [];
  }
}

const positionClocks = (after: KnownUpload): readonly Consequence[] =>
  clockOf(after).map(({ name, due, basis }) => ({ kind: 'clock', name, dueAt: due, basis }));

const UPLOADER_LETTERS: Readonly<Record<string, string>> = {
  BLOCK: 'upload.blocked',
  BLOCK_TIMED: 'upload.blocked-until',
  PROMPT_HOLD: 'upload.asked',
  REVIEW_HOLD: 'upload.held',
  PUBLIC_48H: 'upload.asked-48h',
};
/** Public, and somebody holds rights: told at once, with the right to complain (§ 9(3) UrhDaG). */
const CLAIMANT_LETTERS: Readonly<Record<string, string>> = {
  PUBLISH_PRESUMED: 'upload.claimant-presumed',
  PUBLIC_48H: 'upload.claimant-48h',
  PUBLISH_NOTIFY: 'upload.claimant-presumed',
  PUBLISH_ESCROW: 'upload.claimant-escrow',
};

function lettersAfter(after: KnownUpload, event: Of<'upload-decided' | 'redecided'>): readonly Consequence[] {
  const { action, rule } = event;
  const toUploader = UPLOADER_LETTERS[action] ?? (event.type === 'redecided' ? 'upload.published' : undefined);
  const toClaimants = CLAIMANT_LETTERS[action];
  const fields = { action, rule, ...(event.type === 'redecided' && { why: event.why }) };
  return [
    ...(toUploader === undefined ? [] : [letter(uploaderOf(after), toUploader, after, fields)]),
    ...(toClaimants === undefined ? [] : claimantsOf(after).map((to) => letter(to, toClaimants, after, fields))),
  ];
}

/** Whatever date and right the reader needs; names and texts are looked up when the letter is written. */
function letter(to: string, message: string, after: KnownUpload, fields: Fields = {}): Consequence {
  const dates = ends(after);
  return { kind: 'notify', to, message, fields: { ...dates, public: isPublic(after), ...fields } };
}

function ends({ own }: KnownUpload): Fields {
  if (own.at === 'asks-uploader') return { remindAt: own.remindAt, until: own.expiresAt };
  return 'until' in own ? { until: own.until } : {};
}

/** The statement of reasons goes out with the restriction, never after it (CK10): it is written in the same step. */
function statement(
  after: KnownUpload,
  event: Of<'redecided' | 'restricted' | 'red-button-pressed'>,
): readonly Consequence[] {
  if (event.type === 'redecided' && !['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'].includes(event.action))
    return [];
  const { at, by, type } = event;
  const fields: Record<string, Json> = { at, by, event: type };
  if (event.type === 'redecided') {
    const { action, rule, finding, byPerson, why } = event;
    Object.assign(fields, {
      action,
      rule,
      why,
      ...(finding !== undefined && { finding }),
      ...(byPerson && { byPerson }),
    });
  }
  if (event.type === 'restricted') {
    const { because, ground, source, automation, territories, until, measure } = event;
    Object.assign(fields, {
      ...(measure && { measure }),
      because,
      ground,
      source,
      automation,
      ...(territories && { territories }),
      ...(until !== undefined && { until }),
    });
  }
  if (after.facts) {
    const { complainUntil } = redressFor(at, policyOf(after, after.facts));
    Object.assign(fields, { complainUntil });
  }
  return [{ kind: 'effect', effect: 'statement-of-reasons', key: 'statement', fields }];
}

const groundOf = (why: string): string => (/^[a-z][a-z0-9-]*$/.test(why) ? `recourse/${why}` : 'recourse/reversal');

function leaf(after: KnownUpload, fields: LeafOfStep, { type, by, ...event }: Event): Consequence {
  const { at: _at, facts: _facts, works: _works, ...said } = event as Record<string, unknown>;
  const where = {
    cat: 'copyright',
    ...(after.media !== undefined && after.media !== 'unknown' && { media: after.media }),
    ...(fields.terr === undefined && after.territory !== undefined && { terr: after.territory }),
  };
  return { kind: 'leaf', leaf: { ...where, ...fields }, record: { event: type, by, ...(said as Fields) } };
}
