/**
 * Routes × who asks, all of them, generated from the routes themselves: every role, every kind of link, a stranger. What the one
 * table says is what each route does. docs/permissions.md is the same table for people; renew: RECOURSE_RENEW=1 node --test test/http-matrix.test.ts
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { issueToken } from '../src/app/index.ts';
import { ROLES, type Role } from '../src/casework/index.ts';
import { instant } from '../src/common/index.ts';
import { can, SCOPES, type Actor } from '../src/server/index.ts';
import { json, openTestService, type SignedInHeaders, type TestService } from './fixtures/http-service.ts';

const PURPOSES = ['answer', 'complain', 'complaint', 'notice'] as const;
const PAGE = join(import.meta.dirname, '../docs/permissions.md');
/** Answers of the door itself; what a case says about its own parties comes later and in other words. */
const AT_THE_DOOR = /does not answer to just anyone|is not for this role|does not have the scope/;

let service: TestService;
const staff = new Map<Role, SignedInHeaders>();
const links = new Map<string, string>();

before(async () => {
  service = await openTestService();
  for (const role of ROLES) staff.set(role, await service.staff(role));
  const { service: deps } = service.running;
  await deps.store.transaction(async (tx) => {
    for (const purpose of PURPOSES) {
      const stream = purpose === 'complaint' || purpose === 'notice' ? `${purpose}/x` : 'upload/up_x';
      const token = { stream, party: 'party/pty_x', purpose, expiresAt: instant(deps.clock.now() + 86_400_000) };
      links.set(purpose, await issueToken(deps, tx, token));
    }
  });
});
after(() => service.close());

const addressOf = (path: string) => path.replace(/\{\w+\+\}/, '0/000').replace(/\{\w+\}/g, 'de');
const asStaff = (role: Role): Actor => ({ kind: 'staff', id: 'x', roles: [role] });
const asLink = (purpose: string): Actor => ({ kind: 'party', id: 'x', stream: 'x', purpose, secretHash: '' });

/** Whether the door let them through, whatever was behind it. */
async function letIn(
  method: string,
  path: string,
  options: { key?: string; headers?: Readonly<Record<string, string>> },
) {
  const answer = await service.ask(method.toUpperCase(), addressOf(path), { key: '', ...options });
  const stopped =
    (answer.status === 401 || answer.status === 403) && AT_THE_DOOR.test((await json(answer)).detail ?? '');
  if (!answer.bodyUsed) await answer.body?.cancel();
  return !stopped;
}

test('each role opens what the table says, and nothing else', async () => {
  for (const { method, path, permission, hidden } of service.server.routes) {
    if (hidden || path === '/v1/events') continue;
    for (const role of ROLES) {
      const allowed = can(asStaff(role), permission);
      const { headers } = staff.get(role)!;
      assert.equal(await letIn(method, path, { headers }), allowed, `${method} ${path} by ${role}`);
    }
  }
});

test('each kind of link opens what it was made for, and nothing else', async () => {
  for (const { method, path, permission, hidden } of service.server.routes) {
    if (hidden || path === '/v1/events') continue;
    for (const purpose of PURPOSES) {
      const allowed = can(asLink(purpose), permission);
      assert.equal(await letIn(method, path, { key: links.get(purpose)! }), allowed, `${method} ${path} by ${purpose}`);
    }
  }
});

test('an operator reads no deliberation, and nobody but the board opens its room', () => {
  const rooms = service.server.routes.filter(({ permission }) => permission === 'board.deliberate');
  assert.ok(rooms.length >= 6);
  for (const role of ROLES) assert.equal(can(asStaff(role), 'board.deliberate'), role === 'board-member', role);
  assert.equal(can({ kind: 'key', id: 'k', scopes: [...SCOPES] }, 'board.deliberate'), false);
});

test('the table for people is the table that is enforced', () => {
  const mark = (allowed: boolean) => (allowed ? '●' : '');
  const shown = service.server.routes.filter(({ hidden }) => !hidden);
  const lines = shown.map(({ method, path, permission }) => {
    const cells = [
      mark(can({ kind: 'anonymous' }, permission)),
      SCOPES.filter((scope) => scope !== 'admin' && can({ kind: 'key', id: 'k', scopes: [scope] }, permission))
        .length ===
      SCOPES.length - 1
        ? 'any'
        : SCOPES.filter((scope) => can({ kind: 'key', id: 'k', scopes: [scope] }, permission)).join(', '),
      ...ROLES.map((role) => mark(can(asStaff(role), permission))),
      PURPOSES.filter((purpose) => can(asLink(purpose), permission)).join(', '),
    ];
    return `| \`${method.toUpperCase()} ${path}\` | ${cells.join(' | ')} |`;
  });
  const page = [
    '# Who may do what',
    'Generated from the routes; `test/http-matrix.test.ts` asks each of them as each of these. What a person may do to *this very case* is decided there: nobody',
    'judges what they decided before or have an interest in (`src/casework/people/impartial.ts`), and a link opens its own case only.',
    '',
    `| route | anyone | key with | ${ROLES.join(' | ')} | link for |`,
    `|---|---|---|${ROLES.map(() => '---|').join('')}---|`,
    ...lines,
    '',
  ].join('\n');
  if (process.env.RECOURSE_RENEW === '1') writeFileSync(PAGE, page);
  assert.equal(readFileSync(PAGE, 'utf8'), page, 'renew with RECOURSE_RENEW=1 node --test test/http-matrix.test.ts');
});
