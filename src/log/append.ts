/**
 * Growing the log: leaves in, files and the new root out. The state is the tree's right edge only (the partial tile of each
 * level and the partial entry bundle, 24 kB and one bundle at 10 million leaves), so that one more leaf costs the same at any size.
 * Nothing here signs or writes: the caller writes the files, makes them durable, and only then publishes a checkpoint.
 */
import { assert, concatBytes, equalBytes, refused, type Outcome } from '../common/index.ts';
import { bundleEntry, leavesOfBundle } from './entry-bundle.ts';
import { HASH_BYTES, joinPieces, leafHash, perfectPieces, rootOf } from './merkle.ts';
import { bundlePath, edgeTiles, hashInTile, TILE_WIDTH, TileMissing, tilePath } from './tiles.ts';

/** The right edge of a tree. `edge[level]`: hashes of that level's partial tile, one after the other; empty when there is none. */
export interface TreeState {
  readonly size: number;
  readonly edge: readonly Uint8Array[];
  /** The partial entry bundle's bytes. */
  readonly bundle: Uint8Array;
}

/** A file of the log, by its path below the log's address. Once written, a path never changes its bytes. */
export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Appended {
  readonly state: TreeState;
  readonly root: Uint8Array;
  readonly files: readonly LogFile[];
}

export const EMPTY_TREE: TreeState = { size: 0, edge: [], bundle: new Uint8Array(0) };

/** Appends leaves in order. Cost: the leaves, plus one partial tile for each level; nothing is read. */
export function appendLeaves(state: TreeState, leaves: readonly Uint8Array[]): Appended {
  assert(Number.isSafeInteger(state.size + leaves.length), 'a log of more than 2^53 leaves');
  if (leaves.length === 0) return { state, root: rootOfState(state), files: [] };
  const files: LogFile[] = [];
  const edge = state.edge.map(hashesOf);
  const touched = new Set<number>();
  const completed = edge.map((_, level) => Math.floor(state.size / TILE_WIDTH ** (level + 1)));
  let bundle: Uint8Array[] = [state.bundle];
  let bundles = Math.floor(state.size / TILE_WIDTH);
  let size = state.size;

  const add = (level: number, hash: Uint8Array): void => {
    const tile = (edge[level] ??= []);
    completed[level] ??= 0;
    tile.push(hash);
    touched.add(level);
    if (tile.length < TILE_WIDTH) return;
    const full = { level, index: completed[level]++, width: TILE_WIDTH };
    files.push({ path: tilePath(full), bytes: concatBytes(...tile) });
    edge[level] = [];
    add(level + 1, rootOf(tile));
  };

  for (const leaf of leaves) {
    bundle.push(bundleEntry(leaf));
    size += 1;
    if (size % TILE_WIDTH === 0) {
      files.push({ path: bundlePath(bundles++, TILE_WIDTH), bytes: concatBytes(...bundle) });
      bundle = [];
    }
    add(0, leafHash(leaf));
  }

  const rest = concatBytes(...bundle);
  if (size % TILE_WIDTH > 0) files.push({ path: bundlePath(bundles, size % TILE_WIDTH), bytes: rest });
  const tiles = edge.map((hashes) => concatBytes(...hashes));
  for (const level of touched) {
    const width = edge[level]!.length;
    if (width > 0) files.push({ path: tilePath({ level, index: completed[level]!, width }), bytes: tiles[level]! });
  }
  const grown = { size, edge: tiles, bundle: rest };
  return { state: grown, root: rootOfState(grown), files };
}

/** Root of the tree from its edge alone. */
export function rootOfState(state: TreeState): Uint8Array {
  const peaks: Uint8Array[] = [];
  for (const tile of state.edge.toReversed()) {
    const hashes = hashesOf(tile);
    const pieces = perfectPieces({ from: 0, to: hashes.length });
    peaks.push(...pieces.map(({ from, to }) => rootOf(hashes.slice(from, to))));
  }
  return joinPieces(peaks);
}

/**
 * Takes up a log where it stopped: reads the edge of a tree of `size` leaves from its files, one for each level and one bundle.
 * Refused when they do not give `root`: then the files are not those of the checkpoint. @throws TileMissing
 */
export function resumeTree(
  size: number,
  root: Uint8Array,
  read: (path: string) => Uint8Array | undefined,
): Outcome<TreeState, 'other-tree'> {
  const file = (path: string): Uint8Array => {
    const bytes = read(path);
    if (!bytes) throw new TileMissing(`${path} is missing`);
    return bytes;
  };
  const edge = edgeTiles(size).map((tile) => (tile ? file(tilePath(tile)) : new Uint8Array(0)));
  const width = size % TILE_WIDTH;
  const bundle = width > 0 ? file(bundlePath(Math.floor(size / TILE_WIDTH), width)) : new Uint8Array(0);
  const state: TreeState = { size, edge, bundle };
  const hashes = leavesOfBundle(bundle)?.map(leafHash);
  const edgeMatches = edgeTiles(size).every((tile, level) => edge[level]!.length === (tile?.width ?? 0) * HASH_BYTES);
  const bundleMatches = hashes !== undefined && equalBytes(concatBytes(...hashes), edge[0] ?? new Uint8Array(0));
  if (edgeMatches && bundleMatches && equalBytes(rootOfState(state), root)) return { kind: 'done', value: state };
  return refused(
    'other-tree',
    `the files at the log's edge do not give the root of the checkpoint at size ${size}`,
    'rebuild the files from the stored leaves, or restore them from a copy; do not sign before they agree',
  );
}

const hashesOf = (tile: Uint8Array): Uint8Array[] =>
  Array.from({ length: tile.length / HASH_BYTES }, (_, i) => hashInTile(tile, i));
