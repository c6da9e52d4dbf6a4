/** Wrong usage is exit 2 before any work; what was found out on the way is exit 1. Both say what, why and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly why: string;
  readonly fix: string;
  constructor(what: string, why: string, fix: string) {
    super(what);
    this.why = why;
    this.fix = fix;
  }
}

export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly why: string;
  readonly fix: string;
  constructor(what: string, why: string, fix: string, options?: ErrorOptions) {
    super(what, options);
    this.why = why;
    this.fix = fix;
  }
}
