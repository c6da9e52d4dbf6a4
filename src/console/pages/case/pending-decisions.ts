/**
 * A decision goes out a few seconds after it was made: until then `u` takes it back, and nothing has happened. Leaving the
 * console sends what waits at once. Time and sending are given, so that tests need neither.
 */
import { useSyncExternalStore } from 'react';

export interface PendingDecision {
  readonly id: number;
  readonly stream: string;
  send(): Promise<void>;
  onFailed(fault: unknown): void;
}

export interface Waiter {
  after(ms: number, run: () => void): () => void;
}

/** Long enough to notice a slip, short enough that nobody waits. */
export const UNDO_WITHIN_MS = 8000;

export interface PendingDecisions {
  add(decision: Omit<PendingDecision, 'id'>): { undo(): boolean };
  /** Sends everything now. */
  flush(): void;
  current(): readonly PendingDecision[];
  subscribe(tell: () => void): () => void;
}

export function createPendingDecisions(waiter: Waiter): PendingDecisions {
  let pending: readonly PendingDecision[] = [];
  let next = 1;
  const watchers = new Set<() => void>();
  const stops = new Map<number, () => void>();
  const change = (now: readonly PendingDecision[]) => {
    pending = now;
    for (const tell of watchers) tell();
  };
  const sending = new Set<number>();
  const drop = (id: number) => {
    stops.get(id)?.();
    stops.delete(id);
    sending.delete(id);
    change(pending.filter((one) => one.id !== id));
  };
  const send = (decision: PendingDecision) => {
    if (sending.has(decision.id)) return;
    sending.add(decision.id);
    stops.get(decision.id)?.();
    // The row stays hidden until the server has answered: it must not flicker back.
    void decision.send().then(
      () => drop(decision.id),
      (fault: unknown) => {
        drop(decision.id);
        decision.onFailed(fault);
      },
    );
  };
  return {
    add(given) {
      const decision: PendingDecision = { ...given, id: next++ };
      stops.set(
        decision.id,
        waiter.after(UNDO_WITHIN_MS, () => send(decision)),
      );
      change([...pending, decision]);
      return {
        undo() {
          if (sending.has(decision.id) || !pending.includes(decision)) return false;
          drop(decision.id);
          return true;
        },
      };
    },
    flush() {
      for (const decision of pending) send(decision);
    },
    current: () => pending,
    subscribe(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

export const pendingDecisions = createPendingDecisions({
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

export const usePending = (): readonly PendingDecision[] =>
  useSyncExternalStore(pendingDecisions.subscribe, pendingDecisions.current);
export const pendingStreams = (pending: readonly PendingDecision[]): ReadonlySet<string> =>
  new Set(pending.map(({ stream }) => stream));
