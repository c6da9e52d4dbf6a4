/** What a command leads to in a notice, or why not. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { usBusinessDaysAfter } from '../business-days.ts';
import { addHours, dayOf, endOf } from '../calendar.ts';
import { dueAt } from '../clocks.ts';
import { addressOf, streamOf, type CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { conflictOf, partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';
import { uploaderOf, type UploadState } from '../upload/state.ts';
import type { NoticeCommand, NoticeEvent } from './commands.ts';
import { missingParts, type FiledNotice, type NoticePart, type NoticeState, type Track } from './state.ts';

type Decided = Outcome<readonly NoticeEvent[], string>;
type Command<T extends NoticeCommand['type']> = Extract<NoticeCommand, { readonly type: T }>;
type Known = Exclude<NoticeState, { readonly kind: 'nothing' }>;
type Queued = Extract<NoticeState, { readonly kind: 'queued' }>;

export function decide(state: NoticeState, command: NoticeCommand, context: CaseContext): Decided {
  if (command.type === 'submit') return submit(state, command, context);
  if (state.kind === 'nothing') return noSuchNotice();
  switch (command.type) {
    case 'inform':
      return inform(state, command, context);
    case 'merge':
      return done(state.kind === 'queued' ? [{ type: 'notice-merged', into: command.into, also: [] }] : []);
    case 'absorb': {
      const { notice, newAccount } = command;
      const known = state.kind === 'queued' && !state.cluster?.members.includes(notice);
      return done(known ? [{ type: 'notice-absorbed', notice, newAccount }] : []);
    }
    case 'triage':
      return sort(state, command.track, context);
    case 'authority-informed': {
      const denied = notAllowed(context.actor, 'notice.decide') ?? notWaiting(state);
      if (denied) return denied;
      return done([{ type: 'authority-informed', authority: command.authority }]);
    }
    case 'assign':
      return assign(state, command.to, context);
    case 'recuse': {
      const { actor } = context;
      const denied = notAllowed(actor, 'case.recuse') ?? notWaiting(state);
      if (denied || actor.kind !== 'staff') return denied ?? done([]);
      return done([{ type: 'recused', person: `staff/${actor.id}` }]);
    }
    case 'decide':
      return rule(state, command, context);
    case 'answer-merged': {
      if (state.kind !== 'merged') return done([]);
      const { outcome, ground, reason, decider, unfounded } = command;
      return done([{ type: 'notice-decided', outcome, ground, reason, decider, unfounded }]);
    }
    case 'counter':
      return counter(state, command, context);
    case 'court-action': {
      const denied = notAllowed(context.actor, 'notice.submit') ?? notTheirs(state, context);
      if (denied) return denied;
      if (state.kind !== 'countered' && state.kind !== 'disabled') {
        return refused(
          'nothing-to-stop',
          'No restoration is running that a court action could stop.',
          'Send it to the court’s other party.',
        );
      }
      return done([{ type: 'court-action-noted', ...(command.text !== undefined && { text: command.text }) }]);
    }
    case 'note-complaint':
      return noteComplaint(state, command, context);
    case 'end-complaint': {
      const { complaint, decider, stands } = command;
      const open = state.complaints.some((one) => one.complaint === complaint && one.open);
      return done(
        open ? [{ type: 'complaint-closed', complaint, stands, ...(decider !== undefined && { decider }) }] : [],
      );
    }
    case 'clock':
      return clock(state, command.name);
  }
}

const noSuchNotice = () =>
  refused('not-found', 'There is no notice under this id.', 'Check the id; it stands in the receipt.');

function notWaiting(state: Known): Outcome<never, string> | undefined {
  if (state.kind === 'queued') return undefined;
  if (state.kind === 'merged') {
    return refused('merged', 'This notice is part of a review of several.', `Decide that one: ${state.into}.`);
  }
  return state.kind === 'needs-info'
    ? refused(
        'incomplete',
        'This notice is incomplete, and nobody has to guess what it means.',
        'Wait for what was asked for.',
      )
    : refused('already-decided', 'This notice was decided.', 'Whoever disagrees can complain.');
}

const notTheirs = (state: Known, { actor }: CaseContext): Outcome<never, 'not-found'> | undefined =>
  actor.kind === 'party' && actor.id !== state.notifier ? noSuchNotice() : undefined;

function submit(
  state: NoticeState,
  { type: _type, merge, ...notice }: Command<'submit'>,
  context: CaseContext,
): Decided {
  const denied = notAllowed(context.actor, 'notice.submit');
  if (denied) return denied;
  if (state.kind !== 'nothing') return done([]);
  const missing = missingParts(notice, notice.has);
  return done([
    { type: 'notice-submitted', missing, ...notice },
    ...(missing.length > 0 ? [] : onward(notice, context.at, merge)),
  ]);
}

/** Complete: to its queue, into a review that runs, or, in the United States, disabled at once. */
function onward(
  notice: Pick<FiledNotice, 'law' | 'childSexualAbuse' | 'lifeOrSafety' | 'trustedFlagger'>,
  at: Instant,
  merge?: Command<'submit'>['merge'],
): readonly NoticeEvent[] {
  if (notice.law === 'us-512') return [{ type: 'disabled' }];
  const track = trackOf(notice);
  const queued: NoticeEvent = { type: 'notice-queued', track, dueAt: dueOn(track, at) };
  // Danger is never put behind others.
  return merge && track !== 'life-or-safety' ? [queued, { type: 'notice-merged', ...merge }] : [queued];
}

const trackOf = ({
  lifeOrSafety,
  childSexualAbuse,
  trustedFlagger,
}: Pick<FiledNotice, 'childSexualAbuse' | 'lifeOrSafety' | 'trustedFlagger'>): Track =>
  lifeOrSafety || childSexualAbuse ? 'life-or-safety' : trustedFlagger ? 'trusted-flagger' : 'ordinary';

const DUE = {
  'life-or-safety': 'CK9/life-or-safety',
  'trusted-flagger': 'CK9/trusted-flagger',
  ordinary: 'CK9',
} as const;
const dueOn = (track: Track, at: Instant): Instant => dueAt(DUE[track], at);

function inform(state: Known, command: Command<'inform'>, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'notice.submit') ?? notTheirs(state, context);
  if (denied) return denied;
  if (state.kind !== 'needs-info') {
    return refused(
      'complete',
      'Nothing is missing in this notice.',
      'To add something, answer the letter, or complain about the decision.',
    );
  }
  const { upload, place, text } = command;
  const has: readonly NoticePart[] = [...new Set([...state.has, ...command.has])];
  const missing = missingParts(state, has);
  const where = { ...(upload !== undefined && { upload }), ...(place !== undefined && { place }) };
  return done([
    { type: 'notice-completed', has, missing, ...where, ...(text !== undefined && { text }) },
    ...(missing.length > 0 ? [] : onward(state, context.at)),
  ]);
}

function sort(state: Known, track: Track, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'notice.decide') ?? notWaiting(state);
  if (denied) return denied;
  if (state.kind !== 'queued' || state.track === track) return done([]);
  return done([{ type: 'notice-queued', track, dueAt: dueOn(track, state.submittedAt) }]);
}

function matterOf(state: Queued, upload: UploadState | undefined) {
  const known = upload?.kind === 'known' ? upload : undefined;
  const about = [
    ...(state.notifier === undefined ? [] : [state.notifier]),
    ...(state.account === undefined ? [] : [state.account]),
    ...(state.upload === undefined ? [] : [state.upload]),
    ...(known ? [uploaderOf(known), ...(known.account === undefined ? [] : [known.account])] : []),
  ];
  return { decidedBefore: state.recused, about };
}

const uploadOf = (state: Queued, context: CaseContext): UploadState | undefined =>
  state.upload === undefined ? undefined : context.other<UploadState>(addressOf(state.upload));

function assign(state: Known, to: string, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'case.assign') ?? notWaiting(state);
  if (denied || state.kind !== 'queued') return denied ?? done([]);
  const person = context.other<PersonState>({ kind: 'person', id: to });
  if (person?.kind !== 'known' || !person.roles.includes('reviewer')) {
    return refused(
      'not-a-reviewer',
      'Notices are decided by reviewers, and this person is none.',
      'Assign it to somebody with the role `reviewer`.',
    );
  }
  const conflict = conflictOf(`staff/${to}`, matterOf(state, uploadOf(state, context)), person.interests);
  if (conflict)
    return refused(
      conflict,
      'This person stepped aside, or has an interest in the case.',
      'Assign it to somebody else.',
    );
  return done(state.assignedTo === to ? [] : [{ type: 'assigned', to }]);
}

function rule(state: Known, { type: _type, ...decision }: Command<'decide'>, context: CaseContext): Decided {
  const { actor } = context;
  const denied = notAllowed(actor, 'notice.decide') ?? notWaiting(state);
  if (denied || state.kind !== 'queued' || actor.kind !== 'staff') return denied ?? done([]);
  const person = context.other<PersonState>({ kind: 'person', id: actor.id });
  const interests = person?.kind === 'known' ? person.interests : undefined;
  const conflict = partial(actor, matterOf(state, uploadOf(state, context)), interests);
  if (conflict) return conflict;
  if (state.assignedTo !== undefined && state.assignedTo !== actor.id) {
    return refused('assigned-to-another', 'Somebody else has this notice.', 'Have it assigned to you first.');
  }
  if (decision.outcome === 'PARTIAL' && !decision.territories?.length) {
    return refused(
      'territories-missing',
      'A decision in part has to say where the upload is restricted.',
      'Send `territories`, two letters each.',
    );
  }
  return done([
    {
      type: 'notice-decided',
      ...decision,
      unfounded: decision.outcome === 'NO_ACTION' && (decision.unfounded ?? false),
    },
  ]);
}

const COUNTER_PARTS = {
  signature: 'signature',
  mistakeUnderPenaltyOfPerjury: 'statement under penalty of perjury',
  contact: 'name, address and telephone number',
  consentToJurisdiction: 'consent to the jurisdiction of a federal court',
} as const;

/** 17 U.S.C. § 512(g)(2)(C): restored in not less than 10, nor more than 14, business days, unless a court is asked. */
export const COUNTER_DAYS = { atLeast: 10, atMost: 14 } as const;

function counter(state: Known, { parts, text }: Command<'counter'>, context: CaseContext): Decided {
  const { actor, at } = context;
  const denied = notAllowed(actor, 'upload.answer');
  if (denied) return denied;
  const upload = state.upload === undefined ? undefined : context.other<UploadState>(addressOf(state.upload));
  const theirs = upload?.kind === 'known' && (actor.kind !== 'party' || actor.id === upload.uploader);
  if (!theirs) return noSuchNotice();
  if (state.kind === 'countered')
    return refused('already-countered', 'A counter-notice was sent already.', 'Nothing more is needed from you.');
  if (state.kind !== 'disabled')
    return refused('nothing-to-counter', 'Nothing is disabled by this notice.', 'Look at the newest letter.');
  const missing = (Object.keys(COUNTER_PARTS) as (keyof typeof COUNTER_PARTS)[]).filter((part) => !parts[part]);
  if (missing.length > 0) {
    const names = missing.map((part) => COUNTER_PARTS[part]).join('; ');
    return refused(
      'incomplete-counter-notice',
      `The counter-notice lacks: ${names}.`,
      'Add it and send the counter-notice again (17 U.S.C. § 512(g)(3)).',
    );
  }
  const day = dayOf(at);
  // The tenth day is over everywhere in the country by noon UTC of the day after.
  const restoreAt = addHours(endOf(usBusinessDaysAfter(day, COUNTER_DAYS.atLeast)), 12);
  return done([{ type: 'countered', restoreAt, latest: endOf(usBusinessDaysAfter(day, COUNTER_DAYS.atMost)), text }]);
}

function noteComplaint(state: Known, command: Command<'note-complaint'>, { actor, self }: CaseContext): Decided {
  const denied = notAllowed(actor, 'complaint.open');
  if (denied) return denied;
  const { complaint, side, complainant } = command;
  const earlier = state.complaints.find((one) => one.complainant === complainant);
  if (state.complaints.some((one) => one.complaint === complaint)) return done([]);
  if (earlier && !command.remanded) {
    return earlier.open
      ? refused(
          'already-complained',
          `A complaint about ${streamOf(self)} is open already.`,
          `Add what is new to it: ${earlier.complaint}.`,
        )
      : refused(
          'already-decided',
          'A complaint about this very decision was decided already.',
          'The answer to it names the out-of-court bodies, the board and the courts.',
        );
  }
  return done([{ type: 'complaint-noted', complaint, side, complainant }]);
}

function clock(state: Known, name: string): Decided {
  switch (name) {
    case 'CK9/incomplete':
      return done(state.kind === 'needs-info' ? [{ type: 'notice-lapsed' }] : []);
    case 'CK9':
      return done(state.kind === 'queued' ? [{ type: 'target-missed' }] : []);
    case 'CK5':
      return done(state.kind === 'countered' ? [{ type: 'restored-after-counter' }] : []);
    default:
      return done([]);
  }
}
