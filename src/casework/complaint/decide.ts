/** What a command leads to in a complaint, or why not. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { latestPolicy, profileOf } from '../../policy/index.ts';
import { dueAt } from '../clocks.ts';
import { endOf } from '../calendar.ts';
import type { CaseContext } from '../engine/machine.ts';
import { addressOf } from '../engine/machine.ts';
import { isJoined } from '../joined.ts';
import { notAllowed } from '../people/can.ts';
import { conflictOf, partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';
import { redressFor } from '../redress.ts';
import { policyOf } from '../upload/position.ts';
import { isManifestBlock, isPublic, type KnownUpload, type UploadState } from '../upload/state.ts';
import type { ComplaintCommand, ComplaintEvent } from './commands.ts';
import { matterOf, type Matter } from './matter.ts';
import { stillToHear, type ComplaintState } from './state.ts';

type Decided = Outcome<readonly ComplaintEvent[], string>;
type Command<T extends ComplaintCommand['type']> = Extract<ComplaintCommand, { readonly type: T }>;
type Open = Extract<ComplaintState, { readonly kind: 'open' }>;

export function decide(state: ComplaintState, command: ComplaintCommand, context: CaseContext): Decided {
  if (command.type === 'open') return open(state, command, context);
  if (state.kind === 'nothing') return noSuchComplaint();
  if (command.type === 'clock') return clock(state, command.name, context);
  if (state.kind !== 'open') return closed(state, command);
  switch (command.type) {
    case 'state':
      return say(state, command, context);
    case 'assign':
      return assign(state, command.to, context);
    case 'recuse': {
      const { actor } = context;
      const denied = notAllowed(actor, 'case.recuse');
      if (denied) return denied;
      if (actor.kind !== 'staff' || state.recused.includes(`staff/${actor.id}`)) return done([]);
      return done([{ type: 'recused', person: `staff/${actor.id}` }]);
    }
    case 'decide':
      return rule(state, command, context);
    case 'withdraw': {
      const { actor } = context;
      const denied = notAllowed(actor, 'complaint.open');
      if (denied) return denied;
      if (actor.kind === 'party' && actor.id !== state.complainant) return noSuchComplaint();
      return done([{ type: 'complaint-withdrawn' }]);
    }
  }
}

const noSuchComplaint = () =>
  refused('not-found', 'There is no complaint under this id.', 'Check the id; it stands in the confirmation.');

function closed(state: Exclude<ComplaintState, { kind: 'nothing' | 'open' }>, command: ComplaintCommand): Decided {
  if (state.kind === 'omitted') {
    if (command.type === 'withdraw') return done([]);
    return refused('withdrawn', 'This complaint was taken back.', 'While the window is open, a new one can be made.');
  }
  return refused(
    'already-decided',
    'This complaint was decided.',
    'The answer to it names the out-of-court bodies, the board and the courts.',
  );
}

function open(state: ComplaintState, command: Command<'open'>, context: CaseContext): Decided {
  const { actor, at } = context;
  const denied = notAllowed(actor, 'complaint.open');
  if (denied) return denied;
  if (state.kind !== 'nothing') return done([]);
  const { about, complainant, side, text, redButton = false, automatic = false, remand } = command;
  const contested = isJoined(addressOf(about).kind) ? context.other<unknown>(addressOf(about)) : undefined;
  const behind = command.upload === undefined ? undefined : context.other<UploadState>(addressOf(command.upload));
  const found = matterOf({ about, side, remanded: remand !== undefined }, contested, (stream) =>
    stream === command.upload ? behind : undefined,
  );
  if (found.kind === 'refused') return found;
  const matter = found.value;
  if (actor.kind === 'party' && actor.id !== complainant) return notTheirs();
  if (actor.kind === 'party' && !matter.mayComplain.includes(complainant)) return notTheirs();
  // A slip of the platform's: whoever is not concerned would be told of the case, and heard in it.
  const concerned = matter.mayComplain.filter((one) => one !== 'platform');
  if (actor.kind === 'platform' && concerned.length > 0 && !matter.mayComplain.includes(complainant)) {
    return refused(
      'not-concerned',
      `This decision is not about ${complainant}.`,
      'Name as `complainant` whoever it is about, or leave it out; who is not concerned can send a notice.',
    );
  }
  const informedAt = command.informedAt ?? matter.toldAt;
  if (informedAt !== undefined && informedAt > at) {
    return refused(
      'in-the-future',
      'Nobody can have been told at a time that has not come.',
      'Send as `informedAt` the moment at which the decision reached the person, or leave it out.',
    );
  }
  const late = remand === undefined ? windowClosed(matter, informedAt, at) : undefined;
  if (late) return late;
  if (text === undefined && !automatic && !redButton && policyFor(matter).profile === 'DE') {
    return refused(
      'reasons-missing',
      'A complaint needs a reason (§ 14(2) UrhDaG).',
      'Say in a sentence or two why you disagree; no law needs to be named.',
    );
  }
  return done([
    {
      type: 'complaint-opened',
      about,
      complainant,
      side,
      redButton,
      automatic,
      ...(remand !== undefined && { remand }),
      ...(text !== undefined && { text }),
      ...(matter.upload !== undefined && { upload: matter.upload }),
      ...(matter.account !== undefined && { account: matter.account }),
      ...(informedAt !== undefined && { informedAt }),
      dueAt: dueAt('CK2', at),
      hearingUntil: dueAt('CK2/hearing', at),
      parties: [...new Set([complainant, ...matter.parties])],
      decidedBefore: [...new Set([...matter.decidedBefore, ...(command.decidedBefore ?? [])])],
      works: matter.works,
      manifest: matter.manifest,
      ground: matter.ground,
      flagged: matter.flagged,
    },
  ]);
}

const notTheirs = () =>
  refused(
    'not-found',
    'There is no decision under this id that you could contest.',
    'Use the link in your own letter, or ask the platform to pass your complaint on.',
  );

const policyFor = ({ state }: Matter) =>
  state?.facts
    ? policyOf(state, state.facts)
    : latestPolicy(state?.territory === undefined ? 'DE' : profileOf(state.territory));

/** Art. 20(1) DSA: the window opens on the day the person was informed, not when the restriction began. */
function windowClosed(
  matter: Matter,
  informedAt: Instant | undefined,
  at: Instant,
): Outcome<never, 'window-closed'> | undefined {
  if (informedAt === undefined) return undefined;
  const { complainUntil, complainUntilWorkingDay } = redressFor(informedAt, policyFor(matter));
  if (at < endOf(complainUntilWorkingDay)) return undefined;
  return refused(
    'window-closed',
    `The time for complaining to us ended on ${complainUntil}.`,
    'Out-of-court bodies and courts have periods of their own; the statement of reasons names them.',
  );
}

function say(state: Open, { party, text }: Command<'state'>, { actor }: CaseContext): Decided {
  const denied = notAllowed(actor, 'complaint.state');
  if (denied) return denied;
  if (actor.kind === 'party' && (actor.id !== party || !state.parties.includes(party))) return noSuchComplaint();
  if (!state.parties.includes(party)) {
    return refused(
      'not-a-party',
      `${party} is no party to this complaint.`,
      `Send as \`party\` whose words these are: ${state.parties.join(' or ')}.`,
    );
  }
  return done([{ type: 'statement-given', party, text }]);
}

function matters(state: Open) {
  const about = [
    ...state.parties,
    ...(state.account === undefined ? [] : [state.account]),
    ...(state.upload === undefined ? [] : [state.upload]),
  ];
  return { decidedBefore: [...state.decidedBefore, ...state.recused], about };
}

function assign(state: Open, to: string, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'case.assign');
  if (denied) return denied;
  const person = context.other<PersonState>({ kind: 'person', id: to });
  if (person?.kind !== 'known' || !person.roles.includes('reviewer')) {
    return refused(
      'not-a-reviewer',
      'Complaints are decided by reviewers, and this person is none.',
      'Assign it to somebody with the role `reviewer`.',
    );
  }
  const conflict = conflictOf(`staff/${to}`, matters(state), person.interests);
  if (conflict) {
    return refused(
      conflict,
      conflict === 'decided-before'
        ? 'This person decided the matter before, or stepped aside.'
        : 'This person has an interest in the case.',
      'Assign it to somebody else.',
    );
  }
  return done(state.assignedTo === to ? [] : [{ type: 'assigned', to }]);
}

function rule(state: Open, command: Command<'decide'>, context: CaseContext): Decided {
  const { actor, at } = context;
  const denied = notAllowed(actor, 'complaint.decide');
  if (denied || actor.kind !== 'staff') return denied ?? noSuchComplaint();
  const person = context.other<PersonState>({ kind: 'person', id: actor.id });
  const conflict = partial(actor, matters(state), person?.kind === 'known' ? person.interests : undefined);
  if (conflict) return conflict;
  if (state.assignedTo !== undefined && state.assignedTo !== actor.id) {
    return refused('assigned-to-another', 'Somebody else has this complaint.', 'Have it assigned to you first.');
  }
  const waiting = stillToHear(state);
  if (at < state.hearingUntil && waiting.length > 0) {
    return refused(
      'hearing-open',
      `${waiting.length} of the parties can still be heard, until ${new Date(state.hearingUntil).toISOString().slice(0, 16)}Z.`,
      'Decide when they have answered, or when that time has passed.',
    );
  }
  const { outcome, reason, works } = command;
  if ((outcome === 'PARTLY' || outcome === 'MODIFIED') && state.side === 'uploader' && !works?.length) {
    return refused(
      'works-missing',
      'A decision in part has to say for which works the restriction falls.',
      'Send `works`: the references that no longer count.',
    );
  }
  const upload = state.upload === undefined ? undefined : context.other<UploadState>(addressOf(state.upload));
  const reblocks =
    (state.overdue || state.remand !== undefined) &&
    state.side === 'uploader' &&
    outcome === 'UPHELD' &&
    upload?.kind === 'known' &&
    isPublic(upload);
  return done([
    {
      type: 'complaint-decided',
      outcome,
      reason,
      manifest: command.manifest ?? (outcome === 'UPHELD' && state.manifest),
      ...(works && { works }),
      inTime: at <= state.dueAt,
      reblocks,
      ...(isJoined('oversight') && { board: context.newId('obc') }),
    },
  ]);
}

function clock(state: Exclude<ComplaintState, { kind: 'nothing' }>, name: string, context: CaseContext): Decided {
  if (state.kind !== 'open') return done([]);
  if (name === 'CK2/hearing') return done([{ type: 'hearing-ended' }]);
  if (name !== 'CK2' || state.overdue) return done([]);
  const upload = state.upload === undefined ? undefined : context.other<UploadState>(addressOf(state.upload));
  return done([{ type: 'deadline-passed', lifts: upload?.kind === 'known' && liftsWhenLate(state, upload) }]);
}

/** A late answer is never the uploader's loss, unless the finding was manifest; a red button has no effect beyond its week. */
const liftsWhenLate = (state: Open, upload: KnownUpload): boolean =>
  (state.side === 'uploader' && !isPublic(upload) && !isManifestBlock(upload)) ||
  (state.redButton && upload.own.at === 'pending-complaint');
