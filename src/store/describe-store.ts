/** The contract suite: every rung earns its place by passing it (store.test.ts). */
import assert from 'node:assert/strict';
import { canonicalJson, hex, instant, uploadId, utf8 } from '../common/index.ts';
import { promisesOf } from './store-promises.ts';
import { aLeaf, aReference, anUpload } from './store-samples.ts';
import { AnswerExists, StoreUnavailable, StreamConflict, type RememberedAnswer, type Store } from './store.ts';

/** @param open gives a store that is empty and shares nothing */
export function describeStore(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(name, open);
  const now = instant(1_795_000_000_000);
  const event = (type: string) => ({ type, version: 1, payload: { said: type } });

  promise('keeps events in the order they were appended', async (store) => {
    await store.transaction((tx) => tx.append('case-1', 0, [event('opened'), event('assigned')], now));
    await store.transaction((tx) => tx.append('case-1', 2, [event('closed')], now));
    await store.transaction((tx) => tx.append('case-2', 0, [event('opened')], now));
    const events = await store.events('case-1');
    assert.deepEqual(
      events.map(({ sequence, type }) => [sequence, type]),
      [
        [0, 'opened'],
        [1, 'assigned'],
        [2, 'closed'],
      ],
    );
    assert.deepEqual(events[2], { stream: 'case-1', sequence: 2, at: now, ...event('closed') });
  });

  promise('refuses an append that was decided on an older stream, and keeps nothing of its work', async (store) => {
    await store.transaction((tx) => tx.append('case', 0, [event('opened')], now));
    const late = store.transaction(async (tx) => {
      await tx.saveSetting('touched', true);
      await tx.append('case', 0, [event('opened again')], now);
    });
    await assert.rejects(late, StreamConflict);
    assert.equal((await store.events('case')).length, 1);
    assert.equal(await store.setting('touched'), undefined);
  });

  promise('shows a work its own writes, and nobody those of a work that failed', async (store) => {
    const failing = store.transaction(async (tx) => {
      await tx.saveUpload(anUpload({ id: 'u1' }));
      assert.equal((await tx.upload(uploadId('u1')))?.id, 'u1');
      throw new RangeError('changed my mind');
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await store.upload(uploadId('u1')), undefined);
  });

  promise('undoes only the failing work of those committed together', async (store) => {
    const works = Array.from({ length: 20 }, (_, i) =>
      store.transaction(async (tx) => {
        await tx.append(`stream-${i}`, 0, [event('opened')], now);
        // The store's own refusal, the caller's, and a fault inside the database.
        if (i % 5 === 1) await tx.append(`stream-${i}`, 7, [], now);
        if (i % 5 === 2) throw new RangeError('no');
        if (i % 5 === 3) await tx.saveUpload(anUpload({ id: `u${i}`, size: Number.NaN }));
      }),
    );
    const settled = await Promise.allSettled(works);
    for (const [i, { status }] of settled.entries()) {
      const fails = [1, 2, 3].includes(i % 5);
      assert.equal(status, fails ? 'rejected' : 'fulfilled', `work ${i}`);
      assert.equal((await store.events(`stream-${i}`)).length, fails ? 0 : 1, `stream ${i}`);
    }
  });

  promise('numbers leaves without gaps, whatever fails in between', async (store) => {
    const kinds = ['decision', 'census', 'notice'];
    const works = Array.from({ length: 50 }, (_, i) =>
      store.transaction(async (tx) => {
        const kind = kinds[i % 3]!;
        const stored = await tx.takeIn(kind, ({ n }) => aLeaf({ kind, n }));
        if ((i * 7919) % 10 < 4) throw new RangeError('after its number was drawn');
        return stored;
      }),
    );
    const settled = await Promise.allSettled(works);
    const kept = settled.filter(({ status }) => status === 'fulfilled').length;
    assert.ok(kept > 10 && kept < 40);
    assert.equal(await store.logSize(), kept);
    const leaves = await store.leaves(0, 1000);
    assert.deepEqual(
      leaves.map(({ index }) => index),
      Array.from({ length: kept }, (_, i) => i),
    );
    for (const kind of kinds) {
      const numbers = leaves
        .map(({ leaf }) => JSON.parse(Buffer.from(leaf).toString()) as { k: string; n: number })
        .filter(({ k }) => k === kind)
        .map(({ n }) => n);
      assert.deepEqual(numbers, [...numbers.keys()], kind);
    }
  });

  promise(
    'keeps the exact bytes of a leaf and the exact form of its private half, and erases only the half',
    async (store) => {
      const record = { text: 'NUL \0, a lone \ud800?, ünï, 😀', z: 1, a: [1e21, -0.5, null, true], '10': 'x', '9': {} };
      const wellFormed = { ...record, text: record.text.toWellFormed() };
      const salt = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
      const stored = await store.transaction((tx) =>
        tx.takeIn('decision', ({ n }) => aLeaf({ kind: 'decision', n }), { record: wellFormed, salt }, now),
      );
      assert.deepEqual(stored, {
        index: 0,
        leaf: utf8(canonicalJson({ ...aLeaf({ kind: 'decision', n: 0 }) })),
        takenInAt: now,
      });
      assert.deepEqual(await store.leaves(0, 1), [stored]);
      const half = await store.privateHalf(0);
      assert.equal(canonicalJson(half!.record), canonicalJson(wellFormed));
      assert.equal(hex(half!.salt), hex(salt));
      assert.equal(await store.transaction((tx) => tx.erasePrivateHalf(0)), true);
      assert.equal(await store.transaction((tx) => tx.erasePrivateHalf(0)), false);
      assert.equal(await store.privateHalf(0), undefined);
      assert.deepEqual(await store.leaves(0, 1), [stored]);
    },
  );

  promise('remembers one answer for a key, and lets the second request find it', async (store) => {
    const answer: RememberedAnswer = {
      idempotencyKey: 'k',
      scope: 'key-1 POST /v1/uploads',
      requestHash: 'ab',
      status: 201,
      body: { id: 'u1', nul: '\0' },
      at: now,
    };
    const both = await Promise.allSettled(
      ['u1', 'u2'].map((id) =>
        store.transaction(async (tx) => {
          await tx.saveUpload(anUpload({ id }));
          await tx.rememberAnswer({ ...answer, body: { id, nul: '\0' } });
        }),
      ),
    );
    assert.equal(both[0]?.status, 'fulfilled');
    assert.ok(both[1]?.status === 'rejected' && both[1].reason instanceof AnswerExists);
    assert.deepEqual(await store.answerFor('k', answer.scope), answer);
    assert.equal(await store.answerFor('k', 'key-2 POST /v1/uploads'), undefined);
    assert.equal(await store.upload(uploadId('u2')), undefined);
  });

  promise('lists uploads newest first, each once, in pages that end', async (store) => {
    for (let i = 0; i < 7; i++) await store.transaction((tx) => tx.saveUpload(anUpload({ id: `u${i}` })));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await store.uploads(after, 3);
      assert.ok(page.rows.length <= 3);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    assert.deepEqual(seen, ['u6', 'u5', 'u4', 'u3', 'u2', 'u1', 'u0']);
    assert.deepEqual((await store.uploads('no cursor of ours')).rows, []);
    assert.equal((await store.uploads(undefined, 1_000_000)).rows.length, 7);
  });

  promise('gives an upload back as it was saved, and counts it under its action', async (store) => {
    const plain = anUpload({ id: 'plain' });
    const full = {
      ...anUpload({ id: 'full', action: 'BLOCK' }),
      byTerritory: { DE: { action: 'PUBLISH_PRESUMED', rule: 'R5a' } },
      statement: { text: 'Dear uploader,\n…', json: { b: 1, a: '\0' } },
    } as const;
    await store.transaction(async (tx) => {
      await tx.saveUpload(plain);
      await tx.saveUpload(full);
      await tx.saveUpload(full);
    });
    assert.deepEqual(await store.upload(plain.id), plain);
    assert.deepEqual(await store.upload(full.id), full);
    assert.deepEqual(await store.counts(), { uploads: 2, references: 0, byAction: { BLOCK: 1, PUBLISH: 1 } });
  });

  promise(
    'hands out matchable references oldest first, quarantined ones as shadows, withdrawn ones never',
    async (store) => {
      const references = ['a', 'b', 'c', 'd'].map((id) => aReference({ id }));
      for (const [i, reference] of references.entries())
        await store.transaction((tx) => tx.saveReference(reference, Uint8Array.of(i, 0, 255)));
      const [a, b, c] = references;
      await store.transaction(async (tx) => {
        await tx.updateReference({ ...b!, state: { kind: 'quarantined', why: 'featureless' } });
        await tx.updateReference({ ...c!, state: { kind: 'withdrawn', at: now } });
      });
      const matchable: unknown[] = [];
      for await (const { id, shadow, fingerprint } of store.matchableReferences())
        matchable.push([id, shadow, hex(fingerprint)]);
      assert.deepEqual(matchable, [
        ['a', false, '0000ff'],
        ['b', true, '0100ff'],
        ['d', false, '0300ff'],
      ]);
      assert.deepEqual(await store.reference(a!.id), a);
      assert.deepEqual((await store.reference(c!.id))?.state, { kind: 'withdrawn', at: now });
      assert.deepEqual(
        (await store.references()).rows.map(({ id }) => id),
        ['d', 'c', 'b', 'a'],
      );
      assert.equal((await store.counts()).references, 3);
    },
  );

  promise('finds keys by their hash, settings by name, and the newest checkpoint', async (store) => {
    const apiKey = { id: 'k1', secretHash: 'ff'.repeat(32), scopes: ['uploads:write'], createdAt: now };
    await store.transaction(async (tx) => {
      await tx.saveApiKey(apiKey);
      await tx.saveSetting('log', { origin: 'example.org/log' });
      await tx.saveSetting('log', { origin: 'example.org/log2' });
      await tx.saveCheckpoint(1, 'one\n\n— x y\n');
      await tx.saveCheckpoint(2, 'two\n\n— x y\n');
    });
    assert.deepEqual(await store.apiKey(apiKey.secretHash), apiKey);
    await store.transaction((tx) => tx.saveApiKey({ ...apiKey, revokedAt: now }));
    assert.equal((await store.apiKey(apiKey.secretHash))?.revokedAt, now);
    assert.deepEqual(await store.setting('log'), { origin: 'example.org/log2' });
    assert.deepEqual(await store.checkpoint(), { size: 2, note: 'two\n\n— x y\n' });
    assert.equal(await store.setting('nul \0'), undefined);
    assert.equal(await store.upload(uploadId('\ud800')), undefined);
  });

  promise('offers an effect when it is due, again after a failure, never after it is done', async (store) => {
    const row = { id: 'mail-1', kind: 'mail', payload: { to: 'x' }, dueAt: now };
    await store.transaction((tx) => tx.enqueue(row));
    await store.transaction((tx) => tx.enqueue({ ...row, payload: { to: 'someone else' } }));
    assert.deepEqual(await store.outboxDue(instant(now - 1), 10), []);
    assert.deepEqual(await store.outboxDue(now, 10), [{ ...row, attempts: 0 }]);
    const retryAt = instant(now + 1000);
    await store.transaction((tx) => tx.settleOutbox('mail-1', { retryAt, error: 'refused \0' }));
    assert.deepEqual(await store.outboxDue(now, 10), []);
    assert.deepEqual(await store.outboxDue(retryAt, 10), [{ ...row, dueAt: retryAt, attempts: 1 }]);
    await store.transaction((tx) => tx.settleOutbox('mail-1', { done: true }));
    await store.transaction((tx) => tx.enqueue(row));
    assert.deepEqual(await store.outboxDue(retryAt, 10), []);
  });

  promise('keeps what a step leaves behind in one go, as if each part were kept by itself', async (store) => {
    const stream = 'notice/ntc_1';
    const file = { stream, kind: 'notice', state: 'QUEUED', open: true, waitsFor: 'staff', severity: 0 } as const;
    const dates = { openedAt: now, changedAt: now, length: 2, pseudonym: 'p1', about: ['upload/up_1', 'upload/up_1'] };
    const other = { ...file, ...dates, stream: 'notice/ntc_2', pseudonym: 'p2', about: [] };
    const clock = { stream, name: 'CK9', dueAt: now, setAt: now, basis: 'a/b' };
    const letter = { id: 'l1', recipient: 'party/p', stream, message: 'notice.received', fields: { n: 1 }, at: now };
    const nothing = { files: [], clocks: [], stopped: [], letters: [] };
    await store.transaction(async (tx) => {
      await tx.append(stream, 0, [event('opened'), event('assigned')], now);
      await tx.keepStep(nothing);
      await tx.keepStep({
        files: [{ ...file, ...dates }, other],
        clocks: [clock, { ...clock, name: 'CK8', stoppedAt: now }, { ...clock, name: 'CK5' }],
        stopped: [],
        letters: [letter],
      });
      await tx.keepStep({
        files: [{ ...other, state: 'DECIDED', open: false }],
        clocks: [{ ...clock, name: 'CK8' }],
        stopped: [
          { stream, name: 'CK5', at: now },
          { stream, name: 'never set', at: now },
        ],
        letters: [letter],
      });
    });
    assert.deepEqual([...(await store.caseFiles([stream, 'notice/none'])).keys()], [stream]);
    assert.deepEqual(
      (await store.docket({ about: 'upload/up_1' })).rows.map((one) => [one.stream, one.state]),
      [[stream, 'QUEUED']],
    );
    assert.equal((await store.caseFile(other.stream))?.state, 'DECIDED');
    const running = await store.clocksRunning(10);
    assert.deepEqual(
      running.map(({ name }) => name),
      ['CK8', 'CK9'],
      'set again it runs anew; stopped is stopped',
    );
    assert.deepEqual(await store.lettersAbout(stream), [letter]);
    assert.deepEqual(
      (await store.outboxDue(now, 10)).map(({ id, kind, payload }) => [id, kind, payload]),
      [['letter:l1', 'letter', { letter: 'l1', recipient: 'party/p' }]],
    );
    const histories = await store.histories([stream, 'notice/none']);
    assert.deepEqual([...histories], [[stream, await store.events(stream)]]);
  });

  promise('forgets links that expired and answers nobody repeats, and no others', async (store) => {
    const link = { stream: 'upload/up_1', party: 'party/pty_1', purpose: 'answer', madeAt: now };
    const answer = { scope: 'somebody', requestHash: 'aa', status: 200, body: {} };
    const day = 86_400_000;
    await store.transaction(async (tx) => {
      await tx.saveToken({ ...link, secretHash: 'over', expiresAt: now });
      await tx.saveToken({
        ...link,
        secretHash: 'used, still good for reading',
        expiresAt: instant(now + 1),
        usedAt: now,
      });
      await tx.rememberAnswer({ ...answer, idempotencyKey: 'old', at: instant(now - day - 1) });
      await tx.rememberAnswer({ ...answer, idempotencyKey: 'new', at: instant(now - day) });
    });
    const forget = () => store.transaction((tx) => tx.forgetExpired(now, instant(now - day)));
    assert.deepEqual(await forget(), { links: 1, answers: 1 });
    assert.deepEqual(await forget(), { links: 0, answers: 0 });
    assert.equal(await store.caseToken('over'), undefined);
    assert.ok(await store.caseToken('used, still good for reading'));
    assert.equal(await store.answerFor('old', 'somebody'), undefined);
    assert.ok(await store.answerFor('new', 'somebody'));
  });

  promise('keeps fingerprints of uploads until their day, and forgets them then', async (store) => {
    const print = (upload: string, days: number) => ({
      upload: uploadId(upload),
      receivedAt: now,
      keepUntil: instant(now + days * 86_400_000),
      fingerprint: new Uint8Array([1, 2, 255]),
      ...(days > 1 && { account: 'account/u' }),
    });
    const kept = [print('u1', 1), print('u2', 2), print('u3', 3)];
    await store.transaction(async (tx) => {
      for (const one of [...kept, print('u1', 9)]) await tx.keepPrint(one);
    });
    const first = await store.prints(now, undefined, 2);
    assert.deepEqual([...first.rows, ...(await store.prints(now, first.next)).rows], kept);
    const later = instant(now + 86_400_000);
    assert.deepEqual((await store.prints(later)).rows, kept.slice(1), 'over is over, whether or not it was removed');
    assert.equal(await store.transaction((tx) => tx.forgetPrints(later)), 1);
    await store.transaction((tx) => tx.forgetPrint(uploadId('u2')));
    assert.deepEqual((await store.prints(now)).rows, kept.slice(2));
    assert.deepEqual(await store.print(kept[2]!.upload), kept[2]);
    assert.equal(await store.print(uploadId('u2')), undefined);
  });

  promise(
    'catches a work that does not wait for its writes, and one that asks the store behind its own back',
    async (store) => {
      const hasty = store.transaction(async (tx) => {
        void tx.saveSetting('hasty', 1).catch(() => undefined);
      });
      await assert.rejects(hasty, /wait for each call/);
      await assert.rejects(
        store.transaction(() => store.setting('x')),
        /use tx.setting/,
      );
      await assert.rejects(
        store.transaction(() => store.transaction(async () => 1)),
        /wait for itself/,
      );
      assert.equal(await store.setting('hasty'), undefined);
    },
  );

  promise('commits what waits when it is closed, and refuses what comes after', async (store) => {
    const last = store.transaction((tx) => tx.saveSetting('last', 1));
    const closing = store.close();
    await last;
    await closing;
    await assert.rejects(
      store.transaction((tx) => tx.saveSetting('late', 1)),
      StoreUnavailable,
    );
  });
}
