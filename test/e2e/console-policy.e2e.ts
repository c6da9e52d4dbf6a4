/** A policy from draft to decision: tried on the past, proposed, approved by a second administrator, published; the next upload is decided under it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { parseLeaf } from '../../src/log/index.ts';
import { asHeader, json } from '../fixtures/http-service.ts';
import { missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { article, quoted } from '../scenarios/texts.ts';

const options = { skip: missing, timeout: 120_000 } as const;
const work = article(711);
const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
let house: ConsoleService;
before(
  async () => {
    if (missing) return;
    house = await openConsole();
    const headers = { ...plain, 'Recourse-Work': asHeader({ title: 'A long read', claimant: 'Ada' }) };
    const added = await house.service.ask('POST', '/v1/references', { body: work, headers });
    assert.equal(added.status, 201);
  },
  { timeout: 180_000 },
);
after(() => house?.close());

const upload = async (seed: number) =>
  json(await house.service.ask('POST', '/v1/uploads?territory=DE', { body: quoted(work, 150, seed), headers: plain }));

async function open(path: string): Promise<Page> {
  const { context } = await house.open(['administrator']);
  const page = await context.newPage();
  await page.goto(`${house.address}/console${path}`);
  await page.locator('h1').first().waitFor();
  return page;
}

test(
  'an administrator drafts, tries and proposes; a second approves; the next upload is decided under it',
  options,
  async () => {
    const old = await upload(1);
    assert.equal(old.decision.rule, 'R5a');
    const page = await open('/policies');
    const tryIt = page.getByRole('button', { name: 'Try on past decisions' });
    const propose = page.getByRole('button', { name: 'Propose for publication' });
    assert.equal(await tryIt.getAttribute('aria-disabled'), 'true', 'nothing was changed yet');
    const floor = page.getByLabel('Draft: Evidence floor');
    await floor.fill('1.5');
    assert.equal(await propose.getAttribute('aria-disabled'), 'true', 'not before it was tried');
    await tryIt.click();
    await page.getByText('1 would be decided otherwise').waitFor();
    await propose.click();
    await page
      .getByText(/from 0 to 1/)
      .first()
      .waitFor();
    await floor.fill('0.8');
    await page.getByLabel('Draft: Minor use of a text, characters').fill('100');
    await tryIt.click();
    await page.getByText('Stricter for uploaders: 1').waitFor();
    await propose.click();
    await page.getByText('Proposed. Another administrator').waitFor();

    // Who proposed cannot approve, and is told so.
    await page.goto(`${house.address}/console/approvals`);
    await page.getByRole('link', { name: 'Publish a policy' }).click();
    const own = page.getByRole('button', { name: /^Approve/ });
    await own.waitFor();
    assert.equal(await own.getAttribute('aria-disabled'), 'true');
    await page.getByText('Approve: You proposed it').waitFor();
    await page.context().close();
    const other = await open('/approvals');
    await other.getByRole('link', { name: 'Publish a policy' }).click();
    await other.getByText('The drafted policy is published').waitFor();
    await other.getByRole('button', { name: 'Approve' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await other.getByText('Approved.').waitFor({ timeout: 20_000 });
    await house.service.running.settle();

    await other.goto(`${house.address}/console/policies`);
    await other.locator('option[value="de@2026-11+1"]').waitFor({ state: 'attached' });
    assert.equal(await other.locator('select').first().inputValue(), 'de@2026-11+1', 'the next draft builds on it');
    const reader = await other.context().newPage();
    await reader.goto(`${house.address}/policies/diff?from=de%402026-11&to=de%402026-11%2B1`);
    assert.match((await reader.locator('main').textContent()) ?? '', /160[^]*100/);

    const next = await upload(2);
    assert.deepEqual([next.decision.rule === 'R5a', next.decision.policyVersion], [false, 'de@2026-11+1']);
    const { hash } = await json(await house.service.ask('GET', '/v1/policies/de'));
    const receipt = await json(await house.service.ask('GET', `/v1/uploads/${next.id}/receipt`));
    const leaf = parseLeaf(new Uint8Array(Buffer.from(receipt.leaf, 'base64')));
    assert.equal(leaf.kind === 'done' && leaf.value.p, hash, 'the leaf names the policy by its hash');
    assert.equal(
      (await json(await house.service.ask('GET', `/v1/uploads/${old.id}`))).decision.policyVersion,
      'de@2026-11',
    );
    await other.context().close();
  },
);
