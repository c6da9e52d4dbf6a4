/** What others than reviewers come for: a catalogue is imported, an order registered. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addWork, ask, missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { json, picture, pictureAgain, until } from '../fixtures/http-service.ts';

const options = { skip: missing, timeout: 120_000 } as const;
let house: ConsoleService;
before(
  async () => {
    if (missing) return;
    house = await openConsole();
    await addWork(house.service, { work: await picture(131), title: 'Discs before noon', claimant: 'Ada' });
    const answer = await ask(house.service, await pictureAgain(131));
    assert.equal(answer.decision.action, 'BLOCK');
  },
  { timeout: 180_000 },
);
after(() => house?.close());

async function open(path: string, ...roles: Parameters<ConsoleService['open']>[0][number][]): Promise<Page> {
  const { context } = await house.open(roles);
  const page = await context.newPage();
  await page.goto(`${house.address}/console${path}`);
  await page.locator('h1').first().waitFor();
  return page;
}

test('imports a catalogue: first what would happen, then with progress, and never twice', options, async () => {
  const page = await open('/references', 'administrator');
  const list = [
    'file,title,claimant,policy,claimedIn',
    'one.png,"Discs, the first",Bea,license,DE AT',
    'two.png,Discs the second,Bea,destroy,',
    'three.png,Discs the third,Bea,,',
    'missing.png,Not here,Bea,,',
  ].join('\r\n');
  const files = [
    { name: 'one.png', mimeType: 'image/png', buffer: Buffer.from(await picture(132)) },
    { name: 'two.png', mimeType: 'image/png', buffer: Buffer.from(await picture(133)) },
    // Nothing can be recognised in it: the server refuses it, and says so on its line.
    { name: 'three.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
  ];
  const fill = async () => {
    await page.getByRole('button', { name: 'Import a catalogue' }).click();
    await page.getByLabel('List', { exact: true }).setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list),
    });
    await page.getByLabel('Files named in the list').setInputFiles(files);
    await page.getByText('Would be added: 2').waitFor();
  };
  await fill();
  const plan = (await page.locator('section[aria-label="What would happen"]').textContent()) ?? '';
  assert.match(plan, /Line 3.*destroy/s);
  assert.match(plan, /Line 5.*missing\.png/s);
  const count = async () => (await json(await house.service.ask('GET', '/v1/references'))).rows.length;
  assert.equal(await count(), 1, 'a dry run sends nothing');
  await page.getByRole('button', { name: 'Import 2' }).click();
  await page.getByText('1 imported, 1 refused').waitFor();
  assert.match((await page.locator('dialog').textContent()) ?? '', /Line 4/);
  assert.equal(await count(), 2);
  const [first] = (await json(await house.service.ask('GET', '/v1/references'))).rows;
  assert.deepEqual([first.title, first.policy, first.claimedIn], ['Discs, the first', 'license', ['DE', 'AT']]);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByText('Discs, the first').first().waitFor();
  await fill();
  await page.getByRole('button', { name: 'Import 2' }).click();
  await page.getByText('1 imported, 1 refused').waitFor();
  assert.equal(await count(), 2, 'the same list again adds nothing');
  await page.context().close();
});

test('registers what an authority asks for, in words, and says what it is', options, async () => {
  const page = await open('/orders', 'administrator', 'reviewer');
  await page.getByRole('button', { name: 'Enter a contact' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Enter a contact' });
  await dialog.getByRole('button', { name: 'Enter a contact' }).click();
  await dialog.getByText('This is needed.').waitFor();
  await dialog.getByLabel('How it came').selectOption('e-mail');
  await dialog.getByLabel('Authority').fill('Ministry of Fisheries');
  await dialog.getByLabel('Country').fill('Germany');
  await dialog.getByLabel('What it asks for').fill('Please remove this before the elections.');
  await dialog.getByRole('button', { name: 'Enter a contact' }).click();
  await dialog.getByText('Two letters, such as DE.').last().waitFor();
  await dialog.getByLabel('Country').fill('de');
  await dialog.getByRole('button', { name: 'Enter a contact' }).click();
  await page.getByRole('link', { name: 'Ministry of Fisheries' }).click();
  await page.getByRole('heading', { level: 2, name: 'Ministry of Fisheries' }).waitFor();
  await page.getByRole('button', { name: 'Say what it is' }).click();
  await page.getByRole('radio', { name: /Informal/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Say what it is' }).click();
  await page.locator('.register-pane .badge', { hasText: 'Informal: an ordinary notice' }).waitFor();
  const { rows } = await json(await house.service.ask('GET', '/v1/orders'));
  assert.deepEqual([rows[0].country, rows[0].state], ['DE', 'INFORMAL']);
  await page.context().close();
});

test('whoever was blocked complains, is read before the evidence, and wins', options, async () => {
  const [blocked] = (await json(await house.service.ask('GET', '/v1/uploads'))).rows as { id: string }[];
  const words = 'These discs are mine: I drew them, and here is how.';
  const filed = await json(
    await house.service.ask('POST', '/v1/complaints', {
      body: JSON.stringify({ about: `upload/${blocked!.id}`, text: words, uploader: { account: 'acc-1' } }),
      headers: { 'Content-Type': 'application/json' },
    }),
  );
  const page = await open('/queue', 'reviewer');
  await page.locator('.case-row', { hasText: 'Complaint' }).click();
  await page.waitForURL(new RegExp(`${filed.id}$`));
  await page.locator('.said').getByText(words).waitFor();
  await page.keyboard.press('2');
  await page.getByText('Nothing is restricted').waitFor();
  await page.keyboard.press('d');
  const after = await until(async () => {
    const { file } = await json(await house.service.ask('GET', `/v1/cases/complaint/${filed.id}`));
    return file.open ? undefined : file;
  }, 20_000);
  assert.equal(after.state, 'REVERSED');
  const upload = await json(await house.service.ask('GET', `/v1/uploads/${blocked!.id}/case`));
  assert.equal(upload.public, true, JSON.stringify(upload).slice(0, 300));
  await page.context().close();
});

test('an auditor reads everything and is offered nothing to change', options, async () => {
  const page = await open('/orders', 'auditor');
  assert.equal(await page.getByRole('button', { name: 'Enter a contact' }).count(), 0);
  await page.goto(`${house.address}/console/audit`);
  await page.getByRole('link', { name: 'Blocked' }).first().click();
  await page.locator('.statement').waitFor();
  assert.deepEqual(
    house.faults.filter((fault) => !/status of 4\d\d/.test(fault)),
    [],
  );
  await page.context().close();
});
