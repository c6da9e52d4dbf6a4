/**
 * A whole platform for one scenario: a real server on a real port, asked over public HTTP routes only, and time that moves when
 * the scenario says so. Works and uploads are texts written from a seed: quick to recognise, and nobody's.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolStaff, keptFolder, memoryTiles, openLogKey, startService, type Mail } from '../../src/app/index.ts';
import type { Machines, Role } from '../../src/casework/index.ts';
import { instant, type Instant } from '../../src/common/index.ts';
import { createDecoder } from '../../src/decode/index.ts';
import { bundlePath, leavesOfBundle, parseLeaf, type Leaf } from '../../src/log/index.ts';
import { createServer, listen } from '../../src/server/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { dsaDatabase, type DsaDatabase } from '../fixtures/dsa-database.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const KEY = 'a-key-for-scenarios';

export interface Person {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface PublicLeaf extends Leaf {
  readonly index: number;
}

export interface House {
  readonly address: string;
  readonly database: DsaDatabase;
  readonly mails: readonly Mail[];
  readonly webhooks: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
  /** Below HTTP, for the one scenario that is about somebody who goes below HTTP. */
  readonly store: Store;
  now(): Instant;
  /** Moves time and lets clocks, letters and the log follow. */
  advance(ms: number): Promise<void>;
  settle(): Promise<void>;
  /** JSON in and out, with the platform's key unless somebody else asks. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    as?: Person | 'anyone' | { readonly link: string },
  ): Promise<Answered>;
  /** The same, and it must succeed. */
  must(
    method: string,
    path: string,
    body?: unknown,
    as?: Person | 'anyone' | { readonly link: string },
  ): Promise<Answered['body']>;
  staff(...roles: readonly Role[]): Promise<Person>;
  addWork(text: string, rights?: Record<string, unknown>): Promise<string>;
  upload(text: string, options?: UploadOptions): Promise<Answered['body']>;
  /** Public leaves, read from the tiles as anyone would. */
  leaves(kind?: string): Promise<readonly PublicLeaf[]>;
  close(): Promise<void>;
}

export interface UploadOptions {
  readonly declaration?: Record<string, unknown>;
  readonly uploader?: { readonly account: string; readonly email?: string; readonly language?: string };
  readonly territory?: string;
}

export interface HouseOptions {
  /** Procedures with a safeguard taken out. */
  readonly machines?: Machines;
  readonly start?: Instant;
  /** A store with a safeguard taken out. */
  readonly storeLike?: (store: Store) => Store;
}

/** A Monday in Berlin, ten in the morning. */
export const MONDAY = instant(Date.UTC(2026, 10, 23, 9));

let people = 0;

export async function openHouse({ machines, start = MONDAY, storeLike }: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-scenario-'));
  let now = start;
  const mails: Mail[] = [];
  const webhooks: { type: string; data: Record<string, unknown> }[] = [];
  const database = dsaDatabase();
  const opened = await openStore({ kind: 'memory' });
  const store = storeLike?.(opened) ?? opened;
  const decoder = await createDecoder();
  const faults: unknown[] = [];
  const running = await startService({
    store,
    decoder,
    log: openLogKey('scenario.example/log', new Uint8Array(32).fill(5)),
    tiles: memoryTiles(),
    files: keptFolder(join(folder, 'kept')),
    spool: join(folder, 'spool'),
    apiKey: KEY,
    clock: { now: () => now },
    signIn: { secret: 'only for scenarios, and long enough to be taken', origin: 'http://localhost' },
    waysOut: {
      sendMail: async (mail) => void mails.push(mail),
      askEuDatabase: database.ask,
      async postBytes(_url, body) {
        webhooks.push(JSON.parse(body));
        return 204;
      },
    },
    ...(machines && { machines }),
    onFault: (...fault) => faults.push(fault),
  });
  const server = createServer(running.service, { onFault: ({ fault }) => faults.push(fault) });
  const listening = await listen(server, { port: 0 });
  const { address } = listening;

  const headersFor = (as: Person | 'anyone' | { readonly link: string } | undefined): Record<string, string> =>
    as === undefined
      ? { authorization: `Bearer ${KEY}` }
      : as === 'anyone'
        ? {}
        : 'link' in as
          ? { authorization: `Bearer ${as.link}` }
          : { ...as.headers };

  const house: House = {
    address,
    database,
    mails,
    webhooks,
    store,
    now: () => now,
    async advance(ms) {
      now = instant(now + ms);
      await running.settle();
    },
    settle: () => running.settle(),
    async ask(method, path, body, as) {
      const answer = await fetch(address + path, {
        method,
        // A kept connection may time out on the server's side while letters are carried.
        headers: {
          connection: 'close',
          ...headersFor(as),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
    },
    async must(method, path, body, as) {
      const { status, body: answered } = await house.ask(method, path, body, as);
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answered)}`);
      return answered;
    },
    async staff(...roles) {
      const email = `person-${++people}@house.example`;
      const founding = { kind: 'case', stream: 'installation/scenario' } as const;
      const outcome = await enrolStaff(running.service, { email, name: `Person ${people}`, roles }, founding);
      if (outcome.kind === 'refused') throw new Error(outcome.detail);
      const link = new URL(await running.service.signIn!.linkFor(email, 'http://localhost'));
      const answer = await fetch(address + link.pathname + link.search, { redirect: 'manual' });
      const cookie = answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return { id: outcome.value.id, headers: { cookie, 'Recourse-Console': '1' } };
    },
    async addWork(text, rights = {}) {
      const answer = await fetch(`${address}/v1/references`, {
        method: 'POST',
        headers: {
          ...headersFor(undefined),
          'content-type': 'text/plain; charset=utf-8',
          'recourse-work': encodeURIComponent(JSON.stringify({ title: 'A work', ...rights })),
        },
        body: text,
      });
      const added = (await answer.json()) as { id: string };
      if (!answer.ok) throw new Error(`the work was refused: ${JSON.stringify(added)}`);
      return added.id;
    },
    async upload(text, { declaration, uploader, territory = 'DE' } = {}) {
      const answer = await fetch(`${address}/v1/uploads?territory=${territory}`, {
        method: 'POST',
        headers: {
          ...headersFor(undefined),
          'content-type': 'text/plain; charset=utf-8',
          ...(declaration && { 'recourse-declaration': encodeURIComponent(JSON.stringify(declaration)) }),
          ...(uploader && { 'recourse-uploader': encodeURIComponent(JSON.stringify(uploader)) }),
        },
        body: text,
      });
      const body = await answer.json();
      if (!answer.ok) throw new Error(`the upload was refused: ${JSON.stringify(body)}`);
      return body;
    },
    async leaves(kind) {
      await running.settle();
      const checkpoint = await (await fetch(`${address}/log/checkpoint`)).text();
      const size = Number(checkpoint.split('\n')[1]);
      const found: PublicLeaf[] = [];
      for (let tile = 0; tile * 256 < size; tile++) {
        const width = Math.min(256, size - tile * 256);
        const answer = await fetch(`${address}/log/${bundlePath(tile, width)}`);
        const entries = leavesOfBundle(new Uint8Array(await answer.arrayBuffer())) ?? [];
        for (const [i, entry] of entries.entries()) {
          const leaf = parseLeaf(entry);
          if (leaf.kind === 'done' && (kind === undefined || leaf.value.k === kind))
            found.push({ ...leaf.value, index: tile * 256 + i });
        }
      }
      return found;
    },
    async close() {
      await listening.stop();
      await running.stop();
      await decoder.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
      if (faults.length > 0 && process.env.RECOURSE_TRACE) console.error(faults);
    },
  };
  return house;
}
