/** Rights that get kinder after an upload was decided: what waited or was blocked because of them follows by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCaseService, prose, DAY, HOUR, type CaseService } from './fixtures/case-service.ts';
import { until, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let admin: SignedInHeaders;
let seed = 11_000;
before(async () => {
  service = await openCaseService();
  admin = await service.staff('administrator');
});
after(() => service.close());

const becomes = (id: string, state: string) =>
  until(async () => {
    const { body } = await service.upload_case(id);
    return body.state === state ? body : undefined;
  }, 15_000);
async function change(reference: string, fields: object): Promise<void> {
  const body = JSON.stringify(fields);
  const headers = { 'Content-Type': 'application/json' };
  assert.equal((await service.ask('PATCH', `/v1/references/${reference}`, { body, headers })).status, 200);
}
/** A work of its own, and a film-like upload of it: whole, or a part in own words. */
async function used(kind: 'whole' | 'part', work: object = {}, territory = 'DE') {
  const article = prose(++seed, 200);
  const reference = await service.reference(article, work);
  const text = kind === 'whole' ? article : `${prose(++seed, 150)} ${article.slice(200, 600)} ${prose(++seed, 40)}`;
  const options = { uploader: { account: `kinder-${seed}` }, query: `?territory=${territory}` };
  const { body } = await service.upload(text, options);
  return { id: body.id as string, reference, action: body.decision.action as string };
}

test('from blocking to statistics, to licensing, to free: each time what was blocked or asked about is public by itself', async () => {
  const waiting: { readonly id: string; readonly state: string }[] = [];
  for (const [policy, state] of [
    ['track', 'PUBLISHED'],
    ['license', 'PUBLISHED_LICENSED'],
    ['allow', 'PUBLISHED'],
    ['attribute', 'PUBLISHED_ATTRIBUTED'],
  ] as const) {
    const blocked = await used('whole');
    const asked = await used('part');
    assert.deepEqual([blocked.action, asked.action], ['BLOCK', 'PROMPT_HOLD']);
    for (const { id, reference } of [blocked, asked]) {
      await change(reference, { policy });
      waiting.push({ id, state });
    }
  }
  for (const { id, state } of waiting) assert.equal((await becomes(id, state)).public, true, state);
});

test('an earmark that is taken back, and a first broadcast that ended early, hold nothing any more', async () => {
  const held = await used('part', { earmarked: true }, 'FR');
  assert.equal(held.action, 'REVIEW_HOLD');
  await change(held.reference, { earmarked: false });
  await becomes(held.id, 'PUBLISHED_NOTIFY');

  const liveUntil = new Date(service.now() + 3 * DAY).toISOString();
  const live = await used('whole', { live: true, liveUntil });
  assert.equal(live.action, 'BLOCK_TIMED');
  await change(live.reference, { live: false, policy: 'track' });
  await becomes(live.id, 'PUBLISHED');
});

test('a licence that begins later opens on its day; one that ends asks the uploader first', async () => {
  const { body: registered } = await service.post('/v1/claimants', { name: 'Lantern' });
  const claimant = registered.stream.slice('claimant/'.length) as string;
  const { id, reference, action } = await used('whole', { claimant });
  assert.equal(action, 'BLOCK');
  const licence = {
    works: { references: [reference] },
    territories: 'all',
    uses: 'all',
    from: '2026-11-26',
    to: '2026-11-28',
    terms: { kind: 'per-thousand-views', minorUnits: 40 },
  };
  const granted = await service.post('/v1/licences', licence, { key: '', headers: admin.headers });
  assert.equal(granted.status, 201, JSON.stringify(granted.body));
  await service.advance(2 * DAY);
  assert.equal((await service.upload_case(id)).body.state, 'BLOCKED');
  await service.advance(13 * HOUR);
  await service.advance(2 * HOUR);
  await becomes(id, 'PUBLISHED_LICENSED');
  await service.advance(3 * DAY);
  const shown = await becomes(id, 'PUBLIC_48H');
  assert.equal(shown.public, true, 'not taken away without having been asked (§ 11(2) UrhDaG)');
});

test('a claimant who gets stricter takes nothing away at once: 48 hours, and the uploader is asked', async () => {
  const { id, reference, action } = await used('whole', { policy: 'track' });
  assert.equal(action, 'PUBLISH');
  await change(reference, { policy: 'block' });
  const shown = await becomes(id, 'PUBLIC_48H');
  assert.equal(shown.public, true);
  await service.advance(48 * HOUR);
  assert.equal((await service.upload_case(id)).body.state, 'BLOCKED');
});

test('a price that is lowered counts for what was reported this month, without another report', async () => {
  const { body: registered } = await service.post('/v1/claimants', { name: 'Meadow' });
  const claimant = registered.stream.slice('claimant/'.length) as string;
  const { id, reference } = await used('whole', { claimant });
  const by = { key: '', headers: admin.headers };
  const licence = (minorUnits: number) => ({
    works: { references: [reference] },
    territories: 'all',
    uses: 'all',
    terms: { kind: 'per-thousand-views', minorUnits },
  });
  const { body: dear } = await service.post('/v1/licences', licence(40), by);
  await becomes(id, 'PUBLISHED_LICENSED');
  const period = new Date(service.now()).toISOString().slice(0, 7);
  const reported = await service.post('/v1/usage', { upload: id, period, views: 10_000 });
  assert.equal(reported.status, 200, JSON.stringify(reported.body));
  const accrued = async () =>
    (await service.get(`/v1/statements-of-account/claimant/${claimant}?period=${period}`)).body.accrued as number;
  assert.equal(await accrued(), 400);
  assert.equal((await service.post('/v1/licences', licence(15), by)).status, 201);
  assert.equal((await service.ask('DELETE', `/v1/licences/${dear.id}`, by)).status, 200);
  await until(async () => ((await accrued()) === 150 ? true : undefined));
});
