/** Three hundred hostile strings in every field that somebody else fills in: nothing runs, nothing becomes markup. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { instant, referenceId } from '../../src/common/index.ts';
import { addWork, missing, openConsole, type ConsoleService } from '../fixtures/console-service.ts';
import { HOSTILE_STRINGS } from '../fixtures/hostile-strings.ts';
import { asHeader, json, picture, pictureAgain } from '../fixtures/http-service.ts';

const options = { skip: missing, timeout: 180_000 } as const;
let house: ConsoleService;
let page: Page;
const paths: string[] = ['/', '/queue', '/references', '/claimants', '/orders', '/strikes', '/audit', '/policies'];
const ran: string[] = [];

/** As many as fit into a line of so many characters. */
function packed(most: number): string[] {
  const lines: string[] = [];
  for (const one of HOSTILE_STRINGS.map((text) => text.replaceAll('\u0000', ''))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + one.length < most) lines[lines.length - 1] = `${last} ${one}`;
    else lines.push(one);
  }
  return lines;
}

before(
  async () => {
    if (missing) return;
    house = await openConsole();
    const { service } = house;
    const { store } = service.running.service;
    const post = async (path: string, body: object) => {
      const answer = await service.ask('POST', path, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      });
      const said = await json(answer);
      assert.ok(answer.ok, `${path}: ${JSON.stringify(said).slice(0, 400)}`);
      return said;
    };
    const lines = packed(480);
    const real = await addWork(service, { work: await picture(141), title: lines[0]!, claimant: lines[1]! });
    const sample = (await store.reference(referenceId(real)))!;
    await store.transaction(async (tx) => {
      for (const [at, line] of lines.entries())
        await tx.saveReference(
          {
            ...sample,
            id: referenceId(`ref_${String(at).padStart(22, '0')}`),
            addedAt: instant(Date.now()),
            state: { kind: 'quarantined', why: line },
            rights: { ...sample.rights, title: line, claimant: lines[(at + 1) % lines.length]! },
          },
          new Uint8Array(1),
        );
    });
    const whole = packed(18_000);
    const declaration = { flag: 'quotation', licence: lines[2]!.slice(0, 2000), postContext: whole[0]! };
    const upload = await json(
      await service.ask('POST', '/v1/uploads?territory=DE', {
        body: await pictureAgain(141),
        headers: { 'Recourse-Declaration': asHeader(declaration) },
      }),
    );
    paths.push(`/uploads/${upload.id}`, `/cases/upload/${upload.id}`);
    for (const text of whole) {
      const filed = await post('/v1/notices', {
        location: upload.id,
        explanation: text,
        contact: { name: lines[3]!.slice(0, 200), email: 'max@example.org' },
        goodFaith: true,
      });
      paths.push(`/cases/notice/${filed.id}`);
    }
    const complaint = await service.ask('POST', '/v1/complaints', {
      body: JSON.stringify({ about: `upload/${upload.id}`, text: whole[0] }),
      headers: { 'Content-Type': 'application/json' },
    });
    const filed = await json(complaint);
    // A declared use opens a complaint by itself (R7b): then there is one already.
    if (complaint.ok) paths.push(`/cases/complaint/${filed.id}`);
    for (const line of lines.slice(0, 6)) {
      const order = await post('/v1/orders', {
        form: 'letter',
        authority: line.slice(0, 150),
        country: 'DE',
        text: whole[0],
      });
      paths.push(`/cases/${order.stream}`);
      const claimant = await post('/v1/claimants', { name: line.slice(0, 150) });
      paths.push(`/cases/${claimant.stream}`);
    }
    const { context } = await house.open(['administrator', 'reviewer', 'board-member']);
    await context.exposeFunction('hit', (what: unknown) => ran.push(String(what)));
    page = await context.newPage();
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
  },
  { timeout: 180_000 },
);
after(() => house?.close());

test('has three hundred of them, all different', { skip: missing }, () => {
  assert.equal(new Set(HOSTILE_STRINGS).size, 300);
});

test('shows them all and runs none', options, async () => {
  let shown = 0;
  for (const path of paths) {
    await page.goto(`${house.address}/console${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(700);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.waitForTimeout(120);
    }
    const text = await page.evaluate<string>('document.body.innerText');
    shown += text.split('hit(1)').length - 1;
    const strange = await page.evaluate<string[]>(
      `[...document.querySelectorAll('iframe, object, embed, base, marquee, script:not([src]), [onerror], [onload], [href^="javascript:" i]')].map((one) => one.outerHTML.slice(0, 120))`,
    );
    assert.deepEqual(strange, [], path);
  }
  console.log(`${shown} calls shown as text on ${paths.length} pages`);
  assert.ok(shown > 600, `only ${shown} were there to be seen`);
  assert.deepEqual(ran, []);
});

test('reports no breach of the policy either: the strings never came near it', options, () => {
  assert.deepEqual(
    house.faults.filter((fault) => /Content Security Policy|TrustedHTML|TrustedScript/.test(fault)),
    [],
  );
});
