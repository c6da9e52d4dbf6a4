/** Whoever reads a page: in their language, without being followed, and in words also where something is not there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestService, type TestService } from './fixtures/http-service.ts';

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const BROWSER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = (path: string, headers: Record<string, string> = {}) =>
  service.ask('GET', path, { key: '', headers: { ...BROWSER, ...headers } });
const languageOf = async (answer: Response) => {
  const shown = /<html lang="(\w+)">/.exec(await answer.text())?.[1];
  assert.equal(answer.headers.get('content-language'), shown);
  return shown;
};

test('a language that is chosen stays chosen, in a cookie that holds nothing else', async () => {
  const chosen = await get('/docket?lang=de', { 'Accept-Language': 'en' });
  const cookie = chosen.headers.get('set-cookie')!;
  assert.match(cookie, /^lang=de; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.equal(await languageOf(chosen), 'de');
  const next = await get('/reports', { 'Accept-Language': 'en', Cookie: 'lang=de' });
  assert.equal(next.headers.get('set-cookie'), null);
  assert.equal(await languageOf(next), 'de');
  assert.equal(await languageOf(await get('/reports?lang=en', { Cookie: 'lang=de' })), 'en');
});

test('whoever chooses nothing gets no cookie, and what their browser prefers of the languages there are', async () => {
  for (const [asked, given] of [
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.5', 'de'],
    ['en;q=0.4, de;q=0.8', 'de'],
    ['fr, en;q=0.3, de;q=0.2', 'en'],
    ['de;q=0, en;q=0.1', 'en'],
    ['fr', 'en'],
  ] as const) {
    const answer = await get('/', { 'Accept-Language': asked });
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(answer.headers.get('vary'), 'Accept-Language, Cookie');
    assert.equal(await languageOf(answer), given, asked);
  }
  assert.equal((await get('/?lang=xx')).headers.get('set-cookie'), null);
});

test('each page leads to itself in the other language, and says so to whoever indexes it', async () => {
  const page = await (await get('/precedents?rule=R7a&lang=en')).text();
  assert.match(page, /<a href="\/precedents\?rule=R7a&amp;lang=de" lang="de" hreflang="de">Deutsch<\/a>/);
  assert.match(page, /<span lang="en" aria-current="true">English<\/span>/);
  for (const [language, address] of [
    ['en', '\\?rule=R7a&amp;lang=en'],
    ['de', '\\?rule=R7a&amp;lang=de'],
    ['x-default', '\\?rule=R7a'],
  ])
    assert.match(page, new RegExp(`<link rel="alternate" hreflang="${language}" href="/precedents${address}" />`));
});

test('a page that is unchanged is not sent again, and never in a language nobody asked for', async () => {
  const first = await get('/policies');
  const tag = first.headers.get('etag')!;
  const again = await get('/policies', { 'If-None-Match': tag });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  assert.equal((await get('/policies?lang=de', { 'If-None-Match': tag })).status, 200);
});

test('people get words where programs get a problem document', async () => {
  for (const [path, status, words] of [
    ['/no-such-page', 404, 'There is nothing here'],
    ['/docket?part=nonsense', 400, 'asks for something that does not exist'],
    ['/you/tk_cut', 404, 'This link leads nowhere'],
    ['/docket/obc_none', 404, 'There is nothing here'],
  ] as const) {
    const page = await get(path);
    assert.equal(page.status, status, path);
    assert.match(page.headers.get('content-type')!, /^text\/html/);
    assert.match(page.headers.get('content-security-policy')!, /default-src 'none'; style-src 'self'/);
    const text = await page.text();
    assert.match(text, new RegExp(words), path);
    assert.match(text, /href="\/docket"/, path);
  }
  assert.match(await (await get('/no-such-page?lang=de')).text(), /Hier ist nichts/);
  const program = await service.ask('GET', '/no-such-page', { key: '', headers: { Accept: 'application/json' } });
  assert.equal(program.headers.get('content-type'), 'application/problem+json');
  assert.equal((await get('/v1/docket/obc_none')).headers.get('content-type'), 'application/problem+json');
});

test('a form that is too long, or empty, is answered in the reader’s language', async () => {
  const send = (path: string, text: string) =>
    service.ask('POST', path, {
      key: '',
      body: new URLSearchParams({ explanation: text, location: 'x', text }).toString(),
      headers: { ...BROWSER, 'Content-Type': 'application/x-www-form-urlencoded', Cookie: 'lang=de' },
    });
  const long = await send('/notice', 'x'.repeat(300_000));
  assert.equal(long.status, 413);
  assert.match(await long.text(), /zu viel auf einmal/);
  const addressed = await send('/docket', 'x');
  assert.equal(addressed.status, 405);
  assert.equal(addressed.headers.get('allow'), 'GET');
  assert.match(await addressed.text(), /<html lang="de">/);
});
