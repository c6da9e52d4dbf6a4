/** Whatever people write stays text: three hundred hostile strings in every field that reaches a public page or the console's case view. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { HOSTILE_STRINGS } from '../fixtures/hostile-strings.ts';
import { asHeader, json } from '../fixtures/http-service.ts';
import { article } from '../scenarios/texts.ts';

// A text with a NUL is refused at the door; without it the rest of it still has to stay text.
const HOSTILE = HOSTILE_STRINGS.map((one) => one.replaceAll('\u0000', ''));
const ALL = HOSTILE.join('\n');
const DOCKET_CASES = 6;
/** In one page of a case. */
const MATCHES_SHOWN = 6;
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
let house: ConsoleService;
const places: { readonly path: string; readonly shows: readonly string[]; readonly open?: string }[] = [];

type Headers = Readonly<Record<string, string>>;

async function send(path: string, body: unknown, as?: Headers): Promise<Record<string, string>> {
  const answer = await house.service.ask('POST', path, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...as },
    ...(as && { key: '' }),
  });
  const said = await json(answer);
  assert.ok(answer.ok, `${path}: ${JSON.stringify(said).slice(0, 300)}`);
  return said;
}
/** As many of them as fit, from the given one on. */
function packed(from: number, characters: number): string {
  let text = '';
  for (let i = 0; i < HOSTILE.length; i++) {
    const next = `${text}${text === '' ? '' : ' '}${HOSTILE[(from + i) % HOSTILE.length]}`;
    if (next.length > characters) break;
    text = next;
  }
  return text;
}

/** All of them, in as few texts of this length as it takes. */
function bundles(characters: number): string[] {
  const texts: string[] = [];
  for (const one of HOSTILE) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= characters) texts[texts.length - 1] = `${last} ${one}`;
    else texts.push(one);
  }
  return texts;
}
const withLink = (link: string): Headers => ({ Authorization: `Bearer ${link}` });

before(
  async () => {
    if (missing) return;
    assert.equal(HOSTILE.length, 300);
    house = await openConsole();
    const { service } = house;
    const works: string[] = [];
    const titles = bundles(480);
    for (const [i, title] of titles.entries()) {
      works.push(article(8100 + i, 1500));
      const headers = { 'Recourse-Work': asHeader({ title, claimant: packed(i * 9, 180) }) };
      const added = await service.ask('POST', '/v1/references', { body: new TextEncoder().encode(works[i]), headers });
      assert.equal(added.status, 201, await added.text());
    }
    // Uploads that quote them, as many as a page shows, with the strings around the quotations.
    for (let from = 0; from < works.length; from += MATCHES_SHOWN) {
      const quotes = works.slice(from, from + MATCHES_SHOWN).map((work) => `"${work.slice(300, 1000)}"`);
      const upload = await uploaded(`${ALL}\n${quotes.join(`\n${packed(from * 9, 900)}\n`)}\n${ALL}`);
      const answer = (await send(`/v1/uploads/${upload}/links`, { purpose: 'answer' }))['link']!;
      places.push({ path: `/you/${answer}`, shows: titles.slice(from, from + MATCHES_SHOWN) });
      if (from === 0) places.push({ path: `/console/cases/upload/${upload}`, shows: [] });
    }
    const blocked = await uploaded(works[0]!);
    const complain = (await send(`/v1/uploads/${blocked}/links`, { purpose: 'complain' }))['link']!;
    const complaint = await send('/v1/complaints', { about: `upload/${blocked}`, text: ALL }, withLink(complain));
    places.push({ path: `/you/${complaint['link']}`, shows: HOSTILE });
    places.push({ path: `/console/cases/complaint/${complaint['id']}`, shows: [ALL], open: 'What was said' });
    const report = {
      location: packed(40, 2000),
      explanation: ALL,
      contact: { name: packed(90, 200), email: 'n@people.example' },
      goodFaith: true,
    };
    const notice = await send('/v1/notices', report);
    places.push({ path: `/you/${notice['link']}`, shows: [] });
    places.push({ path: `/console/cases/notice/${notice['id']}`, shows: [ALL], open: 'What was said' });
    await boardAndOrders();
    const provider = { name: packed(0, 200), service: packed(150, 200), veryLarge: false };
    await send('/v1/provider', provider);
    places.push({ path: `/reports/${new Date().getUTCFullYear()}`, shows: [provider.name] });
    for (const path of ['/', '/log', '/console/references', '/console/queue', '/console/orders'])
      places.push({ path, shows: [] });
  },
  { timeout: 180_000 },
);
after(() => house?.close());

async function uploaded(text: string): Promise<string> {
  const headers = { 'Recourse-Uploader': asHeader({ account: `x-${text.length}`, name: packed(200, 200) }) };
  const answer = await house.service.ask('POST', '/v1/uploads?territory=DE', {
    body: new TextEncoder().encode(text),
    headers,
  });
  const said = await json(answer);
  assert.equal(answer.status, 201, JSON.stringify(said).slice(0, 300));
  return said.id as string;
}

async function boardAndOrders(): Promise<void> {
  const { service } = house;
  const admin = await service.staff('administrator');
  const members = await Promise.all(Array.from({ length: 7 }, () => service.staff('board-member')));
  for (const { headers } of members) {
    await send('/v1/me/interests', { interests: [], knows: ['region/DE'] }, headers);
    await send('/v1/board/key', { passphrase: 'four words of a member' }, headers);
  }
  for (let i = 0; i < DOCKET_CASES; i++) {
    const upload = await uploaded(article(8500 + i, 500));
    const { stream } = await send('/v1/docket/referrals', { upload, text: ALL }, admin.headers);
    const id = stream!.split('/')[1]!;
    const selection = {
      take: true,
      title: packed(i * 50, 160),
      summary: ALL,
      questions: Array.from({ length: 10 }, (_, part) => HOSTILE.slice(part * 30, part * 30 + 30).join(' ')),
      topics: [],
    };
    await send(`/v1/docket/${id}/selection`, selection, members[0]!.headers);
    await send(`/v1/docket/${id}/comments`, { text: ALL }, {});
    places.push({ path: `/docket/${id}`, shows: [ALL] });
    if (i === 0) places.push({ path: `/console/cases/oversight/${id}`, shows: [] });
  }
  places.push({ path: '/docket', shows: [packed(0, 160)] });
  const order = { form: 'letter', authority: packed(120, 160), country: 'DE', text: ALL };
  const { stream } = await send('/v1/orders', order, admin.headers);
  places.push({ path: '/orders', shows: [order.authority] });
  places.push({ path: `/console/cases/${stream}`, shows: [] });
}

/** A page whose own policy is out of force: what is held back here is held back by escaping alone. */
async function guarded(context: BrowserContext): Promise<{ page: Page; runs: string[] }> {
  const runs: string[] = [];
  await context.exposeFunction('hit', () => void runs.push('ran'));
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    runs.push(dialog.message());
    void dialog.dismiss();
  });
  return { page, runs };
}

/** Markup that nobody of us wrote. */
const FOREIGN = `[...document.querySelectorAll('*')].filter((one) =>
  [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value) && name !== 'value')
  || one.matches('iframe, object, embed, base, meta[http-equiv], marquee, math, script:not([src^="/"])')).map((one) => one.outerHTML.slice(0, 120))`;

test(
  'the strings do run where a page takes them for markup: this test can fail',
  { skip: missing, timeout: 60_000 },
  async () => {
    const context = await house.browser.newContext({ bypassCSP: true });
    const { page, runs } = await guarded(context);
    await page.goto(`${house.address}/style.css`);
    let harmful = 0;
    for (const one of HOSTILE.filter((_, i) => i % 10 === 0)) {
      runs.length = 0;
      await page.setContent(`<body><p>${one}</p></body>`);
      await page.waitForTimeout(20);
      if (runs.length > 0) harmful++;
    }
    assert.ok(harmful >= 12, `only ${harmful} of 30 ran`);
    await context.close();
  },
);

test('not one of them runs on a page or in the console', { skip: missing, timeout: 240_000 }, async () => {
  const { context } = await house.open(['administrator', 'reviewer', 'board-member'], { bypassCSP: true });
  const { page, runs } = await guarded(context);
  for (const { path, shows, open } of places) {
    await page.goto(house.address + path);
    await page.locator('h1').first().waitFor();
    if (path.startsWith('/console')) await page.waitForTimeout(900);
    if (open !== undefined) await page.getByText(open, { exact: false }).last().click();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    await page.waitForTimeout(60);
    assert.deepEqual(runs, [], path);
    assert.deepEqual(await page.evaluate(FOREIGN), [], path);
    const text = inOneLine(String(await page.evaluate('document.body.textContent')));
    for (const one of shows)
      assert.ok(text.includes(inOneLine(one)), `${path} shows it as it was written: ${one.slice(0, 80)}`);
  }
  await context.close();
});

test('nor where a page gives back what was asked', { skip: missing, timeout: 120_000 }, async () => {
  const context = await house.browser.newContext({ bypassCSP: true });
  const { page, runs } = await guarded(context);
  for (let i = 0; i < HOSTILE.length; i += 3) {
    const [rule, reference, question] = HOSTILE.slice(i, i + 3).map((one) => one.slice(0, 100)) as [
      string,
      string,
      string,
    ];
    await page.goto(`${house.address}/precedents?${new URLSearchParams({ rule, reference, question })}`);
    assert.equal(await page.locator('#rule').inputValue(), rule.trim());
  }
  for (const one of [packed(0, 64), packed(77, 64)]) {
    await page.goto(`${house.address}/policies/diff?${new URLSearchParams({ from: one, to: one })}`);
    assert.deepEqual(await page.evaluate(FOREIGN), []);
  }
  await page.goto(`${house.address}/log/verify`);
  const leaf = Buffer.from('{}').toString('base64');
  const promise = { logKey: packed(3, 300), timestamp: 1, signature: Buffer.alloc(64).toString('base64') };
  const receipt = JSON.stringify({ format: 'recourse-receipt/1', log: packed(9, 300), leaf, promise });
  for (const [text, vkey] of [
    [ALL, packed(0, 250)],
    [receipt, await page.locator('#vkey').inputValue()],
  ] as const) {
    await page.locator('#receipt').fill(text);
    await page.locator('#vkey').fill(vkey);
    await page.locator('#in-browser').click();
    await page.locator('#verdict .headline').waitFor();
    assert.deepEqual(await page.evaluate(FOREIGN), []);
    await page.getByRole('button', { name: 'Check on the server' }).click();
    await page.locator('#verdict .headline').waitFor();
    assert.equal(await page.locator('#receipt').inputValue(), text);
    assert.deepEqual(await page.evaluate(FOREIGN), []);
  }
  await page.goto(`${house.address}/notice`);
  await page.locator('textarea').last().fill(ALL);
  await page.locator('form').evaluate('(form) => { form.noValidate = true; form.requestSubmit(); }');
  await page.waitForLoadState();
  assert.deepEqual(await page.evaluate(FOREIGN), []);
  assert.deepEqual(runs, []);
  await context.close();
});
