/** The store's contract for looking again at earlier uploads. Part of `Reads` and `Transaction`. */
import type { Instant, UploadId } from '../common/index.ts';
import type { Page } from './store.ts';

export interface KeptPrint {
  readonly upload: UploadId;
  readonly receivedAt: Instant;
  /** Forgotten then. */
  readonly keepUntil: Instant;
  readonly fingerprint: Uint8Array;
  /** `account/…` of the uploader, to tell them. */
  readonly account?: string;
}

export interface PrintReads {
  /** Of one upload; undefined when none is kept. */
  print(upload: UploadId): Promise<KeptPrint | undefined>;
  /** Those still kept at `now`, oldest first. */
  prints(now: Instant, after?: string, limit?: number): Promise<Page<KeptPrint>>;
}

export interface PrintWrites {
  /** Kept twice is kept once. */
  keepPrint(print: KeptPrint): Promise<void>;
  forgetPrint(upload: UploadId): Promise<void>;
  /** Those whose time is over. Returns how many. */
  forgetPrints(now: Instant): Promise<number>;
}
