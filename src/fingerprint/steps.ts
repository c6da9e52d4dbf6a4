/**
 * Long work in steps of a few milliseconds each, so that whoever runs it can do other work between two of them, and stop. Pure: it
 * is the caller who knows what time it is.
 */
export type Steps<T> = Generator<void, T>;

/** Goes through all steps at once. */
export function lastOf<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
