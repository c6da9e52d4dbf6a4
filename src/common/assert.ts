/** A bug is ours: it asserts and crashes, and nobody catches it. Refusals are return values, faults are named errors. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message);
}

/** Stops compiling when a union gains a member that a `switch` does not handle. */
export function assertNever(value: never): never {
  throw new AssertionFailed(`unexpected value ${JSON.stringify(value)}`);
}
