/**
 * A case before the board: reference number, appeal or referral, selection, a panel drawn by a lottery anyone can recompute, sealed
 * deliberation, one review by the full board, a binding ruling in either direction, carried out within seven days; then like uploads.
 * Modelled on what is public of Meta's Oversight Board (mechanics § 4), with dates on everything that waits.
 */
import { done, type Outcome } from '../../common/index.ts';
import { addressOf, type CaseAddress, type CaseContext, type Machine } from '../engine/machine.ts';
import type { CaseActor } from '../engine/actor.ts';
import { carriedOut, concede, implement, impossible, markSweep, proposeSweep, summarise } from './after.ts';
import { evolve } from './evolve.ts';
import { appeal, decline, issue, refer, select, shortlist } from './filing.ts';
import { follow } from './follow.ts';
import { comment, decide as rule, draft, note, publish, review, vote } from './hearing.ts';
import { answerChallenge, challenge, recuse, seat } from './panel.ts';
import { isHeard, type OversightState } from './state.ts';
import { remandNeeds } from './remand.ts';
import type { OversightCommand, OversightEvent } from './steps.ts';
import { matterNeeds, ownAddress, personAddress } from './subjects.ts';
import { summary } from './summary.ts';

export const oversightMachine: Machine<OversightState, OversightCommand, OversightEvent> = {
  kind: 'oversight',
  initial: { kind: 'none' },
  needs,
  decide,
  evolve,
  follow,
  summary,
};

function needs(
  command: OversightCommand,
  _self: CaseAddress,
  state: OversightState,
  actor: CaseActor,
): readonly CaseAddress[] {
  switch (command.type) {
    case 'issue':
    case 'refer':
      return matterNeeds(command);
    case 'select':
      return [...ownAddress(actor), ...command.members.map(personAddress)];
    case 'shortlist':
    case 'decline':
    case 'summarise':
      return ownAddress(actor);
    case 'decide':
      return isHeard(state) ? remandNeeds(state.matter) : [];
    case 'sweep-mark':
      return [...ownAddress(actor), addressOf(command.upload)];
    default:
      return [];
  }
}

function decide(
  state: OversightState,
  command: OversightCommand,
  context: CaseContext,
): Outcome<readonly OversightEvent[], string> {
  switch (command.type) {
    case 'issue':
      return issue(state, command, context);
    case 'appeal':
      return appeal(state, command, context);
    case 'refer':
      return refer(state, command, context);
    case 'shortlist':
      return shortlist(state, context);
    case 'decline':
      return decline(state, command, context);
    case 'select':
      return select(state, command, context);
    case 'seat':
      return seat(state, command, context);
    case 'recuse':
      return recuse(state, context);
    case 'challenge':
      return challenge(state, command, context);
    case 'answer-challenge':
      return answerChallenge(state, command, context);
    case 'comment':
      return comment(state, command, context);
    case 'note':
      return note(state, command, context);
    case 'draft':
      return draft(state, command, context);
    case 'review':
      return review(state, command, context);
    case 'vote':
      return vote(state, command, context);
    case 'decide':
      return rule(state, command, context);
    case 'publish':
      return publish(state, command, context);
    case 'concede':
      return concede(state, context);
    case 'summarise':
      return summarise(state, command, context);
    case 'implement':
      return implement(state, command, context);
    case 'impossible':
      return impossible(state, command, context);
    case 'sweep-propose':
      return proposeSweep(state, command, context);
    case 'sweep-mark':
      return markSweep(state, command, context);
    case 'clock':
      return done(onClock(state, command.name));
  }
}

/** What a date leads to when nobody acted. Lateness of the board is a public fact, and never decides a case. */
function onClock(state: OversightState, name: string): readonly OversightEvent[] {
  switch (name) {
    case 'CK17':
      return state.kind === 'reference-issued' ? [{ type: 'reference-lapsed' }] : [];
    case 'CK12/select':
      return state.kind === 'appealed' || state.kind === 'shortlisted'
        ? [{ type: 'not-selected', reason: 'not-in-time' }]
        : [];
    case 'CK12/review':
      return state.kind === 'in-review' ? [{ type: 'review-passed' }] : [];
    // A ruling binds: on the last day it carries itself out.
    case 'CK12/implement':
      return state.kind === 'decided' ? [carriedOut(state)] : [];
    case 'CK12/decide':
      return isHeard(state) && !('ruling' in state) ? [{ type: 'overdue', clock: name }] : [];
    case 'CK12/summary':
      return state.kind === 'conceded' ? [{ type: 'overdue', clock: name }] : [];
    case 'CK12/full-text':
      return 'ruling' in state && state.ruling.text === undefined ? [{ type: 'overdue', clock: name }] : [];
    case 'CK12/sweep':
      return state.kind === 'implemented' && openSweep(state) > 0 ? [{ type: 'overdue', clock: name }] : [];
    default:
      return [];
  }
}

export const openSweep = ({ sweep }: Extract<OversightState, { kind: 'implemented' }>): number =>
  Object.keys(sweep.proposed).length - Object.keys(sweep.marked).length;
