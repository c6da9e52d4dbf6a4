/**
 * A command with what belongs to it: the person's own words, kept apart from events; a contact; a link that is used up. One
 * transaction, one answer.
 */
import { refused, type Outcome } from '../../common/index.ts';
import { streamOf, type CaseActor, type CaseAddress, type Typed } from '../../casework/index.ts';
import type { Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';
import { actIn, type CaseAnswer, type CaseDeps } from './act.ts';

export interface Step {
  readonly address: CaseAddress;
  readonly actor: CaseActor;
  /** The person's own words; the command gets their id. */
  readonly text?: string | undefined;
  command(text: { readonly text?: string }): Typed;
  /** Hash of the link's secret, when this step uses it up. */
  readonly usesLink?: string | undefined;
}

/** `before`: what must be true in the same transaction; its refusal refuses the whole. */
export const takeStep = (
  deps: CaseDeps,
  step: Step,
  once?: Once,
  before?: (tx: Transaction) => Promise<Outcome<unknown, string>>,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const link = step.usesLink === undefined ? undefined : await tx.caseToken(step.usesLink);
    if (link?.usedAt !== undefined) return usedUp();
    const ready = await before?.(tx);
    if (ready?.kind === 'refused') return ready;
    return stepIn(deps, tx, step);
  });

/** The same inside a transaction that does more. */
export async function stepIn(deps: CaseDeps, tx: Transaction, step: Step): Promise<Outcome<CaseAnswer, string>> {
  const { address, actor, text } = step;
  const id = text === undefined ? undefined : newName(deps, 'txt');
  const outcome = await actIn(deps, tx, {
    address,
    actor,
    command: step.command(id === undefined ? {} : { text: id }),
  });
  if (outcome.kind === 'refused') return outcome;
  const at = deps.clock.now();
  if (id !== undefined && text !== undefined) await tx.saveText({ id, stream: streamOf(address), writtenAt: at, text });
  if (step.usesLink !== undefined) await tx.useToken(step.usesLink, at);
  return outcome;
}

const usedUp = () =>
  refused(
    'used-token',
    'This link was used already; what it was for is done.',
    'The newest letter about the case has a link for what can be done now.',
  );
