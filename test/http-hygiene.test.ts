/** A reference that might accuse people who took nothing is reported, decides nothing, and waits for a human. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { createApiKey } from '../src/app/index.ts';
import { asHeader, json, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const add = async (body: Uint8Array, work: object) =>
  json(
    await service.ask('POST', '/v1/references', {
      body,
      headers: { 'Content-Type': 'image/png', 'Recourse-Work': asHeader(work) },
    }),
  );
const release = (id: string, key?: string) => service.ask('POST', `/v1/references/${id}/release`, key ? { key } : {});
const check = async (body: Uint8Array) => json(await service.ask('POST', '/v1/uploads?territory=DE', { body }));

/** A sign on a plain ground: enough edges for a fingerprint, nothing of its own. */
const sign = () =>
  sharp({ create: { width: 600, height: 500, channels: 3, background: '#fff' } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="600" height="500"><path d="M240 190h120v30h-45v90h-30v-90h-45zM150 130h20v240h-20z" fill="#111"/></svg>',
        ),
      },
    ])
    .png()
    .toBuffer();

test('a sign on a plain ground is quarantined with why, is reported, and blocks nothing until it is released', async () => {
  const added = await add(await sign(), { claimant: 'Grabber' });
  assert.deepEqual([added.state, added.why], ['quarantined', 'mostly-plain']);
  const quiet = await check(await sign());
  assert.deepEqual([quiet.decision.action, quiet.matches[0].shadow], ['PUBLISH', true]);

  const patched = await service.ask('PATCH', `/v1/references/${added.id}`, {
    body: JSON.stringify({ shadow: false }),
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(patched.status, 409);
  assert.equal((await json(patched)).why, 'needs-release');

  const { secret } = await createApiKey(service.running.service, ['references:write', 'references:read']);
  assert.equal((await release(added.id, secret)).status, 403);
  assert.equal((await check(await sign())).decision.action, 'PUBLISH');

  assert.equal((await json(await release(added.id))).state, 'active');
  assert.equal((await json(await release(added.id))).state, 'active');
  assert.equal((await check(await sign())).decision.action, 'BLOCK');
  assert.equal((await release('nobody')).status, 404);
});

test('a work that another claimant has protected waits for the question who holds it; one’s own again does not', async () => {
  assert.equal((await add(await picture(61), { claimant: 'Ada' })).state, 'active');
  const other = await add(await pictureAgain(61), { claimant: 'Grabber' });
  assert.deepEqual([other.state, other.why], ['quarantined', 'already-claimed']);
  assert.equal((await add(await pictureAgain(61), { claimant: 'Ada' })).state, 'active');
  const { decision } = await check(await picture(61));
  assert.equal(decision.rule, 'R7a');
});

test('of claimants who add one work at the same moment, only the first protects it; the others wait for a human', async () => {
  const claimants = ['Ada', 'Grace', 'Grabber', 'Mallory'];
  const decoded = Promise.withResolvers<void>();
  let waiting = 0;
  // All four files are read before any of them goes on: nothing is in the index when the first is examined.
  const together = await openTestService({
    decoderLike: (real) => ({
      ...real,
      close: () => real.close(),
      decode: async (input, options) => {
        const outcome = await real.decode(input, options);
        if (++waiting === claimants.length) decoded.resolve();
        await decoded.promise;
        return outcome;
      },
    }),
  });
  try {
    const added = await Promise.all(
      claimants.map(async (claimant, i) =>
        json(
          await together.ask('POST', '/v1/references', {
            body: await (i % 2 === 0 ? picture(62) : pictureAgain(62)),
            headers: { 'Content-Type': 'image/png', 'Recourse-Work': asHeader({ claimant }) },
          }),
        ),
      ),
    );
    assert.deepEqual(added.map(({ state }) => state).sort(), ['active', 'quarantined', 'quarantined', 'quarantined']);
    for (const one of added) assert.equal(one.why, one.state === 'active' ? undefined : 'already-claimed');
  } finally {
    await together.close();
  }
});

test('asking for a try-out neither wipes out nor replaces why a reference is quarantined', async () => {
  const { id } = await add(await sign(), { claimant: 'Grabber', shadow: true });
  const again = await service.ask('PATCH', `/v1/references/${id}`, {
    body: JSON.stringify({ shadow: true }),
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal((await json(again)).why, 'mostly-plain');
});
