/** Work that must not overlap: each waits until everything asked for before, around the same thing, has ended. */
const lasts = new WeakMap<object, Promise<unknown>>();

/** Rejects when `work` does; whoever comes next is not touched by that. Turns end with the process: they are of this process alone. */
export function oneAtATime<T>(around: object, work: () => Promise<T>): Promise<T> {
  const before = lasts.get(around) ?? Promise.resolve();
  const turn = before.then(work, work);
  lasts.set(around, turn);
  return turn;
}
