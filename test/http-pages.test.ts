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

const PAGES = ['/', '/log', '/policies', '/docs'];
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
  for (const path of PAGES) {
    const { text } = await page(path);
    const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]));
    for (const [, href] of text.matchAll(/href="([^"]+)"/g)) {
      if (/^https?:/.test(href!)) continue;
      if (href!.startsWith('#')) assert.ok(ids.has(href!.slice(1)), `${path} leads to ${href}`);
      else assert.equal((await service.ask('GET', href!, { key: '' })).status, 200, `${path} leads to ${href}`);
    }
  }
});

test('tells on the start page what happened, and neither who nor what', async () => {
  const { text } = await page('/');
  assert.match(text, /Blocked/);
  assert.match(text, /R7b/);
  assert.doesNotMatch(text, /A title nobody|secret words|alert\(1\)|up_|ref_/);
  for (const path of ['/log', '/metrics', '/readyz', '/v1/policies']) {
    assert.doesNotMatch(
      await (await service.ask('GET', path, { key: '' })).text(),
      /A title nobody|secret words|up_|ref_/,
      path,
    );
  }
});

test('counts for whoever watches', async () => {
  const text = await (await service.ask('GET', '/metrics', { key: '' })).text();
  assert.match(text, /^recourse_uploads_total 1$/m);
  assert.match(text, /^recourse_decisions_total\{action="BLOCK"\} 1$/m);
  assert.match(text, /^recourse_references_matchable 1$/m);
});
