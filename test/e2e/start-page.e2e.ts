/** The public pages in a real Chromium (Debian's): what a person sees after the demo, without JavaScript, by axe's rules. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';

const HOME = join(import.meta.dirname, '../..');
const CHROMIUM = '/usr/bin/chromium';
const missing = existsSync(CHROMIUM) ? false : 'Chromium is not installed: apt-get install chromium';
const SHOTS = join(HOME, '.out/screenshots');
let demo: ChildProcess;
let folder = '';
let address = '';
let browser: Browser;

before(
  async () => {
    if (missing) return;
    folder = await mkdtemp(join(tmpdir(), 'recourse-e2e-'));
    demo = spawn(process.execPath, [join(HOME, 'bin/recourse.js'), 'demo', '--data', folder, '--port', '0']);
    address = await addressOf(demo);
    await mkdir(SHOTS, { recursive: true });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  },
  { timeout: 180_000 },
);

async function addressOf(started: ChildProcess): Promise<string> {
  let seen = '';
  return new Promise((resolve, reject) => {
    started.stdout!.on('data', (chunk) => {
      seen += String(chunk);
      const found = /start page\s+(http:\S+)/.exec(seen)?.[1];
      if (found) resolve(found);
    });
    started.once('exit', () => reject(new Error(`the demo ended before it said where it is: ${seen}`)));
  });
}

after(async () => {
  await browser?.close();
  if (demo) {
    const gone = new Promise((resolve) => demo.once('exit', resolve));
    demo.kill('SIGTERM');
    await gone;
  }
  if (folder) await rm(folder, { recursive: true, force: true });
});

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

for (const path of ['/', '/log', '/policies', '/docs']) {
  for (const scheme of ['light', 'dark'] as const) {
    test(
      `${path} reads well in ${scheme}, wide and narrow, and has no serious barrier`,
      { skip: missing, timeout: 60_000 },
      async () => {
        const context = await browser.newContext({
          colorScheme: scheme,
          viewport: { width: 1280, height: 900 },
          bypassCSP: true,
        });
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('pageerror', (fault) => faults.push(fault.message));
        page.on('requestfailed', (request) => faults.push(request.url()));
        const answer = await page.goto(address + path);
        assert.equal(answer?.status(), 200);
        const name = path === '/' ? 'start' : path.slice(1);
        await page.screenshot({ path: join(SHOTS, `${name}-${scheme}-1280.png`), fullPage: true });
        await page.addScriptTag({ path: axe });
        const found = await page.evaluate<
          string[]
        >(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' | ')))`);
        assert.deepEqual(found, []);
        await page.setViewportSize({ width: 360, height: 800 });
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
        assert.ok(overflow <= 0, `${path} is ${overflow} px wider than a small phone`);
        await page.screenshot({ path: join(SHOTS, `${name}-${scheme}-360.png`), fullPage: true });
        assert.deepEqual(faults, []);
        await context.close();
      },
    );
  }
}

test('the start page shows the same without JavaScript', { skip: missing, timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  assert.ok((await page.locator('h1').first().textContent())?.trim());
  assert.ok((await page.locator('a[href="/log"]').count()) > 0);
  await context.close();
});
