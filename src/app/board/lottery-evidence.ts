/** Everything that anybody needs to draw the panel again: the list with its leaf, the root with its checkpoint, each draw with the text that is hashed. */
import { base64, fromBase64, hex, sha256, utf8, type Json } from '../../common/index.ts';
import { drawText, publishedList, type HeardState } from '../../casework/index.ts';
import { parseLeaf, rootFromTiles, tileOf, tilePath, TILE_WIDTH, type Leaf, type Tile } from '../../log/index.ts';
import type { Reads } from '../../store/store.ts';
import type { Service } from '../service.ts';

type EvidenceDeps = Pick<Service, 'store' | 'tiles'>;

/** Root of the tree of exactly `size` leaves, from the tiles of a later tree. Undefined until a checkpoint covers it. */
export async function rootAtSize(deps: EvidenceDeps, size: number): Promise<Uint8Array | undefined> {
  const newest = await deps.store.checkpoint();
  if (!newest || newest.size < size || size === 0) return undefined;
  // First asked with blanks, to learn which tiles it takes; then with what they hold.
  const wanted = new Map<string, Tile>();
  rootFromTiles(size, (tile) => {
    wanted.set(tilePath(tile), tile);
    return new Uint8Array(32 * TILE_WIDTH);
  });
  const found = new Map<string, Uint8Array | undefined>();
  for (const [path, { level, index }] of wanted) {
    // The tile as it is today begins with the tile as it was then.
    found.set(path, await deps.tiles.read(tilePath(tileOf(level, index * TILE_WIDTH, newest.size))));
  }
  return rootFromTiles(size, (tile) => found.get(tilePath(tile)));
}

export interface StepLeaf {
  readonly index: number;
  readonly leaf: Leaf;
  /** The exact bytes, base64. */
  readonly bytes: string;
}

/** Leaves of a case, oldest first: each names the one before it. */
export async function leavesOfCase(reads: Reads, lastLeaf: number | undefined): Promise<readonly StepLeaf[]> {
  const found: StepLeaf[] = [];
  for (let index = lastLeaf; index !== undefined && found.length < LEAVES_MAX;) {
    const [stored] = await reads.leaves(index, 1);
    const parsed = stored && parseLeaf(stored.leaf);
    if (!stored || parsed?.kind !== 'done') break;
    found.push({ index, leaf: parsed.value, bytes: base64(stored.leaf) });
    index = parsed.value.prev;
  }
  return found.reverse();
}

const LEAVES_MAX = 2000;

export interface LotteryEvidence {
  readonly case: string;
  readonly terms: Json;
  /** The list was bound by this leaf: HMAC-SHA-256(salt, JCS(record)) is its `c`. */
  readonly committed?: StepLeaf & { readonly record: Json; readonly salt: string };
  /** Of the tree of `size` leaves; absent until the log is that long. */
  readonly root?: string;
  readonly checkpoint?: string;
  readonly draws: readonly {
    readonly seat: number;
    readonly attempt: number;
    readonly ticket: string;
    readonly limitedTo?: readonly string[];
    readonly text: string;
    readonly sha256: string;
  }[];
  /** Seats left, without reasons. */
  readonly left: readonly { readonly seat: number; readonly ticket: string }[];
}

export async function lotteryEvidence(deps: EvidenceDeps, id: string, state: HeardState): Promise<LotteryEvidence> {
  const stream = `oversight/${id}`;
  const file = await deps.store.caseFile(stream);
  const leaves = await leavesOfCase(deps.store, file?.lastLeaf);
  const committed = leaves.find(({ leaf }) => leaf.a === 'LOTTERY-COMMITTED');
  const half = committed && (await deps.store.privateHalf(committed.index));
  const terms = publishedList({ self: { kind: 'oversight', id } }, state.lottery);
  const root = state.root === undefined ? undefined : fromBase64(state.root);
  const checkpoint = root && (await deps.store.checkpoint())?.note;
  const draws: LotteryEvidence['draws'][number][] = [];
  const left: { seat: number; ticket: string }[] = [];
  for (const { type, payload } of await deps.store.events(stream)) {
    const fields = payload as unknown as Drawn & { seats?: readonly Drawn[] };
    if (type === 'recused') left.push({ seat: fields.seat, ticket: fields.ticket });
    const drawn = type === 'panel-drawn' ? (fields.seats ?? []) : type === 'redrawn' ? [fields] : [];
    for (const { seat, attempt, ticket, limitedTo } of drawn) {
      const text = drawText(root!, stream, seat, attempt);
      draws.push({ seat, attempt, ticket, ...(limitedTo && { limitedTo }), text, sha256: hex(sha256(utf8(text))) });
    }
  }
  return {
    case: stream,
    terms: terms as unknown as Json,
    ...(committed && half && { committed: { ...committed, record: half.record as Json, salt: base64(half.salt) } }),
    ...(root && { root: base64(root) }),
    ...(checkpoint !== undefined && { checkpoint }),
    draws,
    left,
  };
}

interface Drawn {
  readonly seat: number;
  readonly attempt: number;
  readonly ticket: string;
  readonly limitedTo?: readonly string[];
}
