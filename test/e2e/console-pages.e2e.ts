/** Every page and state of the console by axe's rules, light and dark, with pictures to look at in .out/screenshots. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { drawLandscape } from '../../src/cli/demo/draw.ts';
import { TWO_BOOKS } from '../../src/cli/demo/texts.ts';
import { barriers } from '../fixtures/barriers.ts';
import { addWork, ask, missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { json } from '../fixtures/http-service.ts';

const SHOTS = join(import.meta.dirname, '../../.out/screenshots');
const options = { skip: missing, timeout: 120_000 } as const;
let house: ConsoleService;
const ids: Record<string, string> = {};

before(
  async () => {
    if (missing) return;
    house = await openConsole();
    await mkdir(SHOTS, { recursive: true });
    const { service } = house;
    const harbour = Buffer.from(drawLandscape(4).svg);
    const bytes = new TextEncoder();
    await addWork(service, { work: new Uint8Array(await sharp(harbour).png().toBuffer()), title: 'Harbour at dusk' });
    await addWork(service, { work: bytes.encode(TWO_BOOKS), title: 'On keeping two books', claimant: 'Carrier Press' });
    const part = sharp(harbour).extract({ left: 300, top: 200, width: 600, height: 480 });
    const tilted = await part.rotate(6, { background: '#223' }).jpeg({ quality: 82 }).toBuffer();
    ids['picture'] = (await ask(service, new Uint8Array(tilted), { flag: 'criticism' })).id;
    ids['text'] = (await ask(service, bytes.encode(TWO_BOOKS.slice(100, 720)), { flag: 'quotation' })).id;
    ids['blocked'] = (await ask(service, bytes.encode(TWO_BOOKS))).id;
    const post = async (path: string, body: object) => {
      const answer = await service.ask('POST', path, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      });
      const said = await json(answer);
      assert.ok(answer.ok, `${path}: ${JSON.stringify(said)}`);
      return said;
    };
    ids['complaint'] = (
      await post('/v1/complaints', {
        about: `upload/${ids['blocked']}`,
        text: 'I wrote this essay myself, under a pen name, and can prove it.\nPlease look at my first edition.',
      })
    ).id;
  },
  { timeout: 180_000 },
);
after(() => house?.close());

interface Visit {
  readonly name: string;
  readonly path: string;
  /** What to do before looking: keys, or `click …`. */
  readonly steps?: readonly string[];
  /** Seen when the page is there. */
  readonly seen: string;
}

const visits = (): readonly Visit[] => [
  { name: 'home', path: '/', seen: '.tiles' },
  { name: 'queue', path: '/queue', seen: '.case-row' },
  { name: 'queue-keys', path: '/queue', steps: ['?'], seen: 'dialog[open]' },
  { name: 'case-covered', path: `/cases/upload/${ids['picture']}`, seen: '.outcome' },
  { name: 'case-open', path: `/cases/upload/${ids['picture']}`, steps: ['b', '4'], seen: '.statement' },
  {
    name: 'case-wipe',
    path: `/cases/upload/${ids['picture']}`,
    steps: ['click Wipe', 'b'],
    seen: '.slide',
  },
  { name: 'case-text', path: `/cases/upload/${ids['text']}`, steps: ['3'], seen: 'mark' },
  { name: 'case-history', path: `/cases/upload/${ids['text']}`, steps: ['click History'], seen: '.steps' },
  { name: 'complaint', path: `/cases/complaint/${ids['complaint']}`, steps: ['click What was said'], seen: '.said' },
  { name: 'board-empty', path: '/board', seen: '.empty' },
  { name: 'references', path: '/references', seen: '.table' },
  { name: 'import', path: '/references', steps: ['click Import a catalogue'], seen: 'dialog[open]' },
  { name: 'claimants', path: '/claimants', seen: 'h1' },
  { name: 'disputes', path: '/disputes', seen: 'h1' },
  { name: 'strikes', path: '/strikes', seen: 'h1' },
  { name: 'orders', path: '/orders', seen: 'h1' },
  { name: 'policies', path: '/policies', seen: '.table' },
  { name: 'approvals', path: '/approvals', seen: 'h1' },
  { name: 'people', path: '/people', seen: '.table' },
  { name: 'interests', path: '/people', steps: ['click Declare your interests'], seen: 'dialog[open]' },
  { name: 'audit', path: '/audit', seen: '.table' },
  { name: 'decided', path: `/uploads/${ids['blocked']}`, seen: '.statement' },
  { name: 'health', path: '/health', seen: '.bars' },
  { name: 'settings', path: '/', steps: ['click Settings'], seen: 'dialog[open]' },
  { name: 'no-such-case', path: '/cases/upload/up_nobody', seen: '[role="alert"]' },
  { name: 'no-such-page', path: '/nothing', seen: '.empty' },
];

async function visit(page: Page, { path, steps = [], seen }: Visit): Promise<void> {
  await page.goto(`${house.address}/console${path}`);
  await page.locator('h1').first().waitFor();
  if (steps.length > 0) await page.waitForLoadState('networkidle').catch(() => {}); // the event stream stays open
  for (const step of steps) {
    if (!step.startsWith('click ')) await page.keyboard.press(step);
    else await page.getByText(step.slice('click '.length), { exact: false }).last().click();
  }
  await page.locator(seen).first().waitFor();
  await page.waitForTimeout(150);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every page and state is without serious barriers in ${scheme}`, { ...options, timeout: 300_000 }, async (t) => {
    const { context } = await house.open(['administrator', 'reviewer'], {
      scheme,
      bypassCSP: true,
      reducedMotion: true,
    });
    const page = await context.newPage();
    for (const one of visits()) {
      await t.test(one.name, async () => {
        await visit(page, one);
        await page.screenshot({ path: join(SHOTS, `console-${one.name}-${scheme}-1280.png`) });
        assert.deepEqual(await barriers(page), []);
        assert.equal(await page.locator('h1').count(), 1, 'one heading');
      });
    }
    await context.close();
  });
}

test('reads in German, dates and numbers included, without a word of English left in the frame', options, async () => {
  const { context } = await house.open(['administrator', 'reviewer'], { locale: 'de-DE' });
  const page = await context.newPage();
  await visit(page, { name: 'queue', path: '/queue', seen: '.case-row' });
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  assert.equal(await page.locator('h1').textContent(), 'Prüfliste');
  assert.doesNotMatch((await page.locator('.side').textContent()) ?? '', /Settings|Sign out|Queue|Policies/);
  await page.screenshot({ path: join(SHOTS, 'console-queue-german-1280.png') });
  await context.close();
});

test('works with the keyboard alone from the first Tab on', options, async () => {
  const { context } = await house.open(['reviewer']);
  const page = await context.newPage();
  await visit(page, { name: 'home', path: '/', seen: '.tiles' });
  await page.keyboard.press('Tab');
  assert.match((await focused(page)) ?? '', /To the work/);
  const reached = new Set<string>();
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('Tab');
    reached.add((await focused(page)) ?? '');
    // Whatever has the focus shows it.
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    if (await focused(page)) assert.notEqual(outline, 'none', (await focused(page)) ?? '');
  }
  for (const name of ['Review queue', 'Policies', 'Settings', 'Sign out'])
    assert.ok(
      [...reached].some((one) => one.includes(name)),
      `${name} is not reached by Tab`,
    );
  await context.close();
});

const focused = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>('document.activeElement === document.body ? null : document.activeElement.textContent');

test('a stranger sees the door and nothing behind it', options, async () => {
  const context: BrowserContext = await house.browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${house.address}/console/queue`);
  await page.getByLabel('E-mail address').waitFor();
  await page.screenshot({ path: join(SHOTS, 'console-sign-in-light-1280.png') });
  assert.deepEqual(await barriers(page), []);
  await page.getByLabel('E-mail address').fill('nobody@example.org');
  await page.getByLabel('Password').fill('a password that is wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await context.close();
});
