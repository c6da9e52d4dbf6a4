/**
 * C2SP tlog-tiles: the tree cut into files of 256 hashes. Level 0 holds leaf hashes; each hash of a level above is the root of a
 * full tile below. The right edge is partial. Any root and any proof can be computed from a few tiles, so a log is a folder.
 */
import { assert, concatBytes } from '../common/index.ts';
import { bundleEntry, leavesOfBundle } from './entry-bundle.ts';
import { HASH_BYTES, joinPieces, nodeHash, perfectPieces, proofPath, type Span } from './merkle.ts';

export const TILE_WIDTH = 256;

export interface Tile {
  readonly level: number;
  readonly index: number;
  /** Hashes in it: 256 when full, 1 to 255 at the right edge. */
  readonly width: number;
}

/** Bytes of a tile, 32 for each hash; a full tile may stand in for a partial one. Undefined: not there. */
export type ReadTile = (tile: Tile) => Uint8Array | undefined;

/** The world's fault: a file of the log is gone or short. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
}

/** `tile/0/x001/x234/067.p/5` */
export const tilePath = (tile: Tile): string => numberedPath(`tile/${tile.level}`, tile.index, tile.width);

/** `tile/entries/x001/x234/067.p/5` */
export const bundlePath = (index: number, width: number): string => numberedPath('tile/entries', index, width);

function numberedPath(folder: string, index: number, width: number): string {
  assert(Number.isSafeInteger(index) && index >= 0, `tile index ${index} is not a whole number`);
  assert(Number.isInteger(width) && width > 0 && width <= TILE_WIDTH, `tile width ${width} is not in 1..256`);
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  }
  return `${folder}/${groups.join('/')}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** A partial tile or bundle that was dropped since: the path of the full one, and how its beginning is cut from it. */
export interface PartOfFull {
  readonly fullPath: string;
  /** Undefined when the full one is shorter than that. */
  cut(full: Uint8Array): Uint8Array | undefined;
}

/** For `tile/0/067.p/5` and its like; undefined for a path that is not partial. */
export function partOfFull(path: string): PartOfFull | undefined {
  const [, fullPath, digits] = /^(tile\/.+)\.p\/(\d{1,3})$/.exec(path) ?? [];
  const width = Number(digits);
  if (fullPath === undefined || width < 1 || width >= TILE_WIDTH) return undefined;
  const cut = (full: Uint8Array): Uint8Array | undefined => {
    if (!fullPath.startsWith('tile/entries/'))
      return full.length < width * HASH_BYTES ? undefined : full.subarray(0, width * HASH_BYTES);
    const leaves = leavesOfBundle(full);
    return leaves && leaves.length >= width ? concatBytes(...leaves.slice(0, width).map(bundleEntry)) : undefined;
  };
  return { fullPath, cut };
}

/** Hashes at a level of a tree of `size` leaves. */
export const hashesAtLevel = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tile that holds hash `position` of a level in a tree of `size` leaves. */
export function tileOf(level: number, position: number, size: number): Tile {
  const index = Math.floor(position / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH);
  assert(width > 0, `level ${level} of a tree of ${size} leaves has no hash ${position}`);
  return { level, index, width };
}

/** Partial and full tiles at the right edge of a tree, one for each level whose last tile is partial. */
export function edgeTiles(size: number): (Tile | undefined)[] {
  const edge: (Tile | undefined)[] = [];
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) {
    const count = hashesAtLevel(level, size);
    edge.push(count % TILE_WIDTH === 0 ? undefined : tileOf(level, count - 1, size));
  }
  return edge;
}

/** Tiles needed for the proof that `span` is part of the tree of `size` leaves: fetch these, then prove. */
export function tilesForProof(span: Span, size: number): Tile[] {
  const found = new Map<string, Tile>();
  for (const step of proofPath(span, size)) {
    for (const piece of perfectPieces(step)) {
      const { tile } = placeOf(piece, size);
      found.set(tilePath(tile), tile);
    }
  }
  return [...found.values()];
}

/** Proof that leaf `index` is in the tree of `size` leaves, lowest hash first. Reads at most two tiles for each level. @throws TileMissing */
export const proveInclusion = (index: number, size: number, read: ReadTile): Uint8Array[] =>
  prove({ from: index, to: index + 1 }, size, read);

/** Proof that the tree of `size` leaves begins with the tree of `oldSize` ≥ 1. @throws TileMissing */
export const proveConsistency = (oldSize: number, size: number, read: ReadTile): Uint8Array[] =>
  prove({ from: 0, to: oldSize }, size, read);

/** Root of a tree of `size` leaves. @throws TileMissing */
export const rootFromTiles = (size: number, read: ReadTile): Uint8Array =>
  spanRoot({ from: 0, to: size }, size, remembering(read));

function prove(span: Span, size: number, read: ReadTile): Uint8Array[] {
  const reader = remembering(read);
  return proofPath(span, size).map((step) => spanRoot(step, size, reader));
}

const spanRoot = (span: Span, size: number, read: ReadTile): Uint8Array =>
  joinPieces(perfectPieces(span).map((piece) => pieceRoot(piece, size, read)));

function pieceRoot(piece: Span, size: number, read: ReadTile): Uint8Array {
  const { tile, first, count } = placeOf(piece, size);
  const found = read(tile);
  if (!found || found.length < tile.width * HASH_BYTES) throw new TileMissing(`${tilePath(tile)} is missing or short`);
  let hashes = Array.from({ length: count }, (_, i) => hashInTile(found, first + i));
  while (hashes.length > 1) {
    hashes = hashes.flatMap((hash, i) => (i % 2 === 0 ? [nodeHash(hash, hashes[i + 1]!)] : []));
  }
  return hashes[0]!;
}

/** Where a perfect subtree's root comes from: `count` neighbours (a power of two, at most 128) in one tile. */
function placeOf({ from, to }: Span, size: number): { tile: Tile; first: number; count: number } {
  let level = 0;
  let unit = 1;
  while (unit * TILE_WIDTH <= to - from) {
    level += 1;
    unit *= TILE_WIDTH;
  }
  return { tile: tileOf(level, from / unit, size), first: (from / unit) % TILE_WIDTH, count: (to - from) / unit };
}

export const hashInTile = (tile: Uint8Array, position: number): Uint8Array =>
  tile.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);

function remembering(read: ReadTile): ReadTile {
  const seen = new Map<string, Uint8Array | undefined>();
  return (tile) => {
    const path = tilePath(tile);
    if (!seen.has(path)) seen.set(path, read(tile));
    return seen.get(path);
  };
}
