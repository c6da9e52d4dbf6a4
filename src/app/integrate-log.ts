/**
 * From promise to proof: leaves that were taken in become tiles, then a signed checkpoint. Runs every second; the merge
 * delay promised is a minute. Order matters: tiles durable first, checkpoint last, so that what is signed can be proved.
 */
import { equalBytes, type Outcome } from '../common/index.ts';
import {
  appendLeaves,
  bundlePath,
  edgeTiles,
  EMPTY_TREE,
  openCheckpoint,
  resumeTree,
  rootOfState,
  signCheckpoint,
  TILE_WIDTH,
  TileMissing,
  tilePath,
  type LogFile,
  type TreeState,
} from '../log/index.ts';
import { ed25519Verify } from './ed25519.ts';
import type { Service } from './service.ts';

type LogDeps = Pick<Service, 'store' | 'tiles' | 'log'>;

/** The world's fault, and a grave one: what is stored is not what was signed. Nothing more is signed. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
  /** What a person can do about it. */
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

const RESTORE = 'restore the database from a copy made after that checkpoint, and keep this one as evidence';
const OWN_KEY = 'start with the key and the name the log began with; another key starts another log';
const LEAVES_PER_STEP = 4 * TILE_WIDTH;

export interface LogIntegrator {
  /** Takes in what waits; resolves with the size of the newest checkpoint. Calls queue up. @throws LogDamaged */
  integrate(): Promise<number>;
}

/** Takes up the tree where its checkpoint says it stopped; tiles that are missing are made again from the leaves. */
export async function openLogIntegrator(deps: LogDeps): Promise<LogIntegrator> {
  let state = await takeUp(deps);
  let running: Promise<unknown> = Promise.resolve();
  const integrate = async (): Promise<number> => {
    while (true) {
      const leaves = await deps.store.leaves(state.size, LEAVES_PER_STEP);
      if (leaves.length === 0) return state.size;
      const grown = appendLeaves(
        state,
        leaves.map(({ leaf }) => leaf),
      );
      await writeAll(deps, grown.files);
      const note = signCheckpoint(grown.state.size, grown.root, deps.log);
      await deps.store.transaction((tx) => tx.saveCheckpoint(grown.state.size, note));
      state = grown.state;
    }
  };
  return {
    integrate() {
      const next = running.then(integrate);
      running = next.catch(() => {}); // told to the caller of this turn; the next turn tries again from the same state
      return next;
    },
  };
}

async function takeUp(deps: LogDeps): Promise<TreeState> {
  const newest = await deps.store.checkpoint();
  if (!newest) {
    const note = signCheckpoint(0, rootOfState(EMPTY_TREE), deps.log);
    await deps.store.transaction((tx) => tx.saveCheckpoint(0, note));
    return EMPTY_TREE;
  }
  const opened = openCheckpoint(newest.note, { logKey: deps.log.key, verify: ed25519Verify });
  if (opened.kind === 'refused') {
    throw new LogDamaged(`the stored checkpoint is not this log's: ${opened.detail}`, OWN_KEY);
  }
  const { size, root } = opened.value;
  const resumed = await resumeFromTiles(deps, size, root);
  if (resumed?.kind === 'done') return resumed.value;
  return rebuild(deps, size, root);
}

async function resumeFromTiles(deps: LogDeps, size: number, root: Uint8Array): Promise<Outcome<TreeState> | undefined> {
  const width = size % TILE_WIDTH;
  const paths = edgeTiles(size).flatMap((tile) => (tile ? [tilePath(tile)] : []));
  if (width > 0) paths.push(bundlePath(Math.floor(size / TILE_WIDTH), width));
  const files = new Map(await Promise.all(paths.map(async (path) => [path, await deps.tiles.read(path)] as const)));
  try {
    return resumeTree(size, root, (path) => files.get(path));
  } catch (error) {
    if (error instanceof TileMissing) return undefined; // a new or emptied folder: the leaves are in the store
    throw error;
  }
}

async function rebuild(deps: LogDeps, size: number, root: Uint8Array): Promise<TreeState> {
  let state = EMPTY_TREE;
  while (state.size < size) {
    const leaves = await deps.store.leaves(state.size, Math.min(LEAVES_PER_STEP, size - state.size));
    if (leaves.length === 0) break;
    const grown = appendLeaves(
      state,
      leaves.map(({ leaf }) => leaf),
    );
    await writeAll(deps, grown.files);
    state = grown.state;
  }
  if (state.size === size && equalBytes(rootOfState(state), root)) return state;
  throw new LogDamaged(`the stored leaves do not give the root signed at size ${size}`, RESTORE);
}

/** Full tiles first: a partial one is dropped when its full one is there. */
async function writeAll(deps: LogDeps, files: readonly LogFile[]): Promise<void> {
  for (const { path, bytes } of files) await deps.tiles.write(path, bytes);
}
