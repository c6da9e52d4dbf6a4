import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Database } from './database.ts';
import { openMemory } from './drivers/memory.ts';
import { storeOver } from './store-over.ts';
import { aLeaf } from './store-samples.ts';
import { StoreUnavailable, type Store } from './store.ts';

type Cut = 'never' | 'before-begin' | 'before-commit' | 'after-commit';

/** A store whose connection can be cut at a chosen moment, and which counts its commits. */
async function withCuts(body: (store: Store, plan: { cut: Cut; commits: number }) => Promise<void>): Promise<void> {
  const plan: { cut: Cut; commits: number } = { cut: 'never', commits: 0 };
  const lost = () => {
    throw new Error('Connection terminated unexpectedly');
  };
  const between = (pool: PostgresPool): PostgresPool => ({
    ...pool,
    async connect() {
      const client = await pool.connect();
      const query = async (text: string, parameters: readonly unknown[]) => {
        if (text.trimStart().startsWith('begin') && plan.cut === 'before-begin') lost();
        if (text === 'commit' && plan.cut === 'before-commit') lost();
        const answer = await client.query(text, parameters);
        if (text === 'commit') plan.commits++;
        if (text === 'commit' && plan.cut === 'after-commit') lost();
        return answer;
      };
      return { ...client, query: query as PostgresPoolClient['query'] };
    },
  });
  const store = storeOver(await openMemory(between));
  try {
    await body(store, plan);
  } finally {
    await store.close();
  }
}

let held: Database; // keeps the instance between tests
before(async () => {
  held = await openMemory();
});
after(() => held.close());

const threeLeaves = (store: Store) =>
  Promise.allSettled(
    [1, 2, 3].map(() => store.transaction((tx) => tx.takeIn('decision', ({ n }) => aLeaf({ kind: 'decision', n })))),
  );

test('works that wait together are committed together', () =>
  withCuts(async (store, plan) => {
    plan.commits = 0;
    await Promise.all(Array.from({ length: 40 }, (_, i) => store.transaction((tx) => tx.saveSetting(`s${i}`, i))));
    assert.ok(plan.commits < 40, `${plan.commits} commits for 40 works`);
    assert.equal(await store.setting('s39'), 39);
  }));

test('when the commit is lost, every work of the batch is told, and none is kept', () =>
  withCuts(async (store, plan) => {
    plan.cut = 'before-commit';
    for (const outcome of await threeLeaves(store))
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable);
    assert.equal(await store.logSize(), 0);
    plan.cut = 'never';
    // The writer goes on with the next ones, and numbers start where they were.
    assert.ok((await threeLeaves(store)).every(({ status }) => status === 'fulfilled'));
    assert.equal(await store.logSize(), 3);
  }));

test('when only the answer to the commit is lost, the database is asked what became of it', () =>
  withCuts(async (store, plan) => {
    plan.cut = 'after-commit';
    assert.ok((await threeLeaves(store)).every(({ status }) => status === 'fulfilled'));
    assert.equal(await store.logSize(), 3);
  }));

test('without a connection all who wait are told at once', () =>
  withCuts(async (store, plan) => {
    plan.cut = 'before-begin';
    for (const outcome of await threeLeaves(store))
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable);
    assert.equal(await store.logSize(), 0);
  }));
