/**
 * Clocks are rows. Each that is due fires once: its case is told `{type: 'clock', name}` in the transaction that marks it fired.
 * After a stop, or a jump of the machine's own clock, whatever became due meanwhile fires in the order of its dates.
 */
import type { Outcome } from '../../common/index.ts';
import { addressOf, type Typed } from '../../casework/index.ts';
import type { ClockRow } from '../../store/store.ts';
import { actIn, type CaseDeps } from './act.ts';

export interface ClockFault {
  readonly clock: ClockRow;
  readonly fault: unknown;
}

export interface ClockTurn {
  readonly fired: number;
  /** Left running: they are tried again at the next turn, and late in public meanwhile. */
  readonly faults: readonly ClockFault[];
}

const BATCH = 100;

/** Until nothing is due any more. One clock that fails does not hold the others back. */
export async function runClocks(deps: CaseDeps): Promise<ClockTurn> {
  let fired = 0;
  const failed = new Map<string, ClockFault>();
  for (;;) {
    const due = await deps.store.clocksDue(deps.clock.now(), BATCH);
    const fresh = due.filter((clock) => !failed.has(`${clock.stream} ${clock.name}`));
    if (fresh.length === 0) return { fired, faults: [...failed.values()] };
    for (const clock of fresh) {
      try {
        const outcome = await fire(deps, clock);
        if (outcome === undefined || outcome.kind === 'done') fired++;
        else
          failed.set(`${clock.stream} ${clock.name}`, { clock, fault: new Error(`${outcome.why}: ${outcome.detail}`) });
      } catch (fault) {
        failed.set(`${clock.stream} ${clock.name}`, { clock, fault });
      }
    }
    if (due.length < BATCH && fresh.length < due.length) return { fired, faults: [...failed.values()] };
  }
}

const fire = (deps: CaseDeps, clock: ClockRow): Promise<Outcome<unknown, string> | undefined> =>
  deps.store.transaction(async (tx) => {
    if (!(await tx.fireClock(clock.stream, clock.name, deps.clock.now()))) return undefined;
    const command = { type: 'clock', name: clock.name } as Typed;
    const outcome = await actIn(deps, tx, { address: addressOf(clock.stream), command, actor: { kind: 'clock' } });
    // Not kept as fired when its case could not take it: thrown, so that the transaction is undone.
    if (outcome.kind === 'refused') throw new Error(`${outcome.why}: ${outcome.detail}`);
    return outcome;
  });
