/** After years of work: what the public reads is whole, and the same as when it is counted anew. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { instant } from '../src/common/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { json, openTestService, type TestService } from './fixtures/http-service.ts';
import { caseName, fillStore } from './fixtures/long-log.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const [LEAVES, CASES] = [3000, 130];
let store: Store;
let service: TestService;
const open = () => openTestService({ store, clock: { now: () => instant(NOW) } });

before(async () => {
  store = await openStore({ kind: 'memory' });
  await fillStore(store, { leaves: LEAVES, cases: CASES, now: NOW });
  service = await open();
});
after(async () => {
  await service.close();
  await store.close();
});

const read = async (path: string) => (await service.ask('GET', path, { key: '' })).text();

test('a report takes up a log that was there before, and says the same after a restart', async () => {
  const report = async () => json(await service.ask('GET', '/v1/reports/2026', { key: '' }));
  const first = await report();
  assert.deepEqual(first.checks, { sums: [], restrictive: 300, submitted: 297, difference: 3 });
  const total = first.sheets[6].rows.find((row: unknown[]) => row[4] === 'Total' && row[5] === 'Total number');
  assert.equal(total[6], 300);
  await service.close();
  service = await open();
  assert.deepEqual(await report(), first);
});

test('the docket’s totals are of all pages, and each page’s own part is named', async () => {
  const page = (await read('/docket')).replace(/\s+/g, ' ');
  assert.match(page, /Open <span class="n " ?>13<\/span/);
  assert.match(page, /Late <span class="n stop" ?>(4|5)<\/span/);
  assert.match(page, /Decided <span class="n " ?>117<\/span/);
  assert.match(page, /href="\/docket\?part=decided">All 117 decided cases/);
  assert.equal(page.match(/class="title"/g)?.length, 13 + 20);
  assert.match(page, /Case number 129<\/a>[^]*?What happened in 129\.<\/p>/);
});

test('turning the pages of the docket shows each case once, whatever comes in meanwhile', async () => {
  for (const part of ['open', 'late', 'decided']) {
    const seen: string[] = [];
    let pages = 0;
    for (let path: string | undefined = `/docket?part=${part}`; path; pages++) {
      const page = await read(path);
      seen.push(...[...page.matchAll(/class="title" href="\/docket\/(obc_\d+)"/g)].map((one) => one[1]!));
      const pager = page.slice(page.indexOf('class="pages"'));
      path = pager.match(/href="(\/docket\?part=\w+&amp;after=[^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
      assert.ok(pages < 9, 'the pages come to an end');
      if (part === 'decided' && pages === 0) await comeIn();
    }
    const all = Array.from({ length: CASES }, (_, i) => i);
    const isOpen = (i: number) => i >= CASES - 13;
    const expected = {
      open: isOpen,
      late: (i: number) => isOpen(i) && i % 3 === 0,
      decided: (i: number) => !isOpen(i),
    };
    const names = all.filter(expected[part as keyof typeof expected]).map(caseName);
    assert.deepEqual([...seen].sort(), names, part);
    assert.equal(pages, part === 'decided' ? 3 : 1);
  }
});

/** A case that is decided between two looks. */
const comeIn = () =>
  store.transaction((tx) =>
    tx.saveCaseFile({
      stream: 'oversight/obc_new',
      kind: 'oversight',
      state: 'DECIDED',
      open: false,
      waitsFor: 'nobody',
      severity: 1,
      about: [],
      shown: {},
      openedAt: instant(NOW),
      changedAt: instant(NOW),
      length: 0,
      pseudonym: 'board-new',
    }),
  );
