/** Every kind of answer, held against the description that was published for it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { askAboutCases } from './fixtures/asked-cases.ts';
import { askAboutTheHouse } from './fixtures/asked-house.ts';
import {
  asHeader,
  json,
  openTestService,
  picture,
  pictureAgain,
  until,
  type TestService,
} from './fixtures/http-service.ts';

interface Described {
  readonly paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  readonly components: { readonly schemas: Record<string, object> };
}

let service: TestService;
let api: Described;
const seen = new Set<string>();

before(async () => {
  service = await openTestService({ answerWithinMs: 10_000 });
  api = (await json(await service.ask('GET', '/openapi.json', { key: '' }))) as Described;
});
after(() => service.close());

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const compiled = new Map<string, ValidateFunction>();

function validator(path: string, method: string, status: number, type: string): ValidateFunction {
  const operation = api.paths[path]?.[method];
  assert.ok(operation, `${method} ${path} is not described`);
  const response = operation.responses[status] ?? operation.responses['default'];
  const schema = response?.content?.[type]?.schema;
  assert.ok(schema, `${method} ${path} ${status} ${type} is not described`);
  const name = `${method} ${path} ${status}`;
  const known = compiled.get(name) ?? ajv.compile({ ...schema, components: api.components });
  compiled.set(name, known);
  return known;
}

/** Asks, and fails unless the answer is what the description says. */
async function asked(
  method: string,
  path: string,
  status: number,
  options: Parameters<TestService['ask']>[2] & { at?: string } = {},
) {
  const answer = await service.ask(method.toUpperCase(), options.at ?? path, options);
  const text = await answer.clone().text();
  assert.equal(answer.status, status, text);
  const type = answer.headers.get('content-type')!.split(';')[0]!;
  const validate = validator(path, method, status, type);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  assert.ok(validate(body), `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 600)}`);
  seen.add(`${method} ${path}`);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return body as any;
}

test('answers as described, from a reference to a proof', async () => {
  const work = { title: 'Discs', claimant: 'Ada', licences: [{ territories: ['US'], uses: 'all', to: '2030-01-01' }] };
  const reference = await asked('post', '/v1/references', 201, {
    body: await picture(51),
    headers: { 'Recourse-Work': asHeader(work) },
  });
  const upload = await asked('post', '/v1/uploads', 201, {
    at: '/v1/uploads?territory=DE',
    body: await pictureAgain(51),
  });
  assert.equal(upload.decision.action, 'BLOCK');
  await asked('post', '/v1/uploads', 201, { body: await picture(52), at: '/v1/uploads?territory=US' });
  await asked('post', '/v1/uploads', 201, { body: new Uint8Array(9) });
  const waiting = await asked('post', '/v1/uploads', 202, { body: 'later', headers: { Prefer: 'respond-async' } });
  await until(async () => ((await service.ask('GET', `/v1/uploads/${waiting.id}`)).status === 200 ? true : undefined));
  const at = `/v1/uploads/${upload.id}`;
  await asked('get', '/v1/uploads/{id}', 200, { at });
  await asked('get', '/v1/uploads/{id}/statement', 200, { at: `${at}/statement` });
  await asked('get', '/v1/uploads/{id}/evidence', 200, { at: `${at}/evidence` });
  await asked('get', '/v1/uploads/{id}/picture', 200, { at: `${at}/picture` });
  await asked('get', '/v1/uploads/{id}/still', 404, { at: `${at}/still?at=1` });
  await asked('get', '/v1/uploads/{id}/sound', 404, { at: `${at}/sound` });
  await asked('get', '/v1/uploads/{id}/clip', 404, { at: `${at}/clip?from=0&to=1` });
  await asked('get', '/v1/references/{id}/picture', 200, { at: `/v1/references/${reference.id}/picture` });
  await asked('get', '/v1/references/{id}/still', 404, { at: `/v1/references/${reference.id}/still?at=1` });
  await asked('get', '/v1/references/{id}/sound', 404, { at: `/v1/references/${reference.id}/sound` });
  await asked('get', '/v1/references/{id}/clip', 404, { at: `/v1/references/${reference.id}/clip?from=0&to=1` });
  const receipt = await until(async () => {
    const found = await asked('get', '/v1/uploads/{id}/receipt', 200, { at: `${at}/receipt` });
    return found.proof === undefined ? undefined : found;
  });
  assert.ok(receipt.proof);
  await asked('get', '/v1/uploads', 200);
  await asked('get', '/v1/references', 200);
  const one = { at: `/v1/references/${reference.id}` };
  await asked('get', '/v1/references/{id}', 200, one);
  const headers = { 'Content-Type': 'application/json' };
  await asked('patch', '/v1/references/{id}', 200, {
    ...one,
    headers,
    body: JSON.stringify({ policy: 'track', shadow: true }),
  });
  await asked('post', '/v1/references/{id}/release', 200, { at: `${one.at}/release` });
  await asked('delete', '/v1/references/{id}', 200, one);
  await asked('post', '/v1/lookups', 200, { headers, body: JSON.stringify({ hashes: ['0'.repeat(64)] }) });
  await asked('get', '/v1/policies', 200);
  await asked('get', '/v1/policies/{version}', 200, { at: '/v1/policies/de@2026-11' });
  await asked('post', '/v1/policies/back-test', 200, {
    headers,
    body: JSON.stringify({ base: 'de@2026-11', parameters: { minorAudioS: 10 } }),
  });
  await asked('get', '/v1/policies/{version}/diff/{other}', 200, { at: '/v1/policies/de/diff/eu' });
  await asked('get', '/v1/policies/diff', 200, { at: '/v1/policies/diff?from=de&to=eu' });
  for (const path of ['/log/checkpoint', '/log/vkey', '/healthz', '/readyz', '/metrics', '/openapi.json']) {
    await asked('get', path, 200, { key: '' });
  }
  const { 'content-type': _type, ...checkpoint } = Object.fromEntries(
    (await service.ask('GET', '/log/checkpoint')).headers,
  );
  assert.equal(checkpoint['cache-control'], 'no-cache');
  const size = Number((await (await service.ask('GET', '/log/checkpoint')).text()).split('\n')[1]);
  await asked('get', '/log/tile/{path}', 200, { at: `/log/tile/0/000.p/${size}` });
});

test('answers as described, from a claim to a statement of account', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const [reviewer, admin] = [await service.staff('reviewer'), await service.staff('administrator')];
  const as = (who: typeof reviewer, body: object, at: string) => ({
    key: '',
    at,
    headers: { ...headers, ...who.headers },
    body: JSON.stringify(body),
  });
  const sent = (body: object, at?: string) => ({ headers, body: JSON.stringify(body), ...(at && { at }) });
  const registered = await asked('post', '/v1/claimants', 201, sent({ name: 'Ada' }));
  const claimant = registered.stream.split('/')[1];
  const at = `/v1/claimants/${claimant}`;
  await asked('get', '/v1/claimants', 200);
  await asked('get', '/v1/claimants/{id}', 200, { at });
  await asked('post', '/v1/claimants/{id}/verification', 200, as(admin, { reason: 'Seen.' }, `${at}/verification`));
  const judgement = { upload: 'up_1', reference: 'ref_1', accurate: true };
  await asked('post', '/v1/claimants/{id}/judgements', 200, as(reviewer, judgement, `${at}/judgements`));
  await asked('post', '/v1/claimants/{id}/audit', 200, as(reviewer, {}, `${at}/audit`));
  await asked(
    'post',
    '/v1/claimants/{id}/lift',
    200,
    as(reviewer, { what: 'exclusion', reason: 'Why.' }, `${at}/lift`),
  );
  const reference = await asked('post', '/v1/references', 201, {
    body: await picture(53),
    headers: { 'Recourse-Work': asHeader({ policy: 'license' }) },
  });
  const claim = await asked('post', '/v1/claims', 201, sent({ reference: reference.id, claimant }));
  await asked('get', '/v1/claims', 200);
  const file = { headers: { 'Content-Type': 'text/csv' }, body: 'reference,claimant\nref_x,clm_x' };
  await asked('post', '/v1/claims/import', 200, { ...file, at: '/v1/claims/import?dryRun=true' });
  const other = (await asked('post', '/v1/claimants', 201, sent({ name: 'Bea' }))).stream.split('/')[1];
  const dispute = `/v1/references/${reference.id}/dispute`;
  const sides = { claimants: [claimant, other] };
  await asked('post', '/v1/references/{id}/dispute', 200, sent(sides, dispute));
  const said = { claimant, reason: 'Mine.' };
  await asked('post', '/v1/references/{id}/dispute/statement', 200, sent(said, `${dispute}/statement`));
  const won = { winner: claimant, reason: 'The contract.' };
  await asked('post', '/v1/references/{id}/dispute/resolution', 200, as(reviewer, won, `${dispute}/resolution`));
  await asked(
    'post',
    '/v1/references/{id}/dispute/withdrawal',
    422,
    sent({ claimant: other }, `${dispute}/withdrawal`),
  );
  const terms = { kind: 'nothing' };
  const licence = await asked(
    'post',
    '/v1/licences',
    201,
    sent({ works: { claimant }, territories: ['FR'], uses: 'all', terms }),
  );
  await asked('get', '/v1/licences', 200);
  await asked('get', '/v1/licences/{id}', 200, { at: `/v1/licences/${licence.id}` });
  await asked('delete', '/v1/licences/{id}', 200, { at: `/v1/licences/${licence.id}` });
  const upload = await asked('post', '/v1/uploads', 201, {
    at: '/v1/uploads?territory=DE',
    body: await pictureAgain(53),
  });
  const period = new Date().toISOString().slice(0, 7);
  await asked('post', '/v1/usage', 200, sent({ upload: upload.id, period, views: 5000 }));
  await asked('get', '/v1/statements-of-account', 200);
  const statement = `/v1/statements-of-account/claimant/${claimant}?period=${period}`;
  await asked('get', '/v1/statements-of-account/{kind}/{id}', 200, { at: statement });
  const payment = { payee: `claimant/${claimant}`, currency: 'EUR', amount: 100 };
  await asked('post', '/v1/statements-of-account/payments', 201, sent(payment));
  await asked('post', '/v1/statements-of-account/close', 200, sent({ period: '2020-02' }));
  const { rows } = await asked('get', '/v1/tariffs', 200);
  await asked('post', '/v1/tariffs', 201, sent({ ...rows[0], version: 'house/1', from: period }));
  await asked('delete', '/v1/claims/{id}', 200, { at: `/v1/claims/${claim.id}` });
});

test('answers as described where an account is weighed', async () => {
  const [reviewer, ada] = [await service.staff('reviewer'), await service.staff('administrator')];
  const account = '/v1/accounts/{id}';
  await asked('get', `${account}/strikes`, 200, { at: '/v1/accounts/u-1/strikes' });
  const step = (who: typeof reviewer, path: string, status: number, body: object) =>
    asked('post', `${account}/${path}`, status, {
      key: '',
      at: `/v1/accounts/u-1/${path}`,
      headers: { 'Content-Type': 'application/json', ...who.headers },
      body: JSON.stringify(body),
    });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await step(reviewer, 'case-review', 422, {});
  await step(reviewer, 'suspension', 422, { until });
  await step(reviewer, 'notices-suspension', 422, { until });
  await step(ada, 'termination', 422, { reason: 'Why.' });
  await step(ada, 'termination/approval', 422, {});
  await step(ada, 'termination/withdrawal', 200, {});
  await step(ada, 'lift', 200, { what: 'suspension', reason: 'Why.' });
});

test('answers as described, from a referral to the board to its ruling and what follows', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const admin = await service.staff('administrator');
  const reviewer = await service.staff('reviewer');
  const members = [];
  for (let i = 0; i < 3; i++) members.push(await service.staff('board-member'));
  const by = (who: typeof admin, at?: string, body?: object) => ({
    key: '',
    headers: body ? { ...headers, ...who.headers } : who.headers,
    ...(at !== undefined && { at }),
    ...(body && { body: JSON.stringify(body) }),
  });
  const passphrase = 'a phrase for this test';
  for (const one of members) await asked('post', '/v1/board/key', 200, by(one, undefined, { passphrase }));
  await asked('get', '/v1/colleagues', 200, by(reviewer));
  await asked('get', '/v1/board/members', 200);
  const post = { body: 'A speech that some call a threat.', headers: { 'Content-Type': 'text/plain' } };
  const upload = (await asked('post', '/v1/uploads', 201, post)).id as string;
  const until180 = new Date(Date.now() + 100 * 86_400_000).toISOString();
  const grant = { upload, ground: 'newsworthy', from: 'tc/violence', weighing: 'News.', until: until180 };
  const exception = (await asked('post', '/v1/exceptions', 201, by(reviewer, undefined, grant))).stream.split('/')[1];
  await asked('get', '/v1/exceptions', 200, { key: '' });
  await asked('get', '/v1/exceptions/{id}', 200, { key: '', at: `/v1/exceptions/${exception}` });
  const keep = { outcome: 'keep', text: 'Still news.' };
  await asked('post', '/v1/exceptions/{id}/review', 200, by(members[0]!, `/v1/exceptions/${exception}/review`, keep));
  const refer = { upload, text: 'Is it a threat?', urgent: true };
  const referred = async () => (await asked('post', '/v1/docket/referrals', 201, by(admin, undefined, refer))).stream;
  const id = (await referred()).split('/')[1];
  const at = `/v1/docket/${id}`;
  await asked('post', '/v1/docket', 422, {
    headers,
    body: JSON.stringify({ reference: id, text: 'x', party: 'party/x' }),
  });
  await asked('post', '/v1/docket/{id}/shortlist', 200, by(members[0]!, `${at}/shortlist`));
  const taking = {
    take: true,
    title: 'A speech',
    summary: 'A speech.',
    questions: ['Is it a threat?'],
    expedited: true,
  };
  await asked('post', '/v1/docket/{id}/selection', 200, by(members[0]!, `${at}/selection`, taking));
  await asked('post', '/v1/uploads', 201, { ...post, body: 'Another one, so that the log grows.' });
  await until(async () => {
    const drawn = await service.ask('POST', `${at}/panel`);
    return drawn.status === 200 ? drawn : undefined;
  });
  await asked('post', '/v1/docket/{id}/panel', 200, { at: `${at}/panel` });
  await asked('get', '/v1/docket', 200, { key: '' });
  await asked('get', '/v1/docket/{id}', 200, { key: '', at });
  await asked('get', '/v1/docket/{id}/lottery', 200, { key: '', at: `${at}/lottery` });
  const comment = { key: '', headers, body: JSON.stringify({ text: 'Think of the context.' }), at: `${at}/comments` };
  await asked('post', '/v1/docket/{id}/comments', 201, comment);
  const room = `${at}/deliberation`;
  await asked('post', '/v1/docket/{id}/deliberation', 200, by(members[0]!, room, { text: 'First thoughts.' }));
  await asked('post', '/v1/docket/{id}/deliberation/read', 200, by(members[1]!, `${room}/read`, { passphrase }));
  await asked('post', '/v1/docket/{id}/deliberation/pass-on', 200, by(members[1]!, `${room}/pass-on`, { passphrase }));
  const doubt = { seat: 1, text: 'Why not?' };
  await asked('post', '/v1/docket/{id}/challenges', 200, by(members[0]!, `${at}/challenges`, doubt));
  const answer = `${at}/challenges/1/answer`;
  for (const one of members) await service.ask('POST', answer, by(one, answer, { granted: false }));
  await asked('post', '/v1/docket/{id}/challenges/{seat}/answer', 422, by(members[0]!, answer, { granted: false }));
  await asked('post', '/v1/docket/{id}/deliberation', 200, by(members[0]!, room, { text: 'A draft.', as: 'draft' }));
  for (const one of members.slice(0, 2)) {
    await asked('post', '/v1/docket/{id}/reviews', 200, by(one, `${at}/reviews`, { sendBack: false }));
  }
  for (const one of members)
    await asked('post', '/v1/docket/{id}/votes', 200, by(one, `${at}/votes`, { outcome: 'OVERTURN' }));
  const ruling = { recommendations: ['Say how you weigh it.'], passphrase };
  await asked('post', '/v1/docket/{id}/decision', 200, by(members[0]!, `${at}/decision`, ruling));
  await asked('post', '/v1/docket/{id}/text', 200, by(members[0]!, `${at}/text`, { text: 'Our reasons.' }));
  await asked('post', '/v1/docket/{id}/implementation', 200, by(admin, `${at}/implementation`, {}));
  await asked('post', '/v1/docket/{id}/sweep', 200, by(reviewer, `${at}/sweep`, { uploads: ['up_like'] }));
  const mark = `${at}/sweep/up_like/mark`;
  await asked(
    'post',
    '/v1/docket/{id}/sweep/{upload}/mark',
    200,
    by(reviewer, mark, { identical: false, parallel: false }),
  );
  const { recommendations } = await asked('get', '/v1/docket/{id}', 200, { key: '', at });
  const advice = `/v1/recommendations/${recommendations[0].id}`;
  const yes = { answer: 'accepted', reason: 'Yes.' };
  await asked('post', '/v1/recommendations/{id}/answer', 200, by(admin, `${advice}/answer`, yes));
  await asked('post', '/v1/recommendations/{id}/progress', 200, by(admin, `${advice}/progress`, { done: false }));
  await asked('get', '/v1/precedents', 200, { key: '' });
  const second = `/v1/docket/${(await referred()).split('/')[1]}`;
  await asked('post', '/v1/docket/{id}/selection', 200, by(members[0]!, `${second}/selection`, taking));
  await asked('post', '/v1/docket/{id}/concession', 200, by(admin, `${second}/concession`));
  await asked('post', '/v1/docket/{id}/summary', 200, by(members[0]!, `${second}/summary`, { text: 'Short.' }));
  await asked('post', '/v1/docket/{id}/recusal', 422, by(members[0]!, `${second}/recusal`));
});

test('answers as described, from a contact of an authority to the lifting of its order', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const [operator, admin] = [await service.staff('operator'), await service.staff('administrator')];
  const by = (who: typeof admin, body: object, at?: string) => ({
    key: '',
    headers: { ...headers, ...who.headers },
    body: JSON.stringify(body),
    ...(at !== undefined && { at }),
  });
  const text = { body: 'Something an authority minds.', headers: { 'Content-Type': 'text/plain' } };
  const upload = (await asked('post', '/v1/uploads', 201, text)).id as string;
  const contact = { form: 'order', authority: 'Court', country: 'DE', uploads: [upload], text: 'Remove it.' };
  const id = (await asked('post', '/v1/orders', 201, by(operator, contact))).stream.split('/')[1];
  const at = `/v1/orders/${id}`;
  await asked('post', '/v1/orders/{id}/classification', 200, by(operator, { as: 'ART9' }, `${at}/classification`));
  const points = ['reasons', 'issuer', 'identification', 'redress', 'reportTo', 'language'];
  const paper = {
    ...Object.fromEntries(points.map((one) => [one, true])),
    legalBasis: 'de/urhg-97',
    territories: ['DE'],
  };
  await asked('post', '/v1/orders/{id}/check', 200, by(operator, paper, `${at}/check`));
  const complied = { outcome: 'COMPLIED', reason: 'Valid.' };
  await asked('post', '/v1/orders/{id}/review', 200, by(admin, complied, `${at}/review`));
  const year = new Date(Date.now() + 365 * 86_400_000).toISOString();
  await asked(
    'post',
    '/v1/orders/{id}/silence',
    200,
    by(admin, { until: year, basis: 'de/stpo-95a' }, `${at}/silence`),
  );
  await asked('get', '/v1/orders', 200, { key: '' });
  await asked('post', '/v1/orders/{id}/silence', 200, by(admin, { end: true }, `${at}/silence`));
  await asked('get', '/v1/orders/{id}', 200, { key: '', at });
  const hold = { custodian: 'court registry', until: year, uploads: [upload] };
  await asked('post', '/v1/orders/{id}/holds', 200, by(admin, hold, `${at}/holds`));
  await asked('post', '/v1/orders/{id}/lifting', 200, by(admin, { why: 'withdrawn' }, `${at}/lifting`));
  await asked('get', '/v1/coordination', 200);
});

test('answers as described, from an upload that waits to a dispute out of court', () => askAboutCases(asked, service));

test('answers as described, from sign-in to a report', () => askAboutTheHouse(asked, service));

test('answers errors as described', async () => {
  await asked('post', '/v1/uploads', 422, { body: 'x', headers: { 'Recourse-Declaration': asHeader({ flag: 1 }) } });
  await asked('post', '/v1/references', 422, { body: new Uint8Array(3) });
  await asked('get', '/v1/uploads/{id}', 404, { at: '/v1/uploads/up_nobody' });
  await asked('get', '/v1/uploads', 401, { key: '' });
  await asked('get', '/v1/policies/{version}', 404, { at: '/v1/policies/fr' });
  await asked('get', '/v1/policies/{version}/diff/{other}', 404, { at: '/v1/policies/de/diff/fr' });
  await asked('get', '/v1/policies/diff', 400);
  await asked('get', '/log/tile/{path}', 404, { at: '/log/tile/../../etc/passwd' }).catch(() => {});
  assert.equal((await service.ask('GET', '/log/tile/..%2f..%2flog-key.seed', { key: '' })).status, 404);
});

test('describes every route it answers, and asked each of them here', () => {
  for (const { method, path, hidden } of service.server.routes) {
    // The stream of events never ends; test/http-people.test.ts listens to it.
    if (hidden || path === '/v1/events') continue;
    assert.ok(seen.has(`${method} ${path.replace('+}', '}')}`), `${method} ${path}`);
  }
  const ids = Object.values(api.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
  assert.equal(new Set(ids).size, ids.length, ids.join(' '));
});
