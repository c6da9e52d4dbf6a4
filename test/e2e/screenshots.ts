/** `npm run screenshots [-- NAME …]`: every public page of a full house, light and dark, wide and narrow, into .out/screenshots, for people to look at. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { openFullHouse } from './full-house.ts';

const SHOTS = join(import.meta.dirname, '../../.out/screenshots');
/** What people put on paper: as PDF too, as a browser prints it. */
const PRINTED = ['docket-ruled', 'your-case', 'your-picture', 'your-complaint-reversed', 'report'];
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const german = process.argv.includes('--de');

await mkdir(SHOTS, { recursive: true });
const { house, pages } = await openFullHouse();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        locale: german ? 'de-DE' : 'en-GB',
      });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages)) {
        if (asked.length > 0 && !asked.includes(name)) continue;
        await page.goto(house.address + path);
        const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (overflow > 0) console.log(`${path} is ${overflow} px too wide at ${width}`);
        const file = `page-${name}-${width}-${colorScheme}${german ? '-de' : ''}.png`;
        await page.screenshot({ path: join(SHOTS, file), fullPage: true });
        if (colorScheme === 'light' && width === 1280 && PRINTED.includes(name))
          await page.pdf({ path: join(SHOTS, `page-${name}${german ? '-de' : ''}.pdf`), format: 'A4' });
      }
      await context.close();
    }
  }
  console.log(`${SHOTS}: ${Object.keys(pages).length} pages`);
} finally {
  await browser.close();
  await house.close();
}
