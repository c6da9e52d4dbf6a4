/** Through the registers and the board room with the keyboard alone, and as a screen reader hears them: roles, names, live regions, focus. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openConsoleHouse, type ConsoleHouse } from '../fixtures/console-house.ts';
import { missing } from '../fixtures/console-service.ts';
import { until } from '../fixtures/http-service.ts';

const options = { skip: missing, timeout: 180_000 } as const;
let house: ConsoleHouse;
before(
  async () => {
    if (!missing) house = await openConsoleHouse();
  },
  { timeout: 180_000 },
);
after(() => house?.console.close());

async function open(headers: Readonly<Record<string, string>>, path: string): Promise<Page> {
  const context = await house.console.openAs(headers, { reducedMotion: true });
  const page = await context.newPage();
  await page.goto(`${house.console.address}/console${path}`);
  await page.locator('h1').first().waitFor();
  return page;
}

interface Focused {
  readonly tag: string;
  readonly text: string;
}
const focused = (page: Page): Promise<Focused> =>
  page.evaluate<Focused>(
    '({ tag: document.activeElement.tagName, text: (document.activeElement.innerText || document.activeElement.name || "").trim() })',
  );
async function focusIs(page: Page, tag: string, text: RegExp): Promise<void> {
  const found = await until(async () => {
    const now = await focused(page);
    return now.tag === tag && text.test(now.text) ? now : undefined;
  }, 8000).catch(() => undefined);
  assert.ok(found, `focus is on ${JSON.stringify(await focused(page))}, not on ${tag} ${text}`);
}
/** Tab until that is reached, as somebody without a mouse does. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let step = 0; step < 40; step++) {
    if (text.test((await focused(page)).text)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${text} is not reached by Tab`);
}
const orderState = async (id: string): Promise<string> =>
  (await house.service.get(`/v1/cases/order/${id}`)).body.file.state;

test('an order is found, read, decided, taken back and decided again without a mouse', options, async () => {
  const page = await open(house.staff.administrator.headers, '/');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  // A new page is announced by its heading.
  await focusIs(page, 'H1', /Orders of authorities/);
  await page.locator('.row-link').first().waitFor();
  await page.keyboard.press('j');
  for (let step = 0; step < 5; step++) {
    const href = await page.evaluate<string>('document.activeElement.getAttribute("data-row") ?? ""');
    if (href === house.ids['valid']) break;
    await page.keyboard.press('j');
  }
  await page.keyboard.press('Enter');
  // What was opened is where one is now.
  await focusIs(page, 'H2', /Regional court/);
  await tabTo(page, /Decide about the order/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Decide about the order' });
  await dialog.waitFor();
  assert.ok(await page.evaluate('document.activeElement.closest("dialog") !== null'), 'focus is inside the dialog');
  // Nothing chosen: the first thing missing is said, and heard.
  await page.getByRole('radio', { name: 'Refuse' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await dialog.getByRole('alert').first().innerText(), 'This is needed.');
  await page.getByRole('radio', { name: 'Refuse' }).focus();
  await page.keyboard.press('Space');
  await tabTo(page, /^reason$/);
  await page.keyboard.type('The order names no reasons that we could check.');
  await tabTo(page, /Decide about the order/);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  // The dialog gives focus back; what happens is heard politely and can be taken back with one key.
  const live = page.locator('.toasts[role="status"][aria-live="polite"]');
  await live.getByText('Decide about the order: goes out in a moment.').waitFor();
  await page.keyboard.press('u');
  await live.getByText('Undone').waitFor();
  assert.equal(await orderState(house.ids['valid']!), 'VALID');

  await tabTo(page, /Decide about the order/);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Refuse' }).focus();
  await page.keyboard.press('Space');
  await tabTo(page, /^reason$/);
  await page.keyboard.type('The order names no reasons that we could check.');
  await tabTo(page, /Decide about the order/);
  await page.keyboard.press('Enter');
  await live.getByText('Decided.').waitFor({ timeout: 20_000 });
  assert.equal(await orderState(house.ids['valid']!), 'REFUSED');
  await page.locator('.register-pane').getByText('Refused').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.register-pane').waitFor({ state: 'detached' });
  assert.deepEqual(house.console.faults, []);
  await page.context().close();
});

test(
  'a screen reader hears a register as headings, a table with named columns, and a named record',
  options,
  async () => {
    const page = await open(house.staff.administrator.headers, `/strikes?id=u-suspended`);
    await page.locator('.register-pane h2').waitFor();
    await page.locator('.ladder').waitFor();
    const tree = await page.locator('main').ariaSnapshot();
    for (const heard of [
      /heading "Strikes and suspensions" \[level=1\]/,
      /group "Show"/,
      /searchbox "Find"/,
      /table "Strikes and suspensions"/,
      /columnheader "Account"/,
      /columnheader "Standing"/,
      /link "u-suspended"/,
      /region "Record"/,
      /heading "u-suspended" \[level=2\]/,
      /region "What you can do"/,
      /button "Lift a measure"/,
      /list "The ladder"/,
      /heading "Strikes" \[level=3\]/,
    ])
      assert.match(tree, heard);
    // No information by colour alone: the rung it stands on says so.
    assert.match(await page.locator('.ladder [aria-current="step"]').innerText(), /now/);
    assert.match(await page.locator('nav').first().ariaSnapshot(), /link "Strikes/);
    await page.context().close();
  },
);

test(
  'whoever proposed the end of an account cannot agree to it, and is told why; somebody else can',
  options,
  async () => {
    const own = await open(house.staff.administrator.headers, '/strikes?id=u-to-end');
    const button = own.getByRole('button', { name: /Agree to end the account/ });
    await button.waitFor();
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    assert.match(await button.innerText(), /another administrator has to agree/);
    await button.focus();
    await own.keyboard.press('Enter');
    assert.equal(await own.getByRole('dialog').count(), 0);
    await own.context().close();

    const other = await open(house.staff.second.headers, '/strikes?id=u-to-end');
    await other.getByRole('button', { name: /Agree to end the account/ }).click();
    const dialog = other.getByRole('dialog', { name: 'Agree to end the account' });
    assert.match(await dialog.innerText(), /The account ends for good/);
    await dialog.getByRole('button', { name: 'Agree to end the account' }).click();
    await other.getByText('The account has ended.').waitFor({ timeout: 20_000 });
    const { body } = await house.service.get('/v1/accounts/u-to-end/strikes');
    assert.equal(body.standing.kind, 'terminated');
    await other.context().close();
  },
);

test(
  'a member opens the sealed room, votes, reads the ruling before it goes out, and publishes it',
  options,
  async () => {
    const member = house.panel[0]!;
    const id = house.ids['voting']!;
    const page = await open(member.headers, '/board');
    const tabs = page.getByRole('tablist');
    await tabs.getByRole('tab', { name: 'Docket' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('tab', { name: 'My panels' }).getAttribute('aria-selected'), 'true');
    await page.getByRole('link', { name: 'A poem read at a funeral' }).focus();
    await page.keyboard.press('Enter');
    await focusIs(page, 'H1', /A poem read at a funeral/);
    assert.match(await page.getByRole('list', { name: 'Way of the case' }).ariaSnapshot(), /Vote now/);

    // Nothing sealed is on the page before the member's own key has opened it.
    assert.doesNotMatch(await page.locator('body').innerText(), /Quotation, I should say|recourse-sealed/);
    await page.getByLabel('Passphrase of your key').fill(member.passphrase);
    await page.keyboard.press('Enter');
    const room = page.getByRole('region', { name: 'Sealed room' });
    await room.getByText('Quotation, I should say').waitFor();
    await room.getByText('The poem is quoted in full because').waitFor();
    assert.doesNotMatch(await room.innerText(), /UPHOLD|nonce/, 'how others voted stays sealed');

    await page.getByRole('button', { name: 'Vote', exact: true }).click();
    await page.getByRole('radio', { name: 'The decision stands' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Vote', exact: true }).click();
    await page.getByText('Your vote is sealed.').waitFor({ timeout: 20_000 });
    await page.getByText('3 of 5 have voted').waitFor();

    await page.getByLabel('Reasons of the ruling').fill('A farewell that answers a poem may quote it whole.');
    await page.getByLabel(/Advice beyond this case/).fill('Say in the rules what a quotation may be as long as.');
    const preview = page.locator('.statement');
    assert.match(await preview.innerText(), /may quote it whole.*Recommendations.*Say in the rules/s);
    // A wrong passphrase opens nothing: the step comes back with why, and nothing of the ruling is lost.
    const publish = async (passphrase: string) => {
      const dialog = page.getByRole('dialog', { name: 'Close the vote and publish' });
      await dialog.getByLabel('Passphrase of your key').fill(passphrase);
      await dialog.getByRole('button', { name: 'Close the vote and publish' }).click();
      return dialog;
    };
    await page.getByRole('button', { name: 'Close the vote and publish' }).click();
    const again = await publish('four words of somebody else');
    await again.getByRole('alert').waitFor({ timeout: 20_000 });
    await publish(member.passphrase);
    await page.getByText('The ruling is published.').waitFor({ timeout: 20_000 });
    await page.getByRole('region', { name: 'Ruling' }).getByText('may quote it whole').waitFor();
    const { body } = await house.service.get(`/v1/docket/${id}`, { key: '' });
    assert.deepEqual([body.ruling.outcome, body.ruling.for, body.recommendations.length], ['UPHOLD', 3, 1]);
    await page.context().close();
  },
);

test('a reviewer judges the random sample, and the score follows', options, async () => {
  const page = await open(house.staff.reviewer.headers, `/claimants?id=${house.ids['claimant']}`);
  await page.getByText('2 of 24 decided claims were wrong.').waitFor();
  await page
    .getByRole('button', { name: /Judge this claim/ })
    .first()
    .click();
  await page.getByRole('radio', { name: 'The claim was right' }).check();
  const works = page.getByRole('dialog').getByRole('group', { name: 'Work' }).getByRole('radio');
  if ((await works.count()) > 0) await works.first().check();
  await page.getByRole('dialog').getByRole('button', { name: 'Judge this claim' }).click();
  await page.getByText('2 of 25 decided claims were wrong.').waitFor({ timeout: 20_000 });
  await page.getByText('1 of 1 looked at').waitFor();
  await page.context().close();
});

test('a licence is entered and taken back from the message that follows', options, async () => {
  const page = await open(house.staff.administrator.headers, '/licences');
  await page.getByRole('button', { name: 'Enter a licence' }).first().click();
  await page.getByLabel('Works', { exact: true }).fill(house.ids['disputed']!);
  await page.getByRole('radio', { name: 'Nothing' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Enter a licence' }).click();
  await page.getByText('In force.').waitFor();
  const count = async () =>
    (await house.service.get('/v1/licences')).body.rows.filter(({ endedAt }: { endedAt?: string }) => !endedAt).length;
  assert.equal(await count(), 3);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone').waitFor();
  assert.equal(await count(), 2);
  await page.context().close();
});

test(
  'everything starts covered: blurred, without colour, muted, uncovered slowly, with a budget and breaks',
  options,
  async () => {
    const page = await open(house.staff.reviewer.headers, '/');
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    assert.equal(await dialog.getByRole('button', { name: 'Strong' }).getAttribute('aria-pressed'), 'true');
    for (const name of ['Without colour', 'Muted at first', 'Uncover slowly'])
      assert.equal(await dialog.getByLabel(name).isChecked(), true, name);
    for (const name of ['Uncovered media per day, in minutes', 'Suggest a break after, in minutes'])
      assert.ok(Number(await dialog.getByLabel(name).inputValue()) > 0, name);
    await page.keyboard.press('Escape');
    await focusIs(page, 'BUTTON', /Settings/);
    await page.context().close();
  },
);
