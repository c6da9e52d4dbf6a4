/** What others lead to in an upload's case: notices, orders, rulings and complaints; claimants with the red button; the platform. */
import { done, refused } from '../../common/index.ts';
import type { CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import type { UploadCommand } from './commands.ts';
import type { Decided } from './decide.ts';
import { lifts } from './evolve.ts';
import type { KnownUpload } from './state.ts';

type Command<T extends UploadCommand['type']> = Extract<UploadCommand, { readonly type: T }>;
type OthersCommand = Exclude<
  UploadCommand,
  { readonly type: 'decide' | 'answer' | 'review' | 're-evaluate' | 'release' | 'redecide' | 'clock' }
>;

export function decideByOthers(state: KnownUpload, command: OthersCommand, context: CaseContext): Decided {
  switch (command.type) {
    case 'name-uploader': {
      const denied = notAllowed(context.actor, 'upload.decide');
      if (denied) return denied;
      const { account, uploader } = command;
      if (state.uploader === uploader && state.account === account) return done([]);
      if (state.uploader !== undefined) {
        return refused(
          'named-already',
          'This upload has an uploader already.',
          'The account of an upload does not change; check the id.',
        );
      }
      return done([{ type: 'uploader-named', uploader, ...(account !== undefined && { account }) }]);
    }
    case 'told': {
      const denied = notAllowed(context.actor, 'upload.decide');
      if (denied) return denied;
      if (state.toldAt !== undefined) return done([]);
      if (command.toldAt > context.at) {
        return refused(
          'in-the-future',
          'Nobody can have been told at a time that has not come.',
          'Send the moment at which the message arrived.',
        );
      }
      return done([{ type: 'uploader-told', toldAt: command.toldAt }]);
    }
    case 'restrict':
      return restrict(state, command, context);
    case 'restore':
      return restore(state, command, context);
    case 'red-button':
      return redButton(state, command, context);
    case 'note-complaint':
      return noteComplaint(state, command, context);
    case 'end-complaint': {
      const { complaint, decider, stands } = command;
      const open = state.complaints.some((one) => one.complaint === complaint && one.open);
      return done(
        open ? [{ type: 'complaint-closed', complaint, stands, ...(decider !== undefined && { decider }) }] : [],
      );
    }
  }
}

function restrict(
  state: KnownUpload,
  { type: _type, action, ...fields }: Command<'restrict'>,
  context: CaseContext,
): Decided {
  const denied = notAllowed(context.actor, 'upload.restrict');
  if (denied) return denied;
  if (state.own.at === 'withdrawn' || state.restrictions.some(({ because }) => because === fields.because))
    return done([]);
  if (fields.until !== undefined && fields.until <= context.at) {
    return refused('already-over', 'The restriction would be over before it begins.', 'Name an end that lies ahead.');
  }
  return done([{ type: 'restricted', ...fields, ...(action === 'WARNING' && { measure: 'warning' as const }) }]);
}

function restore(state: KnownUpload, { because, why }: Command<'restore'>, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'upload.restore');
  if (denied) return denied;
  const own = state.restrictions.some((one) => one.because === because);
  if (because.startsWith('order/') || because.startsWith('notice/')) {
    return done(own ? [{ type: 'restriction-ended', because }] : []);
  }
  const waiting = !['published', 'public-48h', 'restored', 'withdrawn'].includes(state.own.at);
  const lifted = state.restrictions.some((one) => lifts(because, one));
  return done(waiting || lifted ? [{ type: 'restored', because, why }] : []);
}

function redButton(state: KnownUpload, command: Command<'red-button'>, context: CaseContext): Decided {
  const denied = notAllowed(context.actor, 'claimant.red-button');
  if (denied) return denied;
  const { claimant, standing, right, declaration } = command;
  if (!state.works.some((work) => work.claimant === claimant)) {
    return refused(
      'not-yours',
      'No work of this claimant was recognised in this upload.',
      'For a use that was not recognised, send a notice.',
    );
  }
  if (state.own.at === 'pending-complaint') return done([]);
  const presumed = state.own.at === 'published' || state.own.at === 'public-48h';
  if (!presumed || !['PUBLISH_PRESUMED', 'PUBLIC_48H'].includes(state.action) || 'byPerson' in state.own) {
    return refused(
      'not-presumed',
      'The red button is for uploads that are public because the law presumes so.',
      'To contest another decision, complain.',
    );
  }
  const own = state.works.filter((work) => work.claimant === claimant).map(({ reference }) => reference);
  const matches = state.facts?.matches.filter(({ reference }) => own.includes(reference ?? '')) ?? [];
  if (matches.length > 0 && matches.every(({ foundLawful }) => foundLawful !== undefined)) {
    return refused(
      'found-lawful',
      'A person has decided already that this very file may be public in spite of this claim.',
      'If you think that was wrong, complain: then it is decided anew, by somebody else.',
    );
  }
  const missing = [
    ...(standing === 'trusted' ? [] : ['trusted-claimant']),
    ...(right ? [] : ['red-button-right']),
    ...(declaration.reviewedByPerson ? [] : ['review-by-a-person']),
    ...(declaration.presumptionRebutted ? [] : ['presumption-rebutted']),
    ...(declaration.significantHarm ? [] : ['significant-harm']),
  ];
  // Declined, and in the log: who tries without the declaration should be seen to have tried (P06).
  if (missing.length > 0) return done([{ type: 'red-button-declined', claimant, missing }]);
  const { text } = command;
  return done([
    { type: 'red-button-pressed', claimant, complaint: context.newId('cmp'), ...(text !== undefined && { text }) },
  ]);
}

function noteComplaint(state: KnownUpload, command: Command<'note-complaint'>, { actor }: CaseContext): Decided {
  const denied = notAllowed(actor, 'complaint.open');
  if (denied) return denied;
  const { complaint, side, complainant } = command;
  const earlier = state.complaints.find(
    (one) => one.side === side && one.complainant === complainant && (one.open || one.decision === state.decisions),
  );
  if (state.complaints.some((one) => one.complaint === complaint)) return done([]);
  if (earlier && !command.remanded) {
    return earlier.open
      ? refused(
          'already-complained',
          'A complaint about this decision is open already.',
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
