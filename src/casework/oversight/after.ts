/** After the ruling: it is carried out within seven days, or cannot be by law; the operator may have reversed itself; like uploads are looked for. */
import { done, refused, type Outcome } from '../../common/index.ts';
import { addressOf, type CaseContext } from '../engine/machine.ts';
import { dueAt } from '../clocks.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import type { UploadState } from '../upload/state.ts';
import { notThere, recommended } from './hearing.ts';
import { notSeated } from './panel.ts';
import { isHeard, type OversightState, type Ruling } from './state.ts';
import type { OversightCommand, OversightEvent } from './steps.ts';
import { partialIn, personAddress, type KnownPerson } from './subjects.ts';

type Asked<T extends OversightCommand['type']> = Extract<OversightCommand, { type: T }>;
type Answer = Outcome<readonly OversightEvent[], string>;

/** Uploads in one proposal; a job sends more in batches. */
export const SWEEP_BATCH_MAX = 200;

export function implement(
  state: OversightState,
  { exceptions = [] }: Asked<'implement'>,
  context: CaseContext,
): Answer {
  const stop = notAllowed(context.actor, 'oversight.implement');
  if (stop) return stop;
  if (state.kind === 'implemented') return done([]);
  if (state.kind !== 'decided') return notThere(state, ['decided']);
  return done([carriedOut(state, exceptions)]);
}

export const carriedOut = (
  { ruling }: { readonly ruling: Ruling },
  since: readonly string[] = [],
): Extract<OversightEvent, { type: 'implemented' }> => ({
  type: 'implemented',
  exceptions: [...new Set([...ruling.exceptions, ...since])],
});

/** Only a law stands against a ruling, and it is named in public. */
export function impossible(state: OversightState, command: Asked<'impossible'>, context: CaseContext): Answer {
  const { ground, explanation } = command;
  const { actor } = context;
  const stop = notAllowed(actor, 'oversight.implement');
  if (stop) return stop;
  if (state.kind !== 'decided') return notThere(state, ['decided']);
  if (!/^[a-z]{2}\/[a-z0-9][a-z0-9-]{1,60}$/.test(ground)) {
    return refused(
      'no-law-named',
      `"${ground.slice(0, 40)}" is not the address of a law.`,
      'Name the provision that forbids it, such as `de/stgb-86a`; the explanation is published.',
    );
  }
  return done([{ type: 'impossible-by-law', ground, explanation }]);
}

/** The operator gives in after selection: it takes effect at once, and the board sums the case up. */
export function concede(state: OversightState, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.refer');
  if (stop) return stop;
  if (!isHeard(state)) return notSeated(state);
  if (state.kind === 'conceded') return done([]);
  if ('ruling' in state) return notThere(state, ['seating', 'deliberating', 'in-review', 'voting']);
  return done([{ type: 'operator-reversed', direction: state.matter.stands === 'up' ? 'down' : 'up' }]);
}

export function summarise(state: OversightState, command: Asked<'summarise'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.deliberate');
  if (stop) return stop;
  if (state.kind !== 'conceded') return notThere(state, ['conceded']);
  const conflict = partialIn(state.matter, context);
  if (conflict) return conflict;
  return done([
    {
      type: 'decided',
      outcome: 'OVERTURN',
      direction: state.direction,
      form: 'summary',
      for: 0,
      against: 0,
      text: command.text,
      dissents: [],
      named: [],
      recommendations: recommended(command.recommendations, context),
      implementBy: dueAt('CK12/implement', context.at),
    },
    // The operator had done it already when it reversed itself.
    { type: 'implemented', exceptions: [] },
  ]);
}

/** A program may only propose. */
export function proposeSweep(state: OversightState, command: Asked<'sweep-propose'>, { actor }: CaseContext): Answer {
  const stop = notAllowed(actor, 'oversight.propose');
  if (stop) return stop;
  if (state.kind !== 'implemented') return notThere(state, ['implemented']);
  if (state.ruling.direction === undefined) {
    return refused(
      'nothing-settled',
      'A remand settles nothing for like uploads.',
      'Wait for a ruling on the matter itself.',
    );
  }
  if (command.uploads.length > SWEEP_BATCH_MAX) {
    return refused('too-many', `At most ${SWEEP_BATCH_MAX} uploads at a time.`, 'Send the rest afterwards.');
  }
  const seen = new Set([...(state.matter.upload ? [state.matter.upload] : []), ...Object.keys(state.sweep.proposed)]);
  const fresh = command.uploads.filter(({ upload }) => !seen.has(upload) && seen.add(upload));
  return done(fresh.length === 0 ? [] : [{ type: 'sweep-proposed', uploads: fresh }]);
}

/** A human says of each: is it the same, and is it said in a like context? Only both together carry the ruling over. */
export function markSweep(state: OversightState, command: Asked<'sweep-mark'>, context: CaseContext): Answer {
  const { actor, other } = context;
  const stop = notAllowed(actor, 'oversight.sweep');
  if (stop) return stop;
  if (state.kind !== 'implemented') return notThere(state, ['implemented']);
  const { upload, identical, parallel } = command;
  if (!state.sweep.proposed[upload]) {
    return refused('not-proposed', 'This upload was not proposed for this ruling.', 'Propose it first.');
  }
  if (state.sweep.marked[upload]) {
    const { identical: same, parallel: like } = state.sweep.marked[upload];
    if (same === identical && like === parallel) return done([]);
    return refused('marked-before', 'Somebody has marked this upload otherwise.', 'Whoever disagrees can complain.');
  }
  if (parallel && !identical) {
    return refused('not-identical', 'Context is compared only for what is identical.', 'Mark it as not identical.');
  }
  const swept = other<UploadState>(addressOf(upload));
  const decidedBefore = swept?.kind === 'known' ? swept.decidedBy : [];
  const own = actor.kind === 'staff' ? other<KnownPerson>(personAddress(actor.id)) : undefined;
  const about = swept?.kind === 'known' && swept.account ? [upload, swept.account] : [upload];
  const conflict = partial(actor, { decidedBefore, about }, own?.interests);
  if (conflict) return conflict;
  return done([{ type: 'sweep-marked', upload, identical, parallel }]);
}
