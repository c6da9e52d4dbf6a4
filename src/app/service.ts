/** What use cases are given. Time, chance and keys are arguments, so that a seeded simulator can run the same code. */
import type { OriginLimiter } from '../abuse/index.ts';
import type { Instant, Json, UploadId } from '../common/index.ts';
import type { Machines } from '../casework/index.ts';
import type { Decoder } from '../decode/decoder.ts';
import type { NoteSigner } from '../log/index.ts';
import type { ReferenceIndex } from '../match/index.ts';
import type { SignIn, Store } from '../store/store.ts';
import type { KeptFiles } from './evidence/kept-files.ts';
import type { LookUpThreads } from './look-up-threads.ts';
import type { OracleGuard } from './oracle-guard.ts';
import type { CountedLog } from './reports/counted-log.ts';
import type { Tiles } from './tiles.ts';

export interface Clock {
  now(): Instant;
}

export interface Service {
  readonly store: Store;
  readonly decoder: Decoder;
  /** Projection of the store's matchable references: changed after the commit and before the answer. */
  readonly index: ReferenceIndex;
  readonly clock: Clock;
  /** Fresh random bytes, for ids, pseudonyms and salts. */
  random(count: number): Uint8Array;
  /** The log's key with its signing function: the seed itself stays where it was read. */
  readonly log: NoteSigner;
  readonly tiles: Tiles;
  /** Projection of the log: what the reports count. */
  readonly reports: CountedLog;
  /** Evidence; without it decisions show where something matched, but not what. */
  readonly files?: KeptFiles;
  /** Without them, hashes are looked up in this thread. */
  readonly lookUps?: LookUpThreads;
  /** Without it, every answer is whole. */
  readonly oracle?: OracleGuard;
  /** How often one place may send something without a key. Absent: as often as it likes. */
  readonly origins?: OriginLimiter;
  /** Folder for bodies being received and for uploads answered with 202. Of this service alone. */
  readonly spool: string;
  /** Uploads being worked on in this process, so that no job takes them up a second time. */
  readonly busy: Map<UploadId, Promise<unknown>>;
  /** Days that fingerprints of uploads are kept for works that are added later. Absent: half a year; 0: none. */
  readonly rematchDays?: number;
  /** Where an upload without `?territory=` is taken to be published. */
  readonly homeTerritory: string;
  /** The procedures; default: the house's own. A test of safeguards takes one out. */
  readonly machines?: Machines;
  /** Where people reach us, for links in letters: `https://recourse.example`. */
  readonly origin?: string;
  /** Absent where nobody signs in: tests, and commands that serve no one. */
  readonly signIn?: SignIn;
}

/** One write asked for by one client, so that asking again changes nothing. */
export interface Once {
  readonly idempotencyKey: string;
  /** Who asked, and for which route. */
  readonly scope: string;
  /** SHA-256 of everything that was asked, in hex. */
  readonly requestHash: string;
}

export interface Remembered {
  readonly status: number;
  readonly body: Json;
}
