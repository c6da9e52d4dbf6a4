/** Opens the store on the rung asked for. */
import type { OnProgress } from './database.ts';
import { openEmbedded } from './drivers/embedded.ts';
import { openMemory } from './drivers/memory.ts';
import { openPostgres } from './drivers/postgres.ts';
import { storeOver } from './store-over.ts';
import type { Store } from './store.ts';

export type StorePlace =
  /** PGlite, for tests: gone with the process. Needs the development dependencies. */
  | { readonly kind: 'memory' }
  /** A PostgreSQL of our own, in this folder, which one process may have open. */
  | { readonly kind: 'embedded'; readonly folder: string }
  /** Anyone's PostgreSQL ≥ 15, as in DATABASE_URL; tables go into the schema `recourse`. */
  | { readonly kind: 'url'; readonly url: string; readonly schema?: string };

/**
 * Migrates on opening. First start in a new folder ≈ 1 s, later ≈ 0.3 s. Close it: the server stops with it.
 * @throws StoreUnavailable, whose `fix` says what to do
 */
export async function openStore(place: StorePlace, onProgress: OnProgress = () => undefined): Promise<Store> {
  switch (place.kind) {
    case 'memory':
      return storeOver(await openMemory());
    case 'embedded':
      return storeOver(await openEmbedded(place.folder, onProgress));
    case 'url':
      onProgress('connecting to PostgreSQL');
      return storeOver(await openPostgres({ url: place.url }, 'postgres', place.schema));
  }
}
