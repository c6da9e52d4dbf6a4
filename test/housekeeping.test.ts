/** What the daily housekeeping erases, and what it must not: over the real store, with time that the test moves. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { instant } from '../src/common/index.ts';
import { KEEP_DAYS, keepHouse } from '../src/app/housekeeping.ts';
import { DAY, openCaseService, type CaseService } from './fixtures/case-service.ts';
import { article } from './scenarios/texts.ts';

let service: CaseService;
before(async () => {
  service = await openCaseService();
});
after(() => service.close());

/** A blocked upload: the whole of somebody's work. */
async function blocked(seed: number): Promise<string> {
  await service.reference(article(seed, 1500));
  const { body } = await service.upload(article(seed, 1500), { uploader: { account: `acc-${seed}` } });
  assert.equal(body.decision.action, 'BLOCK');
  return body.id as string;
}
const kept = async (upload: string): Promise<boolean> =>
  (await service.running.service.files!.find(upload)) !== undefined;
const keep = (days?: number) => keepHouse(service.running.service, days);
/** Six months and their last working day are over, the days of grace are not. */
const WINDOW = 187 * DAY;

test('keeps a file while the decision may be contested and some days more, then erases it with what was made from it', async () => {
  const upload = await blocked(11);
  const { files } = service.running.service;
  await files!.keepDerived(upload, 'frame-0.webp', new Uint8Array(3));
  await keep(0);
  assert.ok(await kept(upload), 'the window is open');
  await service.advance(WINDOW);
  await keep();
  assert.ok(await kept(upload), 'the days of grace run');
  await service.advance((KEEP_DAYS + 1) * DAY);
  const erased = await keep();
  assert.ok(erased.files >= 1);
  assert.equal(await kept(upload), false);
  assert.equal(await files!.derived(upload, 'frame-0.webp'), undefined);
  assert.equal((await keep()).files, 0, 'done again, it erases nothing more');
});

test('purges nothing while a complaint about it is open, however old it is', async () => {
  const upload = await blocked(12);
  await service.advance(180 * DAY);
  const about = { about: `upload/${upload}`, text: 'This is my own text; look again.' };
  const filed = await service.post('/v1/complaints', about);
  assert.equal(filed.status, 201, JSON.stringify(filed.body));
  await service.advance(2 * WINDOW);
  // What the clocks changed at the end of that long pause is old too.
  await service.advance((KEEP_DAYS + 1) * DAY);
  const { rows } = (await service.get(`/v1/cases?kind=complaint&about=upload/${upload}`)).body;
  assert.equal(rows[0].open, true, 'nobody has decided it');
  await keep(0);
  assert.ok(await kept(upload));
});

test('purges nothing that an order has preserved', async () => {
  const upload = await blocked(13);
  const operator = await service.staff('operator');
  const administrator = await service.staff('administrator');
  const as = (who: typeof operator) => ({ key: '', headers: who.headers });
  const order = {
    form: 'order',
    authority: 'Regional court',
    country: 'DE',
    uploads: [upload],
    text: 'Keep the evidence.',
  };
  const logged = await service.post('/v1/orders', order, as(operator));
  const id = (logged.body.stream as string).slice('order/'.length);
  const until = new Date(service.now() + 400 * DAY).toISOString();
  const hold = { custodian: 'Court registry', until, uploads: [upload] };
  const held = await service.post(`/v1/orders/${id}/holds`, hold, as(administrator));
  assert.equal(held.status, 200, JSON.stringify(held.body));
  await service.advance(WINDOW);
  await service.advance((KEEP_DAYS + 1) * DAY);
  await keep();
  assert.ok(await kept(upload));
});

test('sweeps files that belong to no upload, but not those of an upload being received', async () => {
  const orphan = `up_${'z'.repeat(22)}`;
  const { files } = service.running.service;
  await files!.keep(orphan, { kind: 'bytes', bytes: new Uint8Array(4) });
  // The file's own date is the machine's: the test's clock is ahead of it by years.
  assert.ok((await files!.owners()).some(({ owner }) => owner === orphan));
  const machine = { ...service.running.service, clock: { now: () => instant(Date.now()) } };
  await keepHouse(machine);
  assert.ok(await kept(orphan));
  await keep();
  assert.equal(await kept(orphan), false);
});
