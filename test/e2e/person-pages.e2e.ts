/** The journey of somebody whose upload was stopped: no account, no script, keyboard and screen reader welcome. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { HOUR, KEY, openHouse, type House } from '../scenarios/house.ts';
import { article, quoted } from '../scenarios/texts.ts';
import { picture, pictureAgain } from '../fixtures/http-service.ts';

const CHROMIUM = '/usr/bin/chromium';
const missing = existsSync(CHROMIUM) ? false : 'Chromium is not installed: apt-get install chromium';
const SHOTS = join(import.meta.dirname, '../../.out/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let house: House;
let browser: Browser;

before(async () => {
  if (missing) return;
  await mkdir(SHOTS, { recursive: true });
  house = await openHouse();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function linkFor(upload: { readonly id: string }): Promise<string> {
  return (await house.must('POST', `/v1/uploads/${upload.id}/links`, { purpose: 'answer' })).link;
}

/** In both colour schemes and at both widths: looked at by axe, and kept for people to look at. */
async function inspect(name: string, path: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ] as const) {
    // axe needs scripts; the page itself gets none.
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(house.address + path);
    const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    assert.ok(overflow <= 0, `${name} at ${width} is ${overflow} pixels too wide`);
    await page.addScriptTag({ path: AXE });
    const found = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: unknown[] }[];
    };
    const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(
      serious.map(({ id, nodes }) => [id, nodes.length]),
      [],
      `${name} ${colorScheme}`,
    );
    await page.screenshot({ path: join(SHOTS, `person-${name}-${width}-${colorScheme}.png`), fullPage: true });
    await context.close();
  }
}

const withoutScripts = async (): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })).newPage();

test(
  'an uploader contests a block and wins, in a browser without scripts',
  { skip: missing, timeout: 120_000 },
  async () => {
    const work = article(901);
    await house.addWork(work, { title: 'On small fields', claimant: 'Publisher of fields' });
    const upload = await house.upload(work, { uploader: { account: 'e2e-1', email: 'me@people.example' } });
    assert.equal(upload.decision.action, 'BLOCK');
    const link = await linkFor(upload);
    await inspect('blocked', `/you/${link}`);

    const page = await withoutScripts();
    await page.goto(`${house.address}/you/${link}`);
    await page.locator('form[action$="/complaint"] textarea').fill('I wrote this, and I can show my drafts.');
    await page.locator('form[action$="/complaint"] button').press('Enter');
    await page.waitForURL(/\/you\/tk_/);
    assert.match((await page.locator('h1').textContent()) ?? '', /Your complaint/);
    const own = new URL(page.url()).pathname;
    await inspect('complaint', own);

    const [open] = (await house.must('GET', '/v1/cases?kind=complaint&open=true')).rows;
    const reviewer = await house.staff('reviewer');
    await house.advance(80 * HOUR);
    const reason = 'The drafts show that the uploader wrote it.';
    await house.must('POST', `/v1/complaints/${open.id}/decision`, { outcome: 'REVERSED', reason }, reviewer);
    await page.goto(house.address + own);
    assert.match((await page.locator('main').textContent()) ?? '', /was wrong and is undone[^]*The drafts show/);
    await inspect('reversed', own);
    await page.goto(`${house.address}/you/${link}`);
    assert.match((await page.locator('h1').textContent()) ?? '', /public again/);
    const receipt = await page.request.get(`${house.address}/you/${link}/receipt.json`);
    assert.ok(((await receipt.json()) as { record?: object }).record);
  },
);

test(
  'an uploader says it is a parody, and the upload goes public at once',
  { skip: missing, timeout: 60_000 },
  async () => {
    const work = article(902);
    await house.addWork(work);
    const upload = await house.upload(quoted(work, 400, 903), { uploader: { account: 'e2e-2' } });
    assert.equal(upload.decision.action, 'PROMPT_HOLD');
    const link = await linkFor(upload);
    await inspect('asked', `/you/${link}`);
    const page = await withoutScripts();
    await page.goto(`${house.address}/you/${link}`);
    await page.locator('input[value="parody"]').check();
    await page.locator('form[action$="/answer"] button').first().click();
    await page.waitForLoadState();
    assert.match((await page.locator('h1').textContent()) ?? '', /Your upload is public/);
  },
);

test(
  'evidence in pictures is seen without scripts, in the reader’s language',
  { skip: missing, timeout: 60_000 },
  async () => {
    const send = async (path: string, type: string, body: Uint8Array, header: string, value: object) => {
      const headers = {
        authorization: `Bearer ${KEY}`,
        'content-type': type,
        [header]: encodeURIComponent(JSON.stringify(value)),
      };
      return (await fetch(house.address + path, { method: 'POST', headers, body: new Uint8Array(body) })).json();
    };
    await send('/v1/references', 'image/png', await picture(77), 'recourse-work', { title: 'Discs at night' });
    const upload = (await send('/v1/uploads?territory=DE', 'image/jpeg', await pictureAgain(77), 'recourse-uploader', {
      account: 'e2e-3',
      language: 'de',
    })) as { id: string };
    const link = await linkFor(upload);
    await inspect('pictures', `/you/${link}`);
    const page = await withoutScripts();
    const pictures: number[] = [];
    page.on('response', (answer) => answer.url().includes('/evidence/') && pictures.push(answer.status()));
    await page.goto(`${house.address}/you/${link}`, { waitUntil: 'networkidle' });
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    assert.deepEqual(pictures, [200, 200]);
  },
);

test(
  'anyone reports something without an account, and follows it by its link',
  { skip: missing, timeout: 60_000 },
  async () => {
    await inspect('notice', '/notice');
    await inspect('gone', `/you/tk_${'x'.repeat(43)}`);
    const page = await withoutScripts();
    await page.goto(`${house.address}/notice`);
    await page.fill('#location', 'https://platform.example/watch/17');
    await page.fill('#explanation', 'This is my photograph, and nobody asked me.');
    await page.fill('#name', 'Ada');
    await page.fill('#email', 'ada@people.example');
    await page.check('[name=goodFaith]');
    await page.locator('form.tall button').click();
    await page.waitForURL(/\/you\/tk_/);
    assert.match((await page.locator('h1').textContent()) ?? '', /waits for a person/);
    await inspect('notice-sent', new URL(page.url()).pathname);
  },
);

test('a link that was made up opens nothing, and says what to do', { skip: missing }, async () => {
  const answer = await fetch(`${house.address}/you/tk_${'y'.repeat(43)}`);
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /newest letter/);
});
