/** A store over any database that speaks our SQL. */
import { instant } from '../common/index.ts';
import type { Database } from './database.ts';
import { readsOver } from './sql/reads.ts';
import type { Store } from './store.ts';
import { transferOver } from './transfer.ts';
import { createWriter, guardedReads } from './writer.ts';

export function storeOver(database: Database): Store {
  const writer = createWriter(database, () => instant(Date.now()));
  let closing: Promise<void> | undefined;
  return {
    ...guardedReads(readsOver(database.db), writer.insideWork),
    driver: database.driver,
    transaction: writer.transaction,
    transfer: transferOver(database),
    // Loaded when asked for: commands that serve nobody start without it.
    signIn: async (options) => (await import('./sign-in.ts')).createSignIn(database.db, options),
    close: () => (closing ??= writer.close().then(() => database.close())),
  };
}
