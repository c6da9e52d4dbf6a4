/** A reviewer's morning in a real Chromium: queue, evidence, decisions by keyboard, taking one back, new work arriving. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { addWork, ask, missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { json, picture, until } from '../fixtures/http-service.ts';

const CASES = 11;
let house: ConsoleService;
let page: Page;
let work: Uint8Array;
const held: string[] = [];

/** A part of the work, declared a quotation, nothing added: for a human (R8). */
const part = async (at: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(work)
      .extract({ left: 10 + 8 * at, top: 12 + 5 * at, width: 300, height: 220 })
      .jpeg({ quality: 88 })
      .toBuffer(),
  );

before(
  async () => {
    if (missing) return;
    house = await openConsole();
    work = await picture(101);
    await addWork(house.service, { work, title: 'Discs at noon' });
    for (let at = 0; at < CASES; at++) {
      const answer = await ask(house.service, await part(at), { flag: 'quotation' });
      assert.equal(answer.decision?.action, 'REVIEW_HOLD', JSON.stringify(answer).slice(0, 300));
      held.push(answer.id);
    }
    const { context } = await house.open(['reviewer']);
    page = await context.newPage();
  },
  { timeout: 180_000 },
);
after(() => house?.close());

const caseOf = async (id: string) => json(await house.service.ask('GET', `/v1/cases/upload/${id}`));
const options = { skip: missing, timeout: 120_000 } as const;

test('shows the queue in the order of the law, and opens the first case with Enter', options, async () => {
  await page.goto(`${house.address}/console/queue`);
  await page.locator('.case-row').first().waitFor();
  assert.equal(await page.locator('.case-row').count(), CASES);
  assert.match((await page.locator('.case-row').first().textContent()) ?? '', /Discs at noon/);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/upload\//);
  assert.equal(new URL(page.url()).pathname.split('/').at(-1), held[0]);
});

test('keeps pictures covered until asked, and covers them again with the same key', options, async () => {
  const filter = () =>
    page
      .locator('.shielded')
      .first()
      .evaluate((one: { readonly style?: { readonly filter: string } }) => one.style!.filter);
  await page.locator('.shielded').first().waitFor();
  assert.match(await filter(), /blur\(24px\) grayscale\(1\)/);
  await page.keyboard.press('b');
  assert.equal(await filter(), 'none');
  await page.keyboard.press('b');
  assert.match(await filter(), /blur/);
});

test('draws the outline of the work where the server found it', options, async () => {
  const outline = page.locator('.pair figure').nth(1).locator('polygon.outline');
  const points = ((await outline.first().getAttribute('points')) ?? '').split(/[ ,]/).map(Number);
  // The first part was cut from 10,12 with 300 × 220 pixels.
  assert.ok(Math.abs(points[0]! - 10) < 16 && Math.abs(points[1]! - 12) < 16, points.join(' '));
  assert.ok(Math.abs(points[4]! - 310) < 16 && Math.abs(points[5]! - 232) < 16, points.join(' '));
});

test('shows the statement as the uploader will read it before anything is decided', options, async () => {
  await page.keyboard.press('4');
  await page.locator('.statement').waitFor();
  assert.match((await page.locator('.statement').textContent()) ?? '', /complain/i);
  assert.equal((await caseOf(held[0]!)).file.state, 'HELD_FOR_REVIEW');
});

test('takes a decision back with u, as if it had never been made', options, async () => {
  await page.keyboard.press('d');
  await page.waitForURL((url) => !url.pathname.endsWith(held[0]!));
  await page.getByRole('status').filter({ hasText: 'goes out' }).waitFor();
  await page.keyboard.press('u');
  await page.getByText('Undone').waitFor();
  await page.waitForTimeout(300);
  assert.equal((await caseOf(held[0]!)).events.length, 1);
  await page.keyboard.press('q');
  await page.locator('.case-row').first().waitFor();
  assert.equal(await page.locator('.case-row').count(), CASES);
});

test('lets a reviewer decide ten cases without touching the mouse', options, async () => {
  await page.locator('.case-row[data-active="true"]').waitFor();
  for (let up = 0; up < CASES; up++) await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  for (let at = 0; at < 10; at++) {
    await page.waitForURL(new RegExp(`${held[at]}$`));
    await page.locator('.outcome').first().waitFor();
    await page.keyboard.press(at % 2 === 0 ? '1' : '3');
    await page.keyboard.press('d');
  }
  await page.waitForURL(new RegExp(`${held[10]}$`));
  const states = await until(async () => {
    const found = await Promise.all(held.slice(0, 10).map(async (id) => (await caseOf(id)).file.state as string));
    return found.includes('HELD_FOR_REVIEW') ? undefined : found;
  }, 30_000);
  assert.deepEqual(
    states.map((state) => (state === 'BLOCKED' ? 'blocked' : 'public')),
    Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 'public' : 'blocked')),
  );
});

test('brings new work into the open queue without a reload', options, async () => {
  await page.keyboard.press('q');
  await page.locator('.case-row').first().waitFor();
  await page.locator('.side').getByText('Live', { exact: true }).waitFor();
  assert.equal(await page.locator('.case-row').count(), 1);
  await ask(house.service, await part(11), { flag: 'criticism' });
  await page.locator('.case-row').nth(1).waitFor({ timeout: 15_000 });
});

test('sends what was decided when the reviewer leaves before it went out', options, async () => {
  const { context } = await house.open(['reviewer']);
  const leaving = await context.newPage();
  await leaving.goto(`${house.address}/console/cases/upload/${held[10]}`);
  await leaving.locator('.outcome').first().waitFor();
  await leaving.keyboard.press('1');
  await leaving.keyboard.press('d');
  await leaving.close({ runBeforeUnload: false });
  await until(async () => ((await caseOf(held[10]!)).file.state === 'HELD_FOR_REVIEW' ? undefined : true), 10_000);
  await context.close();
});

test('runs under a strict policy: no fault, no inline script, no string becomes markup', options, async () => {
  const answer = await page.goto(`${house.address}/console/`);
  const policy = answer!.headers()['content-security-policy']!;
  assert.match(policy, /script-src 'self'/);
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  await page.locator('h1').waitFor();
  assert.deepEqual(house.faults, []);
});

test('ends the session for good', options, async () => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Password').waitFor();
  await page.reload();
  await page.getByLabel('Password').waitFor();
});
