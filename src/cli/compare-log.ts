/** Is the database still what was signed then? Leaf by leaf, against a checkpoint somebody kept and the published tiles. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDated, ed25519Verify, tileFolder } from '../app/index.ts';
import { historyDigest } from '../casework/index.ts';
import { canonicalJson, type Json } from '../common/index.ts';
import {
  compareWithCheckpoint,
  hashInTile,
  openCheckpoint,
  parseVerifierKey,
  tileOf,
  tilePath,
  TILE_WIDTH,
  type Checkpoint,
  type LogComparison,
} from '../log/index.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Terminal } from './terminal.ts';
import { keyText } from './key-text.ts';
import { CommandFailed, UsageError } from './usage.ts';

export interface CompareOptions {
  /** Folder or address under which the log is published. */
  readonly log: string;
  readonly data: string;
  readonly checkpoint: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Reads a file of the published log; undefined when there is none. */
type ReadPublished = (path: string) => Promise<Uint8Array | undefined>;

export async function compareLog(terminal: Terminal, options: CompareOptions): Promise<number> {
  const published = publishedLog(options.log);
  const vkey = options.key === undefined ? text(await published('vkey')) : keyText(options.key);
  if (vkey === undefined)
    throw new UsageError(
      'no key to check the checkpoint with',
      `there is no vkey under ${options.log}`,
      'add --key with the log’s verifier key, a string or a file',
    );
  const key = parseVerifierKey(vkey.trim());
  if (key.kind === 'refused') throw new UsageError('the verifier key cannot be used', key.detail, key.fix);
  const kept = openCheckpoint(readKept(options.checkpoint), { logKey: key.value, verify: ed25519Verify });
  if (kept.kind === 'refused')
    throw new CommandFailed(`${options.checkpoint} cannot be trusted`, kept.detail, kept.fix);
  const store = await openStore(
    process.env.DATABASE_URL
      ? { kind: 'url', url: process.env.DATABASE_URL }
      : { kind: 'embedded', folder: options.data },
  );
  try {
    const comparison = await compare(terminal, store, kept.value, published);
    const altered = [...(await alteredRecords(store)), ...(await alteredHistories(store))];
    return report(terminal, comparison, altered, options);
  } finally {
    await store.close();
  }
}

const BATCH = 200;

async function compare(
  terminal: Terminal,
  store: Store,
  kept: Checkpoint,
  published: ReadPublished,
): Promise<LogComparison> {
  const comparison = compareWithCheckpoint(kept);
  const size = await store.logSize();
  const progress = terminal.progress('leaves', size);
  for (let from = 0; from < size; from += BATCH) {
    for (const { index, leaf } of await store.leaves(from, BATCH)) {
      const half = await store.privateHalf(index);
      const hash = index < kept.size ? await publishedHash(index, kept.size, published) : undefined;
      comparison.push({ leaf, ...(half && { half }), ...(hash && { published: hash }) });
      progress.step(index + 1);
    }
  }
  progress.end();
  return comparison.finish();
}

const tiles = new Map<string, Uint8Array | undefined>();
async function publishedHash(index: number, size: number, published: ReadPublished): Promise<Uint8Array | undefined> {
  const partial = tileOf(0, index, size);
  const full = tilePath({ ...partial, width: TILE_WIDTH });
  if (!tiles.has(full)) tiles.set(full, (await published(full)) ?? (await published(tilePath(partial))));
  const tile = tiles.get(full);
  return tile && hashInTile(tile, index % TILE_WIDTH);
}

/** A decided record that says something else than its private half, to which the leaf commits. */
async function alteredRecords(store: Store): Promise<readonly { readonly index: number; readonly detail: string }[]> {
  const altered: { index: number; detail: string }[] = [];
  for (let after: string | undefined; ;) {
    const page = await store.uploads(after);
    for (const upload of page.rows) {
      const half = await store.privateHalf(upload.leafIndex);
      if (half?.record.decision === undefined) continue;
      const same = canonicalJson(half.record.decision) === canonicalJson(upload.decision as unknown as Json);
      if (!same)
        altered.push({
          index: upload.leafIndex,
          detail: 'the decision in the database is not the one its leaf commits to',
        });
    }
    if (page.next === undefined) return altered;
    after = page.next;
  }
}

/** A case whose events say something else than when its leaf was taken in. */
async function alteredHistories(store: Store): Promise<readonly { readonly index: number; readonly detail: string }[]> {
  const altered: { index: number; detail: string }[] = [];
  const size = await store.logSize();
  for (let index = 0; index < size; index++) {
    const record = (await store.privateHalf(index))?.record;
    const { case: stream, length, history } = record ?? {};
    if (typeof stream !== 'string' || typeof length !== 'number' || typeof history !== 'string') continue;
    const events = (await store.events(stream)).slice(0, length).map(asDated);
    if (events.length !== length || historyDigest(events) !== history)
      altered.push({ index, detail: `the events of ${stream} are not those its leaf commits to` });
  }
  return altered;
}

function report(
  terminal: Terminal,
  comparison: LogComparison,
  altered: readonly { index: number; detail: string }[],
  { json }: CompareOptions,
): number {
  const faults = [...comparison.faults, ...altered.map((one) => ({ why: 'decision-differs', ...one }))];
  const ok = faults.length === 0;
  const { size, keptSize } = comparison;
  if (json) terminal.print(JSON.stringify({ ok, state: ok ? 'consistent' : 'differs', size, keptSize, faults }));
  else {
    for (const fault of faults)
      terminal.print(
        `  ${terminal.paint('red', '✗')} ${fault.index === undefined ? '' : `leaf ${fault.index}: `}${fault.detail}`,
      );
    const verdict = ok
      ? `consistent: the ${keptSize} leaves of the kept checkpoint are the first of the ${size} in the database`
      : `differs in ${faults.length} place${faults.length > 1 ? 's' : ''}`;
    terminal.print(terminal.paint(ok ? ['green', 'bold'] : ['red', 'bold'], verdict));
  }
  return ok ? 0 : 1;
}

function publishedLog(place: string): ReadPublished {
  if (/^https?:\/\//.test(place)) {
    return async (path) => {
      const answer = await fetch(`${place.replace(/\/$/, '')}/${path}`);
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    };
  }
  const folder = tileFolder(place);
  return async (path) => {
    if (path.startsWith('tile/')) return folder.read(path);
    const file = join(place, path);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  };
}

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `cannot read the checkpoint ${file}`,
      (cause as Error).message,
      'give the file in which you kept /log/checkpoint',
    );
  }
}

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);
