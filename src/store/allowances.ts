/** The store's contract for what a person found lawful: files that the same claim does not block again. Part of `Reads` and `Transaction`. */
import type { Instant, ReferenceId, UploadId } from '../common/index.ts';

/** One work whose claim on one file fell. */
export interface Allowance {
  /** The upload that a person judged. */
  readonly upload: UploadId;
  readonly reference: ReferenceId;
  /** Whose work it is, as the reference names them; absent while nobody is named. */
  readonly holder?: string;
  /** `account/…`: only for uploads of this account, because the finding was about its owner. */
  readonly account?: string;
  /** Of the file, in hex. */
  readonly sha256?: string;
  readonly fingerprint?: Uint8Array;
  /** In the public log, of the finding. */
  readonly leaf?: number;
  readonly since: Instant;
}

export interface AllowanceReads {
  /** Those that name one of the works, or one of their holders; newest first, at most BOUNDS.pageRowsMax. */
  allowances(references: readonly ReferenceId[], holders: readonly string[]): Promise<readonly Allowance[]>;
}

export interface AllowanceWrites {
  /** A later finding about the same upload and work takes the place of the earlier one. */
  saveAllowance(allowance: Allowance): Promise<void>;
  /** Of this upload, and all that rest on one of these leaves. */
  endAllowances(upload: UploadId, leaves: readonly number[]): Promise<void>;
  /** Of an account that is erased. */
  forgetAllowancesOf(account: string): Promise<void>;
}
