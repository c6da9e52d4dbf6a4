/** Ten thousand open cases: first rows at once, a few dozen rows in the page, no long task while scrolling. And how heavy the console is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { casePseudonym, instant } from '../../src/common/index.ts';
import { missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';

const CASES = 10_000;
const options = { skip: missing, timeout: 180_000 } as const;
let house: ConsoleService;
let page: Page;

before(
  async () => {
    if (missing) return;
    house = await openConsole();
    const { store } = house.service.running.service;
    const now = Date.now();
    for (let from = 0; from < CASES; from += 1000) {
      await store.transaction(async (tx) => {
        for (let at = from; at < from + 1000; at++) {
          await tx.saveCaseFile({
            stream: `upload/up_${String(at).padStart(22, '0')}`,
            kind: 'upload',
            state: 'HELD_FOR_REVIEW',
            open: true,
            waitsFor: 'staff',
            dueAt: instant(now + at * 60_000),
            severity: 0,
            about: [],
            shown: { action: 'REVIEW_HOLD', rule: 'R8', media: ['image', 'text', 'audio'][at % 3]!, territory: 'DE' },
            openedAt: instant(now - at * 1000),
            changedAt: instant(now),
            length: 1,
            pseudonym: casePseudonym(String(at).padStart(32, '0')),
          });
        }
      });
    }
    const { context } = await house.open(['reviewer']);
    page = await context.newPage();
  },
  { timeout: 180_000 },
);
after(() => house?.close());

const busy = (): number => Math.max(1, loadavg()[0]! / availableParallelism());

test('shows the first rows within 200 ms of the data', options, async () => {
  const answered = page.waitForResponse((response) => response.url().includes('/v1/cases?'));
  await page.goto(`${house.address}/console/queue`);
  await (await answered).finished();
  const from = performance.now();
  await page.locator('.case-row').first().waitFor();
  const took = performance.now() - from;
  console.log(`first rows ${took.toFixed(0)} ms after the data`);
  assert.ok(took < 200 * busy(), `${took.toFixed(0)} ms`);
});

test('stays fluid from the first of ten thousand cases to the last one looked at', options, async () => {
  const rows = page.locator('[data-testid="queue-rows"]');
  let most = 0;
  await rows.hover();
  // From here on: the start does not count.
  await house.browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(40);
    most = Math.max(most, await page.locator('.case-row').count());
  }
  const tasks = tasksOf(await house.browser.stopTracing());
  const last = Number(await page.locator('li[data-index]').last().getAttribute('data-index'));
  const longest = Math.max(...tasks);
  console.log(
    `scrolled to row ${last}; ${most} rows in the page at most; longest of ${tasks.length} tasks ${longest.toFixed(1)} ms of processor time`,
  );
  assert.ok(most <= 80, `${most} rows in the page`);
  assert.ok(last > 800, `only row ${last} was reached`);
  assert.ok(tasks.length > 100, `only ${tasks.length} tasks were seen`);
  assert.ok(longest <= 50, `a task took ${longest.toFixed(1)} ms of processor time`);
});

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of its thread, in microseconds: what others do on this machine is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** How long each task of the page's main thread had the processor, in milliseconds. */
function tasksOf(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents.flatMap(({ name, pid, tid, tdur }) =>
    name.endsWith('RunTask') && tdur !== undefined && mains.has(`${pid} ${tid}`) ? [tdur / 1000] : [],
  );
}

test('walks by keyboard far down and comes back to the same place from a case', options, async () => {
  for (let step = 0; step < 30; step++) await page.keyboard.press('j');
  const active = () => page.locator('.case-row[data-active="true"]').getAttribute('href');
  const before = await active();
  assert.ok(before);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/upload\//);
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.locator('.case-row').first().waitFor();
  assert.equal(await active(), before);
});

test('weighs at most 250 kB at first load', { skip: missing }, () => {
  const folder = join(import.meta.dirname, '../../dist/console');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = [...html.matchAll(/\/console\/(assets\/[\w.-]+)/g)].map((match) => match[1]!);
  // The pages that somebody meets first, and the words of one language, are part of it.
  const more = readdirSync(join(folder, 'assets')).filter((name) => /^(?:en|home|queue|case)-/.test(name));
  const files = new Set([...first, ...more.map((name) => `assets/${name}`)]);
  const bytes = [...files].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  console.log(`first load: ${Math.round(bytes / 1000)} kB gzip in ${files.size} files`);
  assert.ok(bytes <= 250_000, `${bytes} bytes`);
});
