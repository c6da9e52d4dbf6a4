/** What counts against an account and until when, as it may read itself; and the steps of those who weigh it. */
import { done, type Instant, type Outcome } from '../../common/index.ts';
import {
  flagRight,
  machines,
  noticeProcessing,
  standing,
  stateOf,
  strikesAt,
  type AccountState,
  type CaseActor,
  type Standing,
  type Typed,
  type Violation,
} from '../../casework/index.ts';
import { commitOnce } from '../answer-once.ts';
import type { Once } from '../service.ts';
import { eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { stepIn } from './take-step.ts';

export interface AccountStanding {
  readonly account: string;
  readonly standing: Standing;
  /** Every upload that ever was a violation, contested and expired ones too. */
  readonly violations: readonly Violation[];
  readonly counting: number;
  readonly warnedAt?: Instant;
  readonly flagRight: { readonly state: 'ok' | 'excluded'; readonly until?: Instant; readonly wrong: number };
  readonly notices: { readonly state: 'ok' | 'suspended'; readonly until?: Instant; readonly unfounded: number };
  readonly proposal?: { readonly until: Instant };
}

/** An account nobody ever decided about is clean; whether it exists is the platform's to know. */
export async function accountStanding(
  deps: Pick<CaseDeps, 'store' | 'clock'>,
  account: string,
): Promise<AccountStanding> {
  const at = deps.clock.now();
  const events = await eventsOf(deps.store, { kind: 'account', id: account });
  const state = stateOf(machines, `account/${account}`, events) as AccountState;
  const [flags, notices] = [flagRight(state, at), noticeProcessing(state, at)];
  const known = state.kind === 'known' ? state : undefined;
  return {
    account,
    standing: standing(state, at),
    violations: known?.violations ?? [],
    counting: strikesAt(state, at).length,
    ...(known?.warnedAt !== undefined && { warnedAt: known.warnedAt }),
    flagRight: {
      state: flags,
      ...(flags === 'excluded' && { until: known!.flags.exclusion!.until }),
      wrong: known?.flags.wrong.length ?? 0,
    },
    notices: {
      state: notices,
      ...(notices === 'suspended' && { until: known!.notices.exclusion!.until }),
      unfounded: known?.notices.wrong.length ?? 0,
    },
    ...(known?.proposal && at < known.proposal.until && { proposal: { until: known.proposal.until } }),
  };
}

/** A step of somebody who weighs; their words are kept apart from the events. */
export const stepAccount = (
  deps: CaseDeps,
  account: string,
  step: {
    readonly actor: CaseActor;
    readonly text?: string | undefined;
    command(text: { readonly text?: string }): Typed;
  },
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const outcome = await stepIn(deps, tx, { ...step, address: { kind: 'account', id: account } });
    return outcome.kind === 'refused' ? outcome : done(outcome.value);
  });
