/**
 * From a data folder to a listening server: every driver is built here, in order, and closed in the opposite order.
 * Read it top to bottom; there is no container.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import {
  DEFAULT_ORIGIN,
  ensureAdministrator,
  keptFolder,
  openLogKey,
  parseSeed,
  readOrMakeSeed,
  signInLink,
  startService,
  tileFolder,
  type Service,
} from '../app/index.ts';
import { createDecoder } from '../decode/index.ts';
import { createServer, listen } from '../server/index.ts';
import { openStore } from '../store/index.ts';
import { consolePlace } from './console-build.ts';
import type { Terminal } from './terminal.ts';
import { CommandFailed } from './usage.ts';
import { packageVersion } from './version.ts';
import { waysOut } from './ways-out.ts';

export interface InstallationOptions {
  readonly folder: string;
  readonly port: number;
  readonly host?: string;
  readonly apiKey?: string;
  /** Somebody will want the console soon: in a clone it is built beforehand instead of at the first visit. */
  readonly consoleSoon?: boolean;
}

export interface Installation {
  readonly service: Service;
  /** `http://127.0.0.1:8484` */
  readonly address: string;
  /** Signs the administrator in once, for a quarter of an hour. */
  consoleLink(): Promise<string>;
  /** The first API key, when it was made at this start. */
  readonly firstKey?: string;
  /** Resolves after SIGINT or SIGTERM, when requests under way are answered and everything is closed. */
  untilStopped(): Promise<void>;
  stop(): Promise<void>;
}

export async function startInstallation(terminal: Terminal, options: InstallationOptions): Promise<Installation> {
  const closers: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const close of closers.reverse()) await close();
  });
  // From the first moment: a start that is interrupted leaves nothing behind either.
  const stopped = stopSignal();
  try {
    const folder = makeFolder(options.folder);
    const store = await openDatabase(folder, terminal);
    closers.push(() => store.close());
    const decoder = await createDecoder();
    closers.push(() => decoder.close());
    const running = await startService({
      store,
      decoder,
      log: openLogKey(process.env.RECOURSE_LOG_ORIGIN ?? DEFAULT_ORIGIN, await logSeed(folder)),
      tiles: tileFolder(join(folder, 'log')),
      files: keptFolder(join(folder, 'kept')),
      spool: join(folder, 'spool'),
      signIn: await signInOptions(folder, options),
      waysOut: waysOut(process.env),
      origin: publicOrigin(options),
      keepDays: keepDays(process.env.RECOURSE_KEEP_DAYS),
      ...rematchDays(process.env.RECOURSE_REMATCH_DAYS),
      ...(options.apiKey !== undefined && { apiKey: options.apiKey }),
      ...publicPerHour(process.env.RECOURSE_PUBLIC_PER_HOUR),
      ...(process.env.RECOURSE_ORACLE_LIMITER === 'off' && { oracle: 'off' as const }),
      onFault: (job, fault) =>
        terminal.note(`job ${job}: ${fault instanceof Error ? fault.message : String(fault)} (it is tried again)`),
    });
    closers.push(() => running.stop());
    const place = consolePlace((line) => terminal.note(line));
    closers.push(() => place.settled());
    if (options.consoleSoon === true) place.build();
    const server = createServer(running.service, {
      console: place,
      version: packageVersion(),
      onFault: ({ method, route, fault }) =>
        terminal.note(`${method} ${route}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
    });
    const listening = await listen(server, {
      port: options.port,
      ...(options.host !== undefined && { host: options.host }),
    });
    closers.push(() => listening.stop());
    return {
      service: running.service,
      address: listening.address,
      consoleLink: () => consoleLink(running.service, listening.address),
      ...(running.firstKey !== undefined && { firstKey: running.firstKey }),
      untilStopped: () => stopped.then(stop),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function keepDays(text = '30'): number {
  if (/^[0-9]{1,5}$/.test(text)) return Number(text);
  throw new CommandFailed(
    `RECOURSE_KEEP_DAYS is ${text}`,
    'it is a number of days, 0 to 99999',
    'leave it out for 30 days, or set a whole number',
  );
}

/** Whoever can read this terminal runs the service: they are its administrator. */
async function consoleLink(service: Service, address: string): Promise<string> {
  const email = process.env.RECOURSE_ADMIN_EMAIL ?? 'administrator@localhost.localdomain';
  await ensureAdministrator(service, email);
  const link = await signInLink(service, email, address);
  if (link.kind === 'refused') throw new CommandFailed('cannot make a sign-in link', link.detail, link.fix);
  return link.value;
}

async function openDatabase(folder: string, terminal: Terminal) {
  const url = process.env.DATABASE_URL;
  const say = (line: string) => terminal.note(terminal.paint('dim', line));
  return openStore(url ? { kind: 'url', url } : { kind: 'embedded', folder }, say);
}

function rematchDays(text: string | undefined): { readonly rematchDays?: number } {
  if (text === undefined) return {};
  const days = Number(text);
  if (/^\d{1,4}$/.test(text)) return { rematchDays: days };
  throw new CommandFailed(
    'RECOURSE_REMATCH_DAYS is no number of days',
    `it is "${text.slice(0, 20)}"`,
    'use a whole number; 0 keeps no fingerprints of uploads',
  );
}

function publicPerHour(text: string | undefined): { readonly publicPerHour?: number } {
  if (text === undefined) return {};
  if (/^\d{1,7}$/.test(text)) return { publicPerHour: Number(text) };
  throw new CommandFailed(
    'RECOURSE_PUBLIC_PER_HOUR is no number',
    `it is "${text.slice(0, 20)}"`,
    'use a whole number of notices and complaints from one place in an hour; 0 sets no limit',
  );
}

const publicOrigin = ({ host = '127.0.0.1', port }: InstallationOptions): string =>
  process.env.RECOURSE_ORIGIN ?? `http://${host}:${port}`;

/** The address browsers use is another than ours behind a proxy: RECOURSE_ORIGIN says which. */
async function signInOptions(folder: string, options: InstallationOptions) {
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const seed = await readOrMakeSeed(join(folder, 'sign-in.seed'), random);
  const {
    RECOURSE_OIDC_ISSUER: issuer,
    RECOURSE_OIDC_CLIENT: clientId,
    RECOURSE_OIDC_SECRET: clientSecret,
  } = process.env;
  return {
    secret: Buffer.from(seed).toString('hex'),
    origin: publicOrigin(options),
    ...(issuer && clientId && clientSecret && { oidc: { issuer, clientId, clientSecret } }),
  };
}

async function logSeed(folder: string): Promise<Uint8Array> {
  const given = process.env.RECOURSE_LOG_SEED;
  if (given !== undefined) return parseSeed(given, 'RECOURSE_LOG_SEED');
  return readOrMakeSeed(join(folder, 'log-key.seed'), (count) => new Uint8Array(randomBytes(count)));
}

/** One level at a time: Node's recursive mkdir never returns where a file system answers ENOENT for what it cannot make. */
function makeFolder(folder: string): string {
  try {
    if (existsSync(folder)) return folder;
    const parent = dirname(resolve(folder));
    if (parent !== resolve(folder)) makeFolder(parent);
    mkdirSync(folder);
    return folder;
  } catch (cause) {
    throw new CommandFailed(
      `cannot make the data folder ${folder}`,
      (cause as Error).message,
      'name a folder you may write to with --data',
      { cause },
    );
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(130));
      });
    }
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
