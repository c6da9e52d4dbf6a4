/** The red button (§ 14(4) UrhDaG): pressed with a declaration, checked against what is known of the claimant in the same transaction. */
import { done, refused, type Outcome } from '../../common/index.ts';
import {
  addressOf,
  claimantStanding,
  machines,
  redButtonRight,
  stateOf,
  type CaseActor,
  type ClaimantState,
  type RedButtonDeclaration,
} from '../../casework/index.ts';
import { commitOnce } from '../answer-once.ts';
import type { Once } from '../service.ts';
import { eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { stepIn } from './take-step.ts';

export interface RedButton {
  readonly upload: string;
  /** `claimant/clm_…` */
  readonly claimant: string;
  readonly declaration: RedButtonDeclaration;
  readonly text?: string | undefined;
  readonly actor: CaseActor;
}

export interface PressedRedButton {
  readonly answer: CaseAnswer;
  /** What was missing: declined, nothing changed, and it is in the log. Empty: blocked, and a complaint is open. */
  readonly missing: readonly string[];
}

export const pressRedButton = (
  deps: CaseDeps,
  { upload, claimant, declaration, text, actor }: RedButton,
  once?: Once,
): Promise<Outcome<PressedRedButton, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    if (!claimant.startsWith('claimant/')) {
      return refused('unknown-claimant', 'This is not a registered claimant.', 'Send `claimant`: `claimant/clm_…`.');
    }
    const at = deps.clock.now();
    const state = stateOf(machines, claimant, await eventsOf(tx, addressOf(claimant))) as ClaimantState;
    const outcome = await stepIn(deps, tx, {
      address: { kind: 'upload', id: upload },
      actor,
      text,
      command: (words) => {
        const standing = claimantStanding(state, at);
        const right = redButtonRight(state, at) === 'ok';
        const command = { type: 'red-button', claimant, standing, right, declaration, ...words };
        return command;
      },
    });
    if (outcome.kind === 'refused') return outcome;
    const events = await tx.events(`upload/${upload}`);
    const last = events.at(-1);
    const declined = last?.type === 'red-button-declined' && outcome.value.leaves.length > 0;
    const missing = declined ? (last.payload as { readonly missing: readonly string[] }).missing : [];
    return done({ answer: outcome.value, missing });
  });
