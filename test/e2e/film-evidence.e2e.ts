/** A film that matches, in a real Chromium: clips of both sides really play, go to the same moment, and stay covered until asked. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addWork, missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { asHeader, json } from '../fixtures/http-service.ts';
import { drawnFrames, drawnTune, encodedFilm, withoutFfmpeg } from '../fixtures/make-films.ts';

const SHOTS = join(import.meta.dirname, '../../.out/screenshots');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SECONDS = 16;
const FROM = 2;
const options = { skip: missing || withoutFfmpeg, timeout: 180_000 } as const;
let house: ConsoleService;
let page: Page;
let upload = '';
const asked: string[] = [];

interface Player {
  readonly at: number;
  readonly paused: boolean;
  readonly muted: boolean;
  readonly ready: number;
  readonly preload: string;
  readonly autoplay: boolean;
}
const READ = `[...document.querySelectorAll('video')].map((v) => ({ at: v.currentTime, paused: v.paused, muted: v.muted, ready: v.readyState, preload: v.preload, autoplay: v.autoplay }))`;
const players = (where: Page): Promise<readonly Player[]> => where.evaluate(READ) as Promise<readonly Player[]>;

/** Until both are as wanted. */
async function until(where: Page, wanted: (player: Player) => boolean, what: string): Promise<readonly Player[]> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const seen = await players(where);
    if (seen.length === 2 && seen.every(wanted)) return seen;
    await where.waitForTimeout(100);
  }
  throw new Error(`${what}: ${JSON.stringify(await players(where))}`);
}

before(
  async () => {
    if (missing || withoutFfmpeg) return;
    await mkdir(SHOTS, { recursive: true });
    house = await openConsole();
    const frames = drawnFrames(31, SECONDS);
    const work = encodedFilm({ frames, tune: drawnTune(31, SECONDS) });
    await addWork(house.service, { work, title: 'Discs in motion' });
    const cut = encodedFilm({ frames: frames.slice(FROM * 10), options: ['-crf', '30'] });
    const headers = { 'Recourse-Uploader': asHeader({ account: 'film-maker' }) };
    upload = (await json(await house.service.ask('POST', '/v1/uploads?territory=DE', { body: cut, headers }))).id;
    const { context } = await house.open(['reviewer'], { reducedMotion: true });
    page = await context.newPage();
    page.on('request', (request) => request.url().includes('/clip?') && asked.push(request.url()));
    await page.goto(`${house.address}/console/cases/upload/${upload}`);
    await page.locator('video').nth(1).waitFor({ state: 'attached' });
  },
  { timeout: 180_000 },
);
after(() => house?.close());

test('nothing plays, loads or sounds by itself, and a covered film does not play', options, async () => {
  const [first, second] = await players(page);
  for (const player of [first!, second!]) {
    assert.deepEqual([player.paused, player.muted, player.preload, player.autoplay], [true, true, 'none', false]);
  }
  await page.keyboard.press('l');
  await page.waitForTimeout(300);
  assert.deepEqual(asked, []);
});

test('both sides play together once they are uncovered, and stop with one key', options, async () => {
  await page.keyboard.press('b');
  await page.keyboard.press('l');
  const [here, there] = await until(page, ({ at, paused }) => at > 0.6 && !paused, 'both play');
  assert.ok(Math.abs(here!.at - there!.at) < 0.8, `${here!.at} and ${there!.at}`);
  await page.screenshot({ path: join(SHOTS, 'film-evidence.png'), fullPage: true });
  await page.keyboard.press('l');
  const stopped = await until(page, ({ paused }) => paused, 'both stop');
  await page.waitForTimeout(400);
  assert.deepEqual(
    (await players(page)).map(({ at }) => at),
    stopped.map(({ at }) => at),
  );
});

test('a click on the upload’s timeline and an arrow key lead both to the same moment', options, async () => {
  const box = (await page.locator('svg.ribbons').boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.5, box.y + 8);
  const half = (SECONDS - FROM) / 2;
  const near = (wanted: number) => (player: Player) => Math.abs(player.at - wanted) < 0.4 && player.ready >= 2;
  await until(page, near(half), 'both at the click');
  await page.locator('svg.ribbons').press('ArrowRight');
  await until(page, near(half + 1), 'both a second on');
  const text = await page.locator('svg.ribbons').getAttribute('aria-valuetext');
  assert.match(text ?? '', /Upload 0:0[78].*Reference 0:(?:09|10)/);
});

test('sound is heard when somebody asks for it; covering stops the films', options, async () => {
  await page.keyboard.press('m');
  assert.ok((await players(page)).every(({ muted }) => !muted));
  await page.keyboard.press('l');
  await until(page, ({ paused }) => !paused, 'both play');
  await page.keyboard.press('b');
  await until(page, ({ paused }) => paused, 'both stop when covered');
  assert.deepEqual(house.faults, []);
});

test('axe finds nothing serious in the players and timelines', options, async () => {
  const { context } = await house.open(['reviewer'], { bypassCSP: true, scheme: 'dark' });
  const seen = await context.newPage();
  await seen.goto(`${house.address}/console/cases/upload/${upload}`);
  await seen.locator('svg.ribbons').waitFor();
  await seen.addScriptTag({ path: AXE });
  const found = (await seen.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`,
  )) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => [id, nodes[0]!.html]),
    [],
  );
  await context.close();
});

test('the uploader’s own page plays both sides without a script of ours', options, async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ purpose: 'answer' });
  const { link } = await json(await house.service.ask('POST', `/v1/uploads/${upload}/links`, { body, headers }));
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const own = await context.newPage();
  await own.goto(`${house.address}/you/${link}`);
  assert.equal(await own.locator('script').count(), 0);
  assert.deepEqual(await own.evaluate(`[...document.querySelectorAll('video')].map((v) => [v.controls, v.preload])`), [
    [true, 'none'],
    [true, 'none'],
  ]);
  await own.evaluate(`document.querySelectorAll('video').forEach((v) => ((v.muted = true), void v.play()))`);
  await until(own, ({ at }) => at > 0.5, 'both play');
  await own.screenshot({ path: join(SHOTS, 'film-person.png'), fullPage: true });
  await context.close();
});
