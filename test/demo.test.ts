/** The demo's docket: seven cases over public routes, on a whole service in memory, and the same again at a second start. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ensureAdministrator, signInLink } from '../src/app/index.ts';
import { fillDocket, openTown } from '../src/cli/demo/docket/fill-docket.ts';
import type { Shown } from '../src/cli/demo/docket/demo-case.ts';
import { uploaderLink } from '../src/cli/demo/docket/uploader-link.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { listen, type Listening } from '../src/server/index.ts';
import { openTestService, type TestService } from './fixtures/http-service.ts';
import { article } from './scenarios/texts.ts';

const PICTURE = 'somebody’s whole picture, mirrored, nothing added';
const MEME = 'a large meme of it, nothing declared';
const ADMINISTRATOR = 'administrator@localhost.localdomain';

let service: TestService;
let listening: Listening;
let folder = '';
let samples: ReadonlyMap<string, string>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recourse-demo-'));
  service = await openTestService();
  listening = await listen(service.server, { port: 0 });
  await ensureAdministrator(service.running.service, ADMINISTRATOR);
  samples = new Map([
    [PICTURE, await copyOf(901)],
    [MEME, await copyOf(902)],
  ]);
});
after(async () => {
  await listening.stop();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

test('fills the docket with seven cases through public routes, and shows them again at a second start', async () => {
  const first = await fill();
  assert.equal(first.lines.length, 8, 'a heading and a line per case');
  const files = new Map<string, { state: string; open: boolean }>();
  for (const { stream } of first.shown) {
    const file = await service.running.service.store.caseFile(stream);
    assert.ok(file, stream);
    files.set(stream.slice(0, stream.indexOf('/')), file);
  }
  const stateOf = (kind: string) => files.get(kind)?.state;
  assert.deepEqual(['complaint', 'ownership', 'notice', 'order', 'claimant', 'oversight'].map(stateOf), [
    'HEARING',
    'disputed',
    'QUEUED',
    'INFORMAL',
    'excluded',
    'DELIBERATING',
  ]);
  const [, , song, crowd, , , board] = first.shown;
  assert.match(song!.stands, /[1-9][0-9]*\.[0-9]{2} EUR in escrow/);
  assert.match(crowd!.stands, /^1 review/);
  const panel = (await answer(`/v1/docket/${board!.stream.slice('oversight/'.length)}/lottery`)) as {
    draws: unknown[];
  };
  assert.ok(panel.draws.length > 0, 'the panel was drawn, for everybody to check');

  const cases = await casesNow();
  const again = await fill();
  assert.deepEqual(again.shown, first.shown);
  assert.equal(await casesNow(), cases, 'a second start makes nothing');
});

test('goes on where an interrupted start stopped, without doing anything twice', async () => {
  const { store } = service.running.service;
  const cases = await casesNow();
  const made = await store.setting('demo-docket');
  // As if the first start had ended before its last line.
  await store.transaction((tx) => tx.saveSetting('demo-docket', null));
  const { shown } = await fill();
  assert.deepEqual(
    shown.map(({ stream }) => stream),
    (made as unknown as Shown[]).map(({ stream }) => stream),
  );
  assert.equal(await casesNow(), cases);
});

test('keeps a key of the platform’s own, for the owner’s eyes, that cannot rule over people', async () => {
  const file = join(folder, 'platform.key');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const key = (await readFile(file, 'utf8')).trim();
  const asked = await service.ask('GET', '/v1/people', { key });
  assert.equal(asked.status, 403);
  assert.equal((await service.ask('GET', '/v1/cases', { key })).status, 200);
});

test('gives the page of an uploader, fresh at each start', async () => {
  const town = await openTown(house(), folder);
  const [one, other] = [await uploaderLink(town, samples), await uploaderLink(town, samples)];
  assert.notEqual(one, other);
  for (const link of [one, other]) assert.equal((await fetch(link)).status, 200);
});

const house = () => ({
  service: service.running.service,
  address: listening.address,
  async consoleLink() {
    const link = await signInLink(service.running.service, ADMINISTRATOR, listening.address);
    assert.ok(link.kind === 'done');
    return link.value;
  },
});

async function fill(): Promise<{ readonly shown: readonly Shown[]; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const terminal = { print: (line = '') => lines.push(line), paint: (_: unknown, text: string) => text };
  const town = await openTown(house(), folder);
  return { shown: await fillDocket(terminal as unknown as Terminal, house(), town, samples), lines };
}

const answer = async (path: string): Promise<object> => (await (await service.ask('GET', path)).json()) as object;

async function casesNow(): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await service.running.service.store.docket({ ...(after !== undefined && { after }) });
    count += page.rows.length;
    after = page.next;
  } while (after !== undefined);
  return count;
}

/** A text that is blocked, because it is the whole of somebody's work. */
async function copyOf(seed: number): Promise<string> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const work = encodeURIComponent(JSON.stringify({ title: `Work ${seed}` }));
  const body = article(seed, 1500);
  await service.ask('POST', '/v1/references', { body, headers: { ...headers, 'recourse-work': work } });
  const uploaded = await service.ask('POST', '/v1/uploads?territory=DE', { body, headers });
  return ((await uploaded.json()) as { id: string }).id;
}
