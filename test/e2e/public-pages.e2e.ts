/** The pages for everybody in a real Chromium: readable by axe's rules, wide and narrow, light and dark; a journalist checks a receipt. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openFullHouse, type FullHouse } from './full-house.ts';

const CHROMIUM = '/usr/bin/chromium';
const missing = existsSync(CHROMIUM) ? false : 'Chromium is not installed: apt-get install chromium';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
let full: FullHouse;
let browser: Browser;

before(
  async () => {
    if (missing) return;
    full = await openFullHouse();
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await full?.house.close();
});

for (const [width, colorScheme, locale] of [
  [1280, 'light', 'en-GB'],
  [360, 'dark', 'de-DE'],
] as const) {
  const name = `every page reads well ${colorScheme} at ${width} (${locale}), and has no serious barrier`;
  test(name, { skip: missing, timeout: 240_000 }, async () => {
    // axe needs scripts; the pages themselves get none.
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      locale,
      bypassCSP: true,
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    for (const [what, path] of Object.entries(full.pages)) {
      const answer = await page.goto(full.house.address + path);
      assert.equal(answer?.status(), what === 'nothing' || what === 'gone' ? 404 : 200, path);
      const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
      await page.addScriptTag({ path: AXE });
      const found = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`)) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
        [],
        `${path} ${colorScheme}`,
      );
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

async function paste(page: Page, receipt: unknown): Promise<string> {
  await page.locator('#receipt').fill(JSON.stringify(receipt));
  await page.locator('#in-browser').click();
  await page.locator('#verdict .headline').waitFor();
  const text = (await page.locator('#verdict').textContent()) ?? '';
  await page.locator('#verdict').evaluate('(place) => place.replaceChildren()');
  return text;
}

test(
  'a journalist checks a receipt in the browser, offline: nothing is sent anywhere',
  { skip: missing, timeout: 60_000 },
  async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`${full.house.address}/log/verify`);
    await page.locator('#in-browser').waitFor({ state: 'visible' });
    await context.setOffline(true);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    assert.match(await paste(page, full.receipt), /It is genuine, and stands in the log.*checked in this browser/);
    const { record, ...rest } = full.receipt as { record: Record<string, unknown> };
    const altered = await paste(page, { ...rest, record: { ...record, territory: 'US' } });
    assert.match(altered, /It is not genuine.*✗ does not hold The private record belongs to the entry/);
    const promise = { ...(rest as unknown as { promise: object }).promise, timestamp: 1_700_000_000_000 };
    assert.match(await paste(page, { ...full.receipt, promise }), /✗ does not hold This log signed a promise for it/);
    assert.deepEqual(sent, []);
    assert.deepEqual(said, [], 'no violation of the page’s own policy');
    await context.close();
  },
);

test(
  'a reader without scripts looks up a ruling, comments on an open case and checks a receipt',
  { skip: missing, timeout: 60_000 },
  async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const { address } = full.house;
    await page.goto(`${address}/precedents`);
    await page.getByLabel('Question').fill('newsworthiness');
    await page.getByRole('button', { name: 'Search' }).press('Enter');
    await page.getByRole('link', { name: /A speech with a threat/ }).click();
    assert.match((await page.locator('main').textContent()) ?? '', /3 for, 1 against[^]*I would have left it up/);

    await page.goto(address + full.pages['docket-open']);
    await page.locator('form textarea').fill('Please think of those who cannot choose what is played.');
    await page.locator('form button').click();
    assert.match((await page.locator('h1').textContent()) ?? '', /Your comment was received/);
    await page.goBack();
    await page.reload();
    assert.match((await page.locator('main').textContent()) ?? '', /3 comments were received/);

    await page.goto(`${address}/log/verify`);
    assert.equal(await page.locator('#in-browser').isVisible(), false);
    await page.locator('#receipt').fill(JSON.stringify(full.receipt));
    await page.getByRole('button', { name: 'Check on the server' }).click();
    assert.match(
      (await page.locator('#verdict').textContent()) ?? '',
      /It is genuine, and stands in the log[^]*It is entry/,
    );
  },
);
