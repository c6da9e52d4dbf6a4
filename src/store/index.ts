/**
 * store: what the house remembers. store.ts is the contract; behind it one SQL dialect, PostgreSQL, on three rungs:
 * in memory for tests, embedded in a data folder, or anyone's by DATABASE_URL. SQL is seen only in here.
 */
export { diagnoseStore, type StoreCheck } from './diagnose.ts';
export { openStore, type StorePlace } from './open-store.ts';
export type { OnProgress } from './database.ts';
export { AnswerExists, StoreUnavailable, StreamConflict } from './store.ts';
export type {
  ApiKeyRecord,
  NewEvent,
  OutboxRow,
  Page,
  PrivateHalf,
  Reads,
  RecordedEvent,
  ReferenceRecord,
  RememberedAnswer,
  Store,
  StoreCounts,
  StoredLeaf,
  Transaction,
  UploadRecord,
} from './store.ts';
export type {
  CaseFile,
  CaseReads,
  CaseText,
  CaseToken,
  CaseWrites,
  ClockRow,
  DocketCount,
  DocketQuery,
  Letter,
  PartyContact,
  PlacedEvent,
} from './casework.ts';
export type { ExportedRow, ExportHead, StoreTransfer } from './transfer.ts';
