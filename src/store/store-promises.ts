/** Tests of a contract that every rung keeps: each on a store of its own, closed whatever happens. */
import { test } from 'node:test';
import type { Store } from './store.ts';

/** @param open gives a store that is empty and shares nothing */
export const promisesOf =
  (rung: string, open: () => Promise<Store>) => (promise: string, body: (store: Store) => Promise<void>) =>
    test(`${rung}: ${promise}`, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
