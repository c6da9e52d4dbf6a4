/** The store's contract for casework: the docket, clocks, texts, parties, tokens, letters. Part of `Reads` and `Transaction`. */
import type { Instant, Json } from '../common/index.ts';
import type { Summary, WaitsFor } from '../casework/index.ts';
import type { Page, RecordedEvent } from './store.ts';

/** A case as lists show it: a projection of its events, never the truth. */
export interface CaseFile extends Summary {
  /** `complaint/cmp_…` */
  readonly stream: string;
  readonly kind: string;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  /** Events so far. */
  readonly length: number;
  /** Names it in public. */
  readonly pseudonym: string;
  /** Its newest leaf in the public log. */
  readonly lastLeaf?: number;
}

export interface DocketQuery {
  readonly kind?: string;
  /** Several: any of them. */
  readonly states?: readonly string[];
  readonly open?: boolean;
  readonly waitsFor?: WaitsFor;
  /** Those whose date is before this moment. */
  readonly dueBefore?: Instant;
  readonly assignedTo?: string;
  /** A stream the case is about: `upload/up_…`, `account/…`. */
  readonly about?: string;
  /** `queue`: severity, then the legal clock, then age. `newest` (default): by opening, backwards. */
  readonly order?: 'queue' | 'newest';
  readonly after?: string;
  readonly limit?: number;
}

export interface ClockRow {
  readonly stream: string;
  /** `CK2`; several of one kind: `CK12/select`. */
  readonly name: string;
  readonly dueAt: Instant;
  readonly setAt: Instant;
  /** What sets it: address of the law or of the design default. */
  readonly basis: string;
  readonly firedAt?: Instant;
  readonly stoppedAt?: Instant;
}

/** Free text of a person. Events name it by id, so that it can be erased. */
export interface CaseText {
  readonly id: string;
  readonly stream: string;
  readonly writtenAt: Instant;
  readonly text: string;
}

/** How to reach somebody. The only place where it is kept. */
export interface PartyContact {
  readonly email?: string;
  readonly name?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Where signed webhooks of this party go. */
  readonly webhook?: string;
}

export interface CaseToken {
  /** SHA-256 of the secret in hex. */
  readonly secretHash: string;
  readonly stream: string;
  readonly party: string;
  /** What it is good for: `read`, `complain`, `answer`, … */
  readonly purpose: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
}

export interface Letter {
  readonly id: string;
  /** A party, `staff/…`, `board` or `platform`. */
  readonly recipient: string;
  readonly stream: string;
  /** An entry of the message catalogues. */
  readonly message: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly at: Instant;
  readonly readAt?: Instant;
}

export interface CaseReads {
  caseFile(stream: string): Promise<CaseFile | undefined>;
  /** Those that exist, by stream. */
  caseFiles(streams: readonly string[]): Promise<ReadonlyMap<string, CaseFile>>;
  /** Events of each stream in order; a stream without any has none. */
  histories(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>>;
  /** By its name in public. */
  caseFileNamed(pseudonym: string): Promise<CaseFile | undefined>;
  /** Cursor order holds while rows change: a page may miss or repeat a case that moved, never skip the others. */
  docket(query: DocketQuery): Promise<Page<CaseFile>>;
  /** How many open cases wait for whom, per kind, and how many of them are late at `now`. */
  docketCounts(now: Instant): Promise<readonly DocketCount[]>;
  clocksOf(stream: string): Promise<readonly ClockRow[]>;
  /** Neither fired nor stopped, due at `now` or before, oldest first. */
  clocksDue(now: Instant, limit: number): Promise<readonly ClockRow[]>;
  /** Running ones, next first. */
  clocksRunning(limit: number): Promise<readonly ClockRow[]>;
  textsOf(stream: string): Promise<readonly CaseText[]>;
  party(id: string): Promise<PartyContact | undefined>;
  caseToken(secretHash: string): Promise<CaseToken | undefined>;
  lettersTo(recipient: string, after?: string, limit?: number): Promise<Page<Letter>>;
  letter(id: string): Promise<Letter | undefined>;
  lettersAbout(stream: string): Promise<readonly Letter[]>;
  /** Events of all streams in the order they were appended, for folds and feeds; `after` is a position, 0 at first. */
  eventsSince(after: number, limit: number): Promise<readonly PlacedEvent[]>;
  /** Of the newest event; 0 when there is none. */
  lastPosition(): Promise<number>;
}

export interface DocketCount {
  readonly kind: string;
  readonly waitsFor: WaitsFor;
  readonly open: number;
  readonly late: number;
}

export interface PlacedEvent {
  readonly position: number;
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  readonly version: number;
  readonly payload: Json;
  readonly at: Instant;
}

/** What a step leaves behind. No file, clock or letter is named twice; all stop at the same moment. */
export interface KeptStep {
  readonly files: readonly CaseFile[];
  readonly clocks: readonly Omit<ClockRow, 'firedAt'>[];
  readonly stopped: readonly { readonly stream: string; readonly name: string; readonly at: Instant }[];
  /** With a row in the outbox for each: `letter:<id>`. */
  readonly letters: readonly Letter[];
}

/** Others wait while it runs. */
export const FORGET_AT_ONCE = 5000;

export interface CaseWrites {
  saveCaseFile(file: CaseFile): Promise<void>;
  /** The same as saving, setting, stopping and writing each, and enqueueing each letter for delivery: in one round trip. */
  keepStep(step: KeptStep): Promise<void>;
  /** Set again, a clock runs anew. */
  setClock(clock: Omit<ClockRow, 'firedAt' | 'stoppedAt'>): Promise<void>;
  stopClock(stream: string, name: string, at: Instant): Promise<void>;
  /** False when it is not running any more: somebody else fired it. */
  fireClock(stream: string, name: string, at: Instant): Promise<boolean>;
  saveText(text: CaseText): Promise<void>;
  /** For good. Returns how many. */
  eraseTexts(stream: string): Promise<number>;
  saveParty(id: string, contact: PartyContact, at: Instant): Promise<void>;
  eraseParty(id: string): Promise<boolean>;
  saveToken(token: CaseToken): Promise<void>;
  /** False when it was used already. */
  useToken(secretHash: string, at: Instant): Promise<boolean>;
  /**
   * Removes links that expired by `now` and answers to requests remembered before `answersBefore`, at most
   * FORGET_AT_ONCE of each: call again while something was removed. A used link that is still good stays: it reads.
   */
  forgetExpired(now: Instant, answersBefore: Instant): Promise<{ readonly links: number; readonly answers: number }>;
  /** Saved twice is saved once. */
  saveLetter(letter: Letter): Promise<void>;
  markRead(letterId: string, at: Instant): Promise<void>;
}
