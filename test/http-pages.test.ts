import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asHeader, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
before(async () => {
  service = await openTestService();
  const work = { title: 'A title nobody should read here', claimant: '<script>alert(1)</script>' };
  await service.ask('POST', '/v1/references', {
    body: await picture(61),
    headers: { 'Recourse-Work': asHeader(work) },
  });
  const declaration = { licence: 'secret words of an uploader' };
  const headers = { 'Recourse-Declaration': asHeader(declaration) };
  await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(61), headers });
});
after(() => service.close());

const PAGES = [
  '/',
  '/docket',
  '/precedents',
  '/reports',
  '/reports/2026',
  '/orders',
  '/log',
  '/log?entry=0',
  '/policies',
  '/policies/diff?from=de&to=eu',
  '/docs',
];
const page = async (path: string) => {
  const answer = await service.ask('GET', path, { key: '' });
  assert.equal(answer.status, 200, path);
  return { text: await answer.text(), headers: answer.headers };
};

test('shows every public page without an account, a script or another host', async () => {
  for (const path of PAGES) {
    const { text, headers } = await page(path);
    assert.match(headers.get('content-type')!, /^text\/html/);
    assert.match(headers.get('content-security-policy')!, /default-src 'none'; style-src 'self'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.doesNotMatch(text, /<script|\son\w+=|javascript:|style="/i, path);
    assert.doesNotMatch(text, /(?:src|<link[^>]*href)="https?:/i, path);
    assert.equal(text.match(/<h1/g)?.length, 1, `${path}: one heading`);
    assert.match(text, /<html lang="en">/);
    assert.match(text, /<main id="main">/);
  }
  assert.match((await page('/')).text, /href="\/style.css"/);
  assert.equal(
    (await service.ask('GET', '/style.css', { key: '' })).headers.get('content-type'),
    'text/css; charset=utf-8',
  );
});

test('leads only to addresses that answer', async () => {
  const seen = new Set<string>();
  for (const path of PAGES) {
    const { text } = await page(path);
    const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]));
    for (const [, href] of text.matchAll(/href="([^"]+)"/g)) {
      if (/^https?:/.test(href!)) continue;
      const address = href!.replaceAll('&amp;', '&');
      if (href!.startsWith('#')) assert.ok(ids.has(href!.slice(1)), `${path} leads to ${href}`);
      else if (!seen.has(address)) {
        seen.add(address);
        assert.equal((await service.ask('GET', address, { key: '' })).status, 200, `${path} leads to ${href}`);
      }
    }
  }
});

test('tells on the start page what happened, and neither who nor what', async () => {
  const { text } = await page('/');
  assert.match(text, /Blocked/);
  assert.match(text, /R7b/);
  assert.doesNotMatch(text, /A title nobody|secret words|alert\(1\)|up_|ref_/);
  for (const path of ['/log', '/log?entry=0', '/reports/2026', '/docket', '/metrics', '/readyz', '/v1/policies']) {
    assert.doesNotMatch(
      await (await service.ask('GET', path, { key: '' })).text(),
      /A title nobody|secret words|up_|ref_/,
      path,
    );
  }
});

test('speaks German to whoever asks for it first, on every page', async () => {
  const german = { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' };
  for (const path of [...PAGES, '/log/verify', '/notice'].filter((one) => one !== '/docs')) {
    const answer = await service.ask('GET', path, { key: '', headers: german });
    assert.equal(answer.headers.get('vary'), 'Accept-Language, Cookie', path);
    const text = (await answer.text()).replace(/<script[^]*?<\/script>/g, '');
    assert.match(text, /<html lang="de">/, path);
    assert.match(text, /Protokoll/, path);
    // The rules themselves stay in the words that their hash is for; entries stay as they are hashed.
    if (path.startsWith('/policies')) continue;
    const own = text.replace(/<(pre|code)\b[^]*?<\/\1>|<[^>]*>/g, ' ');
    assert.doesNotMatch(own, /\b(the|and|with|which|decided|entries)\b/i, path);
  }
});

test('checks a receipt for whoever pastes one, and says where its entry stands', async () => {
  const list = (await (await service.ask('GET', '/v1/uploads')).json()) as { rows: { id: string }[] };
  const receipt = await (await service.ask('GET', `/v1/uploads/${list.rows[0]!.id}/receipt`)).text();
  const check = async (text: string) => {
    const body = new URLSearchParams({ receipt: text }).toString();
    const answer = await service.ask('POST', '/log/verify', {
      key: '',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    return answer.text();
  };
  const genuine = await check(receipt);
  assert.match(genuine, /It is genuine/);
  assert.match(genuine, /href="\/log\?entry=\d+">It is entry \d/);
  const altered = JSON.parse(receipt) as { record: Record<string, unknown> };
  altered.record['rule'] = 'R9';
  assert.match(await check(JSON.stringify(altered)), /It is not genuine[^]*record and salt are not those/);
  assert.match(await check('{"no": "receipt"}'), /It is not genuine/);
});

test('lets a script run on the page that checks receipts, and there alone, without any connection', async () => {
  const { text, headers } = await page('/log/verify');
  assert.deepEqual(text.match(/<script[^>]*>/g), [
    '<script type="module" src="/log/code/server/pages/log/verify-in-browser.js">',
  ]);
  const policy = headers.get('content-security-policy')!;
  assert.match(policy, /script-src 'self'; connect-src 'none'; require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  for (const path of ['/log/code/log/index.js', '/log/code/common/sha256.js']) {
    const code = await service.ask('GET', path, { key: '' });
    assert.match(code.headers.get('content-type')!, /^text\/javascript/);
    assert.doesNotMatch(await code.text(), /import type|: Uint8Array|\.ts'/);
  }
  for (const path of [
    'app/index.js',
    'log/../app/index.js',
    'log/%2e%2e/app/index.js',
    'log/leaf.test.js',
    'log/leaf.ts',
  ])
    assert.equal((await service.ask('GET', `/log/code/${path}`, { key: '' })).status, 404, path);
});

test('counts for whoever watches', async () => {
  const text = await (await service.ask('GET', '/metrics', { key: '' })).text();
  assert.match(text, /^recourse_uploads_total 1$/m);
  assert.match(text, /^recourse_decisions_total\{action="BLOCK"\} 1$/m);
  assert.match(text, /^recourse_references_matchable 1$/m);
});
