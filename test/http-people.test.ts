import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { API_KEY, json, openTestService, type TestService } from './fixtures/http-service.ts';

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const sent = (body: unknown, headers: Readonly<Record<string, string>>) => ({
  key: '',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
});

test('a link signs in once, and the second time is refused', async () => {
  const enrolled = await service.ask('POST', '/v1/people', {
    ...sent({ email: 'Grace@example.org', name: 'Grace', roles: ['reviewer'] }, {}),
    key: API_KEY,
  });
  assert.equal(enrolled.status, 201);
  const { link } = await json(enrolled);
  const path = link.replace('http://localhost', '');
  const first = await service.ask('GET', path, { key: '' });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const me = await json(await service.ask('GET', '/v1/me', { key: '', headers: { cookie } }));
  assert.deepEqual([me.name, me.email, me.roles], ['Grace', 'grace@example.org', ['reviewer']]);
  const again = await service.ask('GET', path, { key: '' });
  assert.match(again.headers.get('location') ?? '', /error/);
  assert.equal(again.headers.getSetCookie().length, 0);
});

test('a signed-in person changes nothing from another site', async () => {
  const { headers } = await service.staff('reviewer');
  const { cookie } = headers as { cookie: string };
  const forged = await service.ask('POST', '/v1/me/interests', sent({ interests: [] }, { cookie }));
  assert.equal(forged.status, 401);
  assert.equal((await json(forged)).why, 'not-from-the-console');
  const own = await service.ask('POST', '/v1/me/interests', sent({ interests: ['claimant/clm_a'] }, headers));
  assert.equal(own.status, 200);
  const me = await json(await service.ask('GET', '/v1/me', { key: '', headers }));
  assert.deepEqual(me.interests, ['claimant/clm_a']);
});

test('nobody gives themselves a role, and a reviewer gives nobody one', async () => {
  const reviewer = await service.staff('reviewer');
  const ada = await service.staff('administrator');
  const path = (id: string) => `/v1/people/${id}/roles`;
  const roles = { roles: ['administrator', 'reviewer'] };
  assert.equal((await service.ask('POST', path(reviewer.id), sent(roles, reviewer.headers))).status, 403);
  const own = await service.ask('POST', path(ada.id), sent(roles, ada.headers));
  assert.equal((await json(own)).why, 'own-roles');
  const given = await service.ask('POST', path(reviewer.id), sent({ roles: ['board-member'] }, ada.headers));
  assert.equal(given.status, 200);
  const me = await json(await service.ask('GET', '/v1/me', { key: '', headers: reviewer.headers }));
  assert.deepEqual(me.roles, ['board-member']);
});

test('what needs four eyes is not approved by the two that proposed it', async () => {
  const [ada, grace] = [await service.staff('administrator'), await service.staff('administrator')];
  const proposal = { what: 'mass-action', fields: { uploads: 40 } };
  const proposed = await json(await service.ask('POST', '/v1/approvals', sent(proposal, ada.headers)));
  const approve = `/v1/approvals/${proposed.stream.replace('approval/', '')}/approve`;
  const own = await service.ask('POST', approve, sent({}, ada.headers));
  assert.deepEqual([own.status, (await json(own)).why], [409, 'own-proposal']);
  const other = await json(await service.ask('POST', approve, sent({}, grace.headers)));
  assert.deepEqual([other.state.kind, other.leaves.length], ['approved', 1]);
  const late = await service.ask('POST', approve, sent({}, grace.headers));
  assert.deepEqual([late.status, (await json(late)).why], [409, 'not-open']);
});

test('a revoked key opens nothing', async () => {
  const made = await json(
    await service.ask('POST', '/v1/keys', { ...sent({ scopes: ['uploads:read'] }, {}), key: API_KEY }),
  );
  assert.equal((await service.ask('GET', '/v1/uploads', { key: made.secret })).status, 200);
  assert.equal((await service.ask('DELETE', `/v1/keys/${made.id}`)).status, 200);
  assert.equal((await service.ask('GET', '/v1/uploads', { key: made.secret })).status, 401);
  assert.doesNotMatch(await (await service.ask('GET', '/v1/keys')).text(), new RegExp(made.secret));
});

test('the docket shows a case with who did what, and the stream says it happened', async () => {
  const ada = await service.staff('administrator');
  const before = await json(await service.ask('GET', '/v1/overview', { key: '', headers: ada.headers }));
  const feed = await service.ask('GET', '/v1/events', { key: '', headers: ada.headers });
  const reader = feed.body!.getReader();
  await reader.read();
  const proposed = await json(
    await service.ask('POST', '/v1/approvals', sent({ what: 'use-key', fields: {} }, ada.headers)),
  );
  const whole = await json(await service.ask('GET', `/v1/cases/${proposed.stream}`, { key: '', headers: ada.headers }));
  assert.equal(whole.file.state, 'proposed');
  assert.deepEqual(
    whole.events.map(({ type, by }: { type: string; by: string }) => [type, by]),
    [['proposed', `staff/${ada.id}`]],
  );
  assert.equal(whole.clocks[0].basis, 'recourse/four-eyes');
  const page = await json(await service.ask('GET', '/v1/cases?kind=approval&open=true&order=queue', ada));
  assert.ok(page.rows.some(({ stream }: { stream: string }) => stream === proposed.stream));
  const after = await json(await service.ask('GET', '/v1/overview', { key: '', headers: ada.headers }));
  const open = (overview: { counts: { kind: string; open: number }[] }) =>
    overview.counts.find(({ kind }) => kind === 'approval')?.open ?? 0;
  assert.equal(open(after), open(before) + 1);
  const { value } = await reader.read();
  assert.match(new TextDecoder().decode(value), new RegExp(`event: case[^]*${proposed.stream}`));
  await reader.cancel();
});

test('a reviewer learns whom a case can be handed to: names, and nothing else of anybody', async () => {
  const [one, other] = [await service.staff('reviewer'), await service.staff('reviewer', 'administrator')];
  const operator = await service.staff('operator');
  const { rows } = await json(await service.ask('GET', '/v1/colleagues', { key: '', headers: one.headers }));
  const found = rows.find(({ id }: { id: string }) => id === other.id);
  assert.deepEqual(Object.keys(found).sort(), ['id', 'name']);
  assert.ok(
    rows.every(({ id }: { id: string }) => id !== operator.id),
    'whoever reviews nothing is not offered',
  );
  const refused = await service.ask('GET', '/v1/colleagues', { key: '', headers: operator.headers });
  assert.equal(refused.status, 403);
});
