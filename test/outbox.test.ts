/** What leaves the house: each once in effect, whatever fails in between. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { deliverOutbox, carriersFor, waitAfter, type Mail, type WaysOut } from '../src/app/index.ts';
import { hex, instant, type Instant } from '../src/common/index.ts';
import { leafHash } from '../src/log/index.ts';
import { dsaDatabase } from './fixtures/dsa-database.ts';
import { API_KEY, json, openTestService, picture, pictureAgain } from './fixtures/http-service.ts';

/** `kinds`: what else a block leads to is carried by others. */
async function opened(waysOut: WaysOut, ...kinds: readonly string[]) {
  let now = instant(Date.UTC(2026, 10, 23, 10));
  const faults: unknown[] = [];
  const clock = { now: (): Instant => now };
  const service = await openTestService({ clock, faults });
  const carriers = carriersFor(service.running.service, waysOut).filter((carrier) =>
    carrier.kinds.some((kind) => kinds.includes(kind)),
  );
  return {
    ...service,
    faults,
    later: (ms: number) => (now = instant(now + ms)),
    deliver: () => deliverOutbox(service.running.service, carriers),
  };
}

async function block(service: { ask: Awaited<ReturnType<typeof opened>>['ask'] }, seed: number) {
  await service.ask('POST', '/v1/references', { body: await picture(seed) });
  return json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(seed) }));
}

test('a block reaches the EU database once, under the hash of its leaf, however often it is sent', async () => {
  const database = dsaDatabase();
  const house = await opened({ askEuDatabase: database.ask }, 'dsa-database-line');
  try {
    const upload = await block(house, 71);
    assert.equal(upload.decision.action, 'BLOCK');
    database.failNext(500);
    assert.equal((await house.deliver()).faults.length, 1);
    assert.equal((await house.deliver()).delivered, 0, 'not before the wait is over');
    house.later(waitAfter(1));
    assert.equal((await house.deliver()).delivered, 1);
    const [line] = [...database.lines.values()];
    const leaf = Buffer.from(upload.receipt.leaf, 'base64');
    assert.equal(line?.puid, hex(leafHash(new Uint8Array(leaf))));
    assert.deepEqual(
      [line?.automated_detection, line?.automated_decision, line?.category],
      ['Yes', 'AUTOMATED_DECISION_FULLY', 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS'],
    );
    house.later(86_400_000);
    assert.equal((await house.deliver()).delivered, 0);
    assert.equal(database.lines.size, 1);
  } finally {
    await house.close();
  }
});

test('a line that arrived although the answer was lost counts as delivered', async () => {
  const database = dsaDatabase();
  const house = await opened(
    {
      async askEuDatabase(method, path, body) {
        const answer = await database.ask(method, path, body);
        // The first answer never comes back.
        return database.calls.length === 1 ? { status: 504, body: undefined } : answer;
      },
    },
    'dsa-database-line',
  );
  try {
    await block(house, 72);
    assert.equal((await house.deliver()).delivered, 0);
    assert.equal(database.lines.size, 1);
    house.later(waitAfter(1));
    assert.equal((await house.deliver()).delivered, 1);
    assert.ok(database.calls.some((call) => call.includes('existing-puid')));
    assert.equal(database.lines.size, 1);
  } finally {
    await house.close();
  }
});

test('one bad line does not hold the others of its batch back', async () => {
  const database = dsaDatabase();
  const house = await opened({ askEuDatabase: database.ask }, 'dsa-database-line');
  try {
    await block(house, 73);
    const { store, clock } = house.running.service;
    const bad = { line: { decision_facts: '' }, leaf: 0 } as never;
    await store.transaction((tx) =>
      tx.enqueue({ id: 'bad', kind: 'dsa-database-line', payload: bad, dueAt: clock.now() }),
    );
    const turn = await house.deliver();
    assert.deepEqual([turn.delivered, turn.faults.length, database.lines.size], [1, 1, 1]);
  } finally {
    await house.close();
  }
});

test('a letter goes by mail in the language of whoever gets it, and waits while no mail server is set', async () => {
  const mails: Mail[] = [];
  const house = await opened({ sendMail: async (mail) => void mails.push(mail) }, 'letter');
  const silent = await opened({}, 'letter');
  try {
    for (const { running } of [house, silent]) {
      const { store, clock } = running.service;
      await store.transaction(async (tx) => {
        const at = clock.now();
        await tx.saveParty('party/pty_a', { email: 'ada@example.org', language: 'de' }, at);
        const letter = { id: 'l1', recipient: 'party/pty_a', stream: 'approval/apr_a', message: 'approval.proposed' };
        await tx.saveLetter({ ...letter, fields: { what: 'use-key' }, at });
        const payload = { letter: 'l1', recipient: 'party/pty_a' };
        await tx.enqueue({ id: 'letter:l1', kind: 'letter', payload, dueAt: at });
      });
    }
    assert.equal((await house.deliver()).delivered, 1);
    assert.equal(mails[0]?.to, 'ada@example.org');
    assert.match(mails[0]?.subject ?? '', /zweites Paar Augen/);
    const turn = await silent.deliver();
    assert.deepEqual([turn.delivered, turn.faults], [0, []]);
    silent.later(86_400_000);
    const due = await silent.running.service.store.outboxDue(silent.running.service.clock.now(), 10);
    assert.ok(due.some(({ id }) => id === 'letter:l1'));
  } finally {
    await Promise.all([house.close(), silent.close()]);
  }
});

test('a webhook is signed so that its receiver can check it, and comes again until it is taken', async () => {
  const received: { body: string; headers: Readonly<Record<string, string>> }[] = [];
  let status = 503;
  const house = await opened(
    {
      async postBytes(_url, body, headers) {
        received.push({ body, headers });
        return status;
      },
    },
    'platform',
  );
  try {
    const added = await json(
      await house.ask('POST', '/v1/webhooks', {
        key: API_KEY,
        body: JSON.stringify({ url: 'https://platform.example/hooks' }),
        headers: { 'Content-Type': 'application/json' },
      }),
    );
    const { store, clock } = house.running.service;
    const payload = { message: 'upload.restored', upload: 'upload/up_a' };
    await store.transaction((tx) => tx.enqueue({ id: 'e1', kind: 'platform', payload, dueAt: clock.now() }));
    assert.equal((await house.deliver()).faults.length, 1);
    status = 204;
    house.later(waitAfter(1));
    assert.equal((await house.deliver()).delivered, 1);
    const [first, second] = received;
    assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id']);
    const { headers, body } = second!;
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(added.secret.replace('whsec_', ''), 'base64');
    assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    assert.equal(JSON.parse(body).type, 'upload.restored');
    const listed = await house.ask('GET', '/v1/webhooks');
    assert.doesNotMatch(await listed.text(), /whsec_/);
  } finally {
    await house.close();
  }
});
