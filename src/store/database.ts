/** What a driver hands to the store: a connected, migrated PostgreSQL, whichever rung it stands on. */
import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './sql/tables.ts';

export interface Database {
  /** Every query names the schema itself: poolers and other tenants of the database may set any search path. */
  readonly db: Kysely<Tables>;
  readonly schema: string;
  readonly driver: Store['driver'];
  close(): Promise<void>;
}

/** Opens are slow enough to be shown: one short line each. */
export type OnProgress = (line: string) => void;

export const DEFAULT_SCHEMA = 'recourse';
