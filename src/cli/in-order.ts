/** Runs a few at a time and hands results over in the order asked for, each as soon as all before it are done. */

/**
 * @param ahead how many run at the same time, at least 1
 * A rejection stops the generator; what must not stop a batch is caught by `work` itself.
 */
export async function* inOrder<T, R>(
  list: readonly T[],
  ahead: number,
  work: (entry: T) => Promise<R>,
): AsyncGenerator<{ entry: T; result: R }> {
  const running: Promise<R>[] = [];
  const start = (i: number) => {
    const promise = work(list[i]!);
    promise.catch(() => {}); // awaited below; without this a later failure would be reported as unhandled first
    running[i] = promise;
  };
  for (let i = 0; i < Math.min(ahead, list.length); i++) start(i);
  for (let i = 0; i < list.length; i++) {
    const result = await running[i]!;
    delete running[i];
    if (i + ahead < list.length) start(i + ahead);
    yield { entry: list[i]!, result };
  }
}
