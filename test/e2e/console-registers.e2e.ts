/** Every screen of the registers and the board room: no serious barrier in either scheme, one heading, nothing to scroll sideways on a phone. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { barriers, sideways } from '../fixtures/barriers.ts';
import { openConsoleHouse, type ConsoleHouse } from '../fixtures/console-house.ts';
import { missing } from '../fixtures/console-service.ts';

const SHOTS = join(import.meta.dirname, '../../.out/screenshots');
const options = { skip: missing, timeout: 300_000 } as const;
let house: ConsoleHouse;
before(
  async () => {
    if (missing) return;
    house = await openConsoleHouse();
    await mkdir(SHOTS, { recursive: true });
  },
  { timeout: 180_000 },
);
after(() => house?.console.close());

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as: 'administrator' | 'member';
  readonly seen: string;
  /** Pressed before looking, by the names they have in the tree. */
  readonly press?: readonly (readonly ['tab' | 'button', RegExp])[];
}

const screens = (): readonly Screen[] => {
  const { ids } = house;
  const admin = 'administrator' as const;
  const of = (name: string, path: string, id?: string): Screen => ({
    name,
    path: id === undefined ? path : `${path}?id=${encodeURIComponent(id)}`,
    as: admin,
    seen: id === undefined ? '.table' : '.register-pane h2',
  });
  const board = (name: string, id: string | undefined, as: Screen['as'] = 'member'): Screen => ({
    name: `board-${name}`,
    path: `/board/${id}`,
    as,
    seen: '.path',
  });
  return [
    of('claimants', '/claimants'),
    of('claimant', '/claimants', ids['claimant']),
    of('claimant-wrong', '/claimants', ids['wrong']),
    of('disputes', '/disputes'),
    of('dispute', '/disputes', ids['dispute']),
    of('licences', '/licences'),
    of('licence', '/licences', ids['licence']),
    of('money', '/money'),
    of('statement', '/money', `claimant/${ids['claimant']} EUR`),
    of('strikes', '/strikes'),
    of('account-to-weigh', '/strikes', 'u-to-weigh'),
    of('account-suspended', '/strikes', 'u-suspended'),
    of('account-to-end', '/strikes', 'u-to-end'),
    of('account-clean', '/strikes', 'u-nobody'),
    of('orders', '/orders'),
    of('order-sealed', '/orders', ids['sealed']),
    of('order-valid', '/orders', ids['valid']),
    of('order-returned', '/orders', ids['returned']),
    { ...of('order-step', '/orders', ids['valid']), press: [['button', /Decide about|Über die Anordnung/]] },
    of('approvals', '/approvals'),
    { name: 'board', path: '/board', as: 'member', seen: '.table' },
    { name: 'board-mine', path: '/board', as: 'member', seen: '.table', press: [['tab', /My panels/]] },
    { name: 'board-advice', path: '/board', as: admin, seen: '.card', press: [['tab', /Recommendations/]] },
    { name: 'board-precedents', path: '/board', as: admin, seen: '.table', press: [['tab', /Precedents/]] },
    { name: 'board-members', path: '/board', as: 'member', seen: '.table', press: [['tab', /Members/]] },
    board('waiting', ids['waiting']),
    board('hearing', ids['hearing']),
    board('review', ids['review']),
    board('voting', ids['voting']),
    board('ruled', ids['ruled'], admin),
    { name: 'case-order', path: `/cases/order/${ids['valid']}`, as: admin, seen: '.facts' },
    { name: 'case-account', path: '/cases/account/u-to-end', as: admin, seen: '.ladder' },
  ];
};

async function show(page: Page, { path, seen, press = [] }: Screen): Promise<void> {
  await page.goto(`${house.console.address}/console${path}`);
  await page.locator('h1').first().waitFor();
  for (const [role, name] of press) await page.getByRole(role, { name }).first().click();
  await page.locator(seen).first().waitFor();
  await page.waitForTimeout(250);
}

const headersOf = (as: Screen['as']) => (as === 'member' ? house.panel[0]!.headers : house.staff.administrator.headers);

for (const scheme of ['light', 'dark'] as const) {
  test(`the registers and the board room are without serious barriers in ${scheme}`, options, async (t) => {
    for (const as of ['administrator', 'member'] as const) {
      const context = await house.console.openAs(headersOf(as), { scheme, bypassCSP: true, reducedMotion: true });
      const page = await context.newPage();
      for (const screen of screens().filter((one) => one.as === as))
        await t.test(screen.name, async () => {
          await show(page, screen);
          await page.screenshot({ path: join(SHOTS, `console-${screen.name}-${scheme}-1280.png`) });
          assert.deepEqual(await barriers(page), []);
          assert.equal(await page.locator('h1').count(), 1, 'one heading');
        });
      await context.close();
    }
  });
}

test('a phone shows every screen without scrolling the page sideways', options, async (t) => {
  for (const as of ['administrator', 'member'] as const) {
    const context = await house.console.openAs(headersOf(as), {
      width: 360,
      height: 780,
      scheme: 'dark',
      reducedMotion: true,
    });
    const page = await context.newPage();
    const others = ['/', '/queue', '/references', '/policies', '/people', '/audit', '/health'].map((path): Screen => ({
      name: `phone${path}`,
      path,
      as,
      seen: 'h1',
    }));
    for (const screen of [...screens().filter((one) => one.as === as), ...(as === 'administrator' ? others : [])])
      await t.test(screen.name, async () => {
        await show(page, screen);
        await page.screenshot({ path: join(SHOTS, `console-${screen.name.replaceAll('/', '-')}-dark-360.png`) });
        assert.equal(await sideways(page), 0, 'pixels sideways');
      });
    await t.test('the way around opens and closes', async () => {
      const menu = page.getByRole('button', { name: 'Menu' });
      assert.equal(await page.getByRole('link', { name: /Orders/ }).isVisible(), false);
      await menu.click();
      assert.equal(await menu.getAttribute('aria-expanded'), 'true');
      await page.screenshot({ path: join(SHOTS, `console-menu-${as}-dark-360.png`) });
      await page.getByRole('link', { name: /Orders/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Orders of authorities' }).waitFor();
      assert.equal(await page.getByRole('link', { name: /Strikes/ }).isVisible(), false, 'closed after going there');
    });
    await context.close();
  }
});

test('reads in German down to the last step, and remembers it', options, async () => {
  const context = await house.console.openAs(house.staff.administrator.headers, { reducedMotion: true });
  const page = await context.newPage();
  await page.goto(`${house.console.address}/console/orders?id=${house.ids['valid']}`);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { level: 1, name: 'Anordnungen von Behörden' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Anordnungen von Behörden' }).waitFor();
  await page.locator('.register-pane h2').waitFor();
  await page.getByText('Was geschah').click();
  const ENGLISH =
    /\b(?:the|and|with|until|decide|register|until|nothing|shown|order to|valid|registered|classified|found)\b/i;
  const pane = page.locator('.register-pane');
  const said = ((await pane.innerText()) ?? '').replaceAll('Remove the film at the named address.', '');
  assert.doesNotMatch(said, ENGLISH, said);
  await page.getByRole('button', { name: 'Über die Anordnung entscheiden' }).click();
  assert.doesNotMatch(await page.locator('dialog').innerText(), ENGLISH);
  // Dates by locale: 22.11.2026, not 22 Nov 2026.
  assert.match(said, /\d{2}\.\d{2}\.\d{4}/);
  await context.close();
});
