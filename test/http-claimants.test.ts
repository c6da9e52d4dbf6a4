/** § 18 UrhDaG over HTTP: who claims what is not theirs is warned, then excluded for a time, and everything that rested on it is undone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { carriersFor, deliverOutbox } from '../src/app/index.ts';
import {
  asHeader,
  json,
  openTestService,
  picture,
  pictureAgain,
  type SignedInHeaders,
  type TestService,
} from './fixtures/http-service.ts';

let service: TestService;
let reviewer: SignedInHeaders;
let admin: SignedInHeaders;

before(async () => {
  service = await openTestService();
  reviewer = await service.staff('reviewer');
  admin = await service.staff('administrator');
});
after(() => service.close());

const post = (path: string, body: object, who?: SignedInHeaders, more: Record<string, string> = {}) =>
  service.ask('POST', path, {
    ...(who && { key: '' }),
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...who?.headers, ...more },
  });
const done = async (answer: Response) => {
  assert.ok(answer.status < 300, await answer.clone().text());
  return json(answer);
};
const register = async (name: string) =>
  (await done(await post('/v1/claimants', { name, language: 'de' }))).stream.slice('claimant/'.length);
const add = async (seed: number, work: object) =>
  (
    await done(
      await service.ask('POST', '/v1/references', {
        body: await picture(seed),
        headers: { 'Recourse-Work': asHeader(work) },
      }),
    )
  ).id;
const upload = async (seed: number) =>
  done(await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(seed) }));
const effects = () => deliverOutbox(service.running.service, carriersFor(service.running.service, {}));
const stateOf = async (id: string) => (await service.running.service.store.caseFile(`upload/${id}`))?.state;

test('a claimant is new until a person has looked, and is named to the uploader by their name', async () => {
  const claimant = await register('Zoë Nørgård Verlag');
  const read = async () => json(await service.ask('GET', `/v1/claimants/${claimant}`));
  assert.deepEqual([(await read()).standing, (await read()).name], ['new', 'Zoë Nørgård Verlag']);
  assert.equal((await post(`/v1/claimants/${claimant}/verification`, { reason: 'Register extract.' })).status, 403);
  await done(await post(`/v1/claimants/${claimant}/verification`, { reason: 'Register extract.' }, admin));
  assert.equal((await read()).standing, 'verified');
  const reference = await add(301, { title: 'Discs', claimant });
  const shown = await json(await service.ask('GET', `/v1/references/${reference}`));
  assert.deepEqual([shown.claimantState, shown.claimantName], ['verified', 'Zoë Nørgård Verlag']);
  const { statement, decision } = await upload(301);
  assert.equal(decision.action, 'BLOCK');
  assert.match(statement.text, /Zoë Nørgård Verlag/);
  const { rows } = await json(await service.ask('GET', `/v1/claims?claimant=${claimant}`));
  assert.deepEqual([rows.length, rows[0].reference, rows[0].share], [1, reference, 1_000_000]);
});

test('the first free work warns and is never blocked again, the second excludes; all blocks are undone (P09)', async () => {
  const claimant = await register('Everything Ltd');
  const references: string[] = [];
  for (const seed of [311, 312, 313]) references.push(await add(seed, { claimant }));
  const blocked: string[] = [];
  for (const seed of [311, 312, 313]) blocked.push((await upload(seed)).id);
  assert.deepEqual(await Promise.all(blocked.map(stateOf)), ['BLOCKED', 'BLOCKED', 'BLOCKED']);
  const judge = (i: number) => {
    const body = { upload: blocked[i], reference: references[i], accurate: false, publicDomain: true };
    return post(`/v1/claimants/${claimant}/judgements`, body, reviewer);
  };
  await done(await judge(0));
  assert.equal((await upload(311)).decision.rule, 'R1b');
  await effects();
  assert.deepEqual(await Promise.all(blocked.map(stateOf)), ['PUBLISHED', 'BLOCKED', 'BLOCKED']);

  const again = await post('/v1/claims', { reference: references[0], claimant });
  assert.deepEqual([again.status, (await json(again)).why], [422, 'public-domain']);

  await done(await judge(1));
  const read = await json(await service.ask('GET', `/v1/claimants/${claimant}`));
  assert.equal(read.standing, 'excluded');
  assert.ok(Date.parse(read.excludedUntil) > Date.now());
  assert.deepEqual(read.claims, { decided: 2, wrong: 2 });
  assert.equal((await upload(313)).decision.rule, 'R1a');
  await effects();
  assert.deepEqual(await Promise.all(blocked.map(stateOf)), ['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
  const letters = await service.running.service.store.lettersTo(`claimant/${claimant}`);
  assert.ok(letters.rows.some(({ message }) => message === 'claimant.warned'));
  assert.ok(letters.rows.some(({ message }) => message === 'claimant.excluded'));

  await done(await post(`/v1/claimants/${claimant}/lift`, { what: 'exclusion', reason: 'We were wrong.' }, reviewer));
  assert.equal((await json(await service.ask('GET', `/v1/claimants/${claimant}`))).standing, 'new');
});

test('a work found free is not protected again by adding it once more, whoever does', async () => {
  const [first, second] = [await register('First'), await register('Second')];
  const reference = await add(315, { claimant: first });
  const { id } = await upload(315);
  const judgement = { upload: id, reference, accurate: false, publicDomain: true };
  await done(await post(`/v1/claimants/${first}/judgements`, judgement, reviewer));
  const body = await picture(315);
  const headers = { 'Recourse-Work': asHeader({ claimant: second }) };
  const again = await done(await service.ask('POST', '/v1/references', { body, headers }));
  assert.deepEqual([again.state, again.why], ['quarantined', 'free-work']);
  assert.equal((await upload(315)).decision.rule, 'R1b');
  await effects();
  assert.equal((await json(await service.ask('GET', `/v1/references/${reference}`))).ownership, 'public_domain');
  await done(
    await post(`/v1/claimants/${first}/judgements`, { ...judgement, accurate: true, publicDomain: false }, reviewer),
  );
  await effects();
  assert.equal((await json(await service.ask('GET', `/v1/references/${reference}`))).ownership, 'clear');
});

test('a withdrawn reference takes the blocks with it that rest on it alone (P30)', async () => {
  const reference = await add(321, { title: 'Alone' });
  const { id } = await upload(321);
  await service.ask('DELETE', `/v1/references/${reference}`);
  await effects();
  assert.equal(await stateOf(id), 'PUBLISHED');
});

test('draws an audit that anybody can draw again', async () => {
  const claimant = await register('Sampled GmbH');
  await done(await post(`/v1/claimants/${claimant}/audit`, {}, reviewer));
  const { audits } = await json(await service.ask('GET', `/v1/claimants/${claimant}`));
  assert.equal(audits.length, 1);
  assert.deepEqual(audits[0].uploads, []);
});

test('claims a file of works, tries it first, and says of each line what is wrong with it', async () => {
  const claimant = await register('Bulk AG');
  const reference = await add(331, {});
  const csv = [
    'reference,claimant,share,territories',
    `${reference},${claimant},33.3333,DE;AT`,
    `"${reference}",${claimant},101,DE`,
    `ref_nobody,${claimant},,`,
    `${reference},clm_nobody,,`,
    `${reference},${claimant},50,Germany`,
  ].join('\r\n');
  const send = (query: string, body = csv, type = 'text/csv') =>
    service.ask('POST', `/v1/claims/import${query}`, { body, headers: { 'Content-Type': type } });
  const tried = await done(await send('?dryRun=true'));
  assert.deepEqual([tried.dryRun, tried.kept, tried.refused], [true, 0, 4]);
  assert.deepEqual(
    tried.lines.map(({ line, why }: { line: number; why?: string }) => [line, why]),
    [
      [2, undefined],
      [3, 'bad-line'],
      [4, 'not-found'],
      [5, 'unknown-claimant'],
      [6, 'bad-line'],
    ],
  );
  const list = async () => (await json(await service.ask('GET', `/v1/claims?claimant=${claimant}`))).rows;
  assert.deepEqual(await list(), []);
  assert.equal((await done(await send(''))).kept, 1);
  const jsonl = JSON.stringify({ reference, claimant, share: 33.3333, territories: ['DE', 'AT'] });
  assert.equal((await done(await send('', `${jsonl}\n\n`, 'application/jsonl'))).kept, 1);
  const rows = await list();
  assert.deepEqual([rows.length, rows[0].share, rows[0].territories], [1, 333_333, ['DE', 'AT']]);
  assert.equal((await send('', 'a,b\n1,2')).status, 422);
  assert.equal((await send('', new Uint8Array([0xff, 0xfe]) as never)).status, 422);
});
