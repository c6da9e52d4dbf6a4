/** What a command leads to in an upload's case: its own decision and everything that follows from it. */
import { canonicalJson, done, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import {
  ACTIONS,
  citePolicy,
  decide as askTable,
  RESTRICTING_ACTIONS,
  type Action,
  type Facts,
} from '../../policy/index.ts';
import type { CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';
import type { UploadCommand, UploadEvent } from './commands.ts';
import { decideByOthers } from './decide-by-others.ts';
import { policyOf } from './position.ts';
import { claimantsOf, isPublic, type KnownUpload, type UploadState } from './state.ts';

export type Decided = Outcome<readonly UploadEvent[], string>;
type Command<T extends UploadCommand['type']> = Extract<UploadCommand, { readonly type: T }>;

const HOUR = 3_600_000;

export function decide(state: UploadState, command: UploadCommand, context: CaseContext): Decided {
  if (command.type === 'decide') return firstDecision(state, command, context);
  if (state.kind === 'nothing') return noSuchUpload();
  switch (command.type) {
    case 'answer':
      return answer(state, command, context);
    case 'review':
      return review(state, command, context);
    case 're-evaluate':
      return reEvaluate(state, command, context);
    case 'redecide': {
      const denied = notAllowed(context.actor, 'upload.decide');
      if (denied) return denied;
      const { action, rule } = command;
      const same = action === state.action && rule === state.rule && state.own.at !== 'pending-complaint';
      return done(same || state.own.at === 'withdrawn' ? [] : [{ ...command, type: 'redecided' }]);
    }
    case 'release': {
      const denied = notAllowed(context.actor, 'upload.decide');
      if (denied) return denied;
      if (!state.facts || state.own.at === 'withdrawn') return done([]);
      const matches = state.facts.matches.filter(({ reference }) => !command.references.includes(reference ?? ''));
      if (matches.length === state.facts.matches.length) return done([]);
      return done(afterTable(state, { ...state.facts, matches }, 'complaint', context));
    }
    case 'clock':
      return clock(state, command.name, context);
    default:
      return decideByOthers(state, command, context);
  }
}

export const noSuchUpload = () =>
  refused(
    'not-found',
    'There is no case about an upload under this id.',
    'Check the id; it is the `id` of the answer.',
  );

function firstDecision(
  state: UploadState,
  { type: _type, ...first }: Command<'decide'>,
  context: CaseContext,
): Decided {
  const denied = notAllowed(context.actor, 'upload.decide');
  if (denied) return denied;
  if (state.kind === 'known') return done([]);
  // R7b: whoever said something is heard without having to ask again.
  const complaint = first.rule === 'R7b' ? { complaint: context.newId('cmp') } : {};
  return done([{ type: 'upload-decided', ...first, ...complaint }]);
}

function answer(state: KnownUpload, command: Command<'answer'>, context: CaseContext): Decided {
  const { actor, at } = context;
  const denied = notAllowed(actor, 'upload.answer') ?? notTheirs(state, context);
  if (denied) return denied;
  if (state.own.at === 'withdrawn') {
    return command.answer === 'withdraw'
      ? done([])
      : refused('withdrawn', 'This upload was withdrawn.', 'Upload it again, then it is decided anew.');
  }
  if (command.answer === 'withdraw') return done([{ type: 'withdrawn', unanswered: false }]);
  if (!state.facts) {
    return refused(
      'nothing-found',
      'Nothing was recognised in this upload, so there is nothing to flag.',
      'To contest a restriction, complain.',
    );
  }
  const byPerson = 'byPerson' in state.own && state.own.byPerson === true;
  if (byPerson) {
    return refused(
      'decided-by-person',
      'A person has looked at this upload already; a flag does not change that.',
      'Complain, or turn to the bodies that the decision names.',
    );
  }
  if (command.answer === 'flag') {
    if (command.flag === undefined) {
      return refused(
        'flag-missing',
        'The answer does not say which permission applies.',
        'Send `flag`: quotation, criticism, review, caricature, parody, pastiche or other_exception.',
      );
    }
    if (command.flagRight === 'excluded') {
      return refused(
        'flag-right-suspended',
        'The right to flag is suspended for this account for a time (§ 18(5) UrhDaG).',
        'You can still complain: then a person decides.',
      );
    }
  }
  const flag = command.answer === 'licence' ? 'licence' : command.flag!;
  const flagged: UploadEvent = {
    type: 'flagged',
    flag,
    counts: true,
    ...(command.text !== undefined && { text: command.text }),
  };
  const facts: Facts = { ...state.facts, flag, flagRight: 'ok', ...hoursNow(state, at) };
  const redecided = afterTable(state, facts, command.answer === 'licence' ? 'licence' : 'flag', context);
  // What somebody says for their own use never makes it worse: what is public (a hold that ran out, a complaint that was won) stays so.
  const milder = redecided.filter(
    (event) =>
      event.type === 'redecided' &&
      !harsher(event.action, state.action) &&
      !(isPublic(state) && isRestricting(event.action)),
  );
  return done([flagged, ...milder]);
}

const harsher = (action: Action, than: Action): boolean => ACTIONS.indexOf(action) < ACTIONS.indexOf(than);

/** Whether this link or account is the upload's own. The platform speaks for its uploaders. */
function notTheirs(state: KnownUpload, { actor }: CaseContext): Outcome<never, 'not-found'> | undefined {
  const own = actor.kind !== 'party' || actor.id === state.uploader || actor.id === state.account;
  return own ? undefined : noSuchUpload();
}

/** In the 48 hours, the table is asked as of now. */
function hoursNow(state: KnownUpload, at: Instant): { readonly hours?: number } {
  const { own, facts } = state;
  if (own.at !== 'public-48h' || !facts) return {};
  const grace = policyOf(state, facts).parameters.postFlagGraceH;
  return { hours: Math.max(0, grace - (own.until - at) / HOUR) };
}

const equal = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json);

/** What the table says of these facts; no event when it says what it said before. */
function afterTable(
  state: KnownUpload,
  facts: Facts,
  why: Extract<UploadEvent, { type: 'redecided' }>['why'],
  context: CaseContext,
): readonly UploadEvent[] {
  const policy = policyOf(state, facts);
  const { action, rule } = askTable(facts, policy);
  if (action === state.action && rule === state.rule) return [];
  const heard = state.complaints.some(({ side, open }) => side === 'uploader' && open);
  const complaint = rule === 'R7b' && !heard ? { complaint: context.newId('cmp') } : {};
  return [{ type: 'redecided', action, rule, why, facts, ...citePolicy(policy), ...complaint }];
}

function review(state: KnownUpload, command: Command<'review'>, context: CaseContext): Decided {
  const { actor } = context;
  const denied = notAllowed(actor, 'upload.review');
  if (denied) return denied;
  const person = actor.kind === 'staff' ? context.other<PersonState>({ kind: 'person', id: actor.id }) : undefined;
  const about = [...claimantsOf(state), ...(state.account === undefined ? [] : [state.account])];
  const conflict = partial(
    actor,
    { decidedBefore: state.decidedBy, about },
    person?.kind === 'known' ? person.interests : undefined,
  );
  if (conflict) return conflict;
  if (state.own.at !== 'held-for-review') {
    return refused(
      'not-waiting',
      'This upload does not wait for a review.',
      'It was reviewed already, or its clock ran out and it is public. To contest that, a complaint is needed.',
    );
  }
  const lawful = command.outcome === 'lawful' || command.outcome === 'unclear';
  return done([
    { type: 'reviewed', outcome: command.outcome, reason: command.reason },
    {
      type: 'redecided',
      action: lawful ? 'PUBLISH_PRESUMED' : 'BLOCK',
      rule: state.rule,
      why: 'review',
      byPerson: true,
      ...(!lawful && { manifest: command.outcome === 'manifest' }),
    },
  ]);
}

const isRestricting = (action: string): boolean => RESTRICTING_ACTIONS.some((one) => one === action);

function reEvaluate(state: KnownUpload, command: Command<'re-evaluate'>, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'upload.decide');
  if (denied) return denied;
  const { facts, why, finding, works } = command;
  const { own } = state;
  if (own.at === 'withdrawn' || own.at === 'restored') return done([]);
  if (state.facts && equal(facts, state.facts)) return done([]);
  const policy = policyOf(command.policy ?? {}, facts);
  const { action, rule } = askTable(facts, policy);
  const settled = own.at === 'pending-complaint' || ('byPerson' in own && own.byPerson === true);
  // What a person decided, or is about to, a machine only makes milder; a new finding is another matter.
  if (settled && isRestricting(action) && why !== 'reference-added') return done([]);
  const heard = state.complaints.some(({ side, open }) => side === 'uploader' && open);
  return done([
    {
      type: 'redecided',
      action,
      rule,
      why,
      facts,
      ...citePolicy(policy),
      ...(finding !== undefined && { finding }),
      ...(works && { works }),
      ...(rule === 'R7b' && state.rule !== 'R7b' && !heard && { complaint: context.newId('cmp') }),
    },
  ]);
}

function clock(state: KnownUpload, name: string, context: CaseContext): Decided {
  const { own, facts } = state;
  const { at } = context;
  if (name.startsWith('until/')) {
    const because = name.slice('until/'.length);
    const held = state.restrictions.some((one) => one.because === because);
    return done(held ? [{ type: 'restriction-ended', because }] : []);
  }
  switch (name) {
    case 'CK1': {
      if (own.at !== 'public-48h' || !facts) return done([]);
      const { postFlagGraceH } = policyOf(state, facts).parameters;
      return done(afterTable(state, { ...facts, hours: postFlagGraceH }, 'grace-ended', context));
    }
    case 'CK6':
    case 'CK7':
      if (own.at !== 'held-for-review') return done([]);
      return done([{ type: 'redecided', action: 'PUBLISH_PRESUMED', rule: state.rule, why: 'review-clock' }]);
    case 'prompt-remind':
      return done(own.at === 'asks-uploader' ? [{ type: 'reminded' }] : []);
    case 'prompt-expire':
      return done(own.at === 'asks-uploader' ? [{ type: 'withdrawn', unanswered: true }] : []);
    case 'live-end': {
      if (own.at !== 'blocked-until' || !facts) return done([]);
      const matches = facts.matches.map((match) => ended(match, at));
      return done(afterTable(state, { ...facts, matches }, 'first-broadcast-ended', context));
    }
    default:
      return done([]);
  }
}

/** A broadcast without a named end is not protected for longer than its one look. */
function ended(match: Facts['matches'][number], at: Instant): Facts['matches'][number] {
  const { live, liveUntil, ...ref } = match.ref;
  if (!live || (liveUntil !== undefined && Date.parse(liveUntil) > at)) return match;
  return { ...match, ref: { ...ref, live: false, ...(liveUntil !== undefined && { liveUntil }) } };
}
