/**
 * Another thread's view of a HammingIndex: the same bytes, searched with an instance and room of its own. Hashes never move and a removal
 * is one bit, so readers need no lock. Additions become visible with the next handles; withdrawals at once.
 */
import { assert } from '../../common/index.ts';
import { kernelOver, takeRoom } from './kernel.ts';
import { CANDIDATES_MAX, FOUND_MAX, type Layout, layoutFor, RADIUS_MAX } from './layout.ts';
import { type OnFound, type Room, Searcher } from './searcher.ts';
import type { SegmentHandle } from './segment.ts';

export class SharedReader {
  readonly #searchers = new Map<number, Searcher>();

  /**
   * Tells every hash at most `radius` bits away in the index whose handles these are. The first look at a segment takes its room:
   * about 0.2 MB and a bit for each hash.
   */
  search(handles: readonly SegmentHandle[], words: Uint32Array, radius: number, onFound: OnFound): void {
    assert(
      Number.isInteger(radius) && radius >= 0 && radius <= RADIUS_MAX,
      `radius ${radius} is not in 0..${RADIUS_MAX}`,
    );
    for (const handle of handles) this.#searcherFor(handle).search(words, radius, handle.header[1], onFound);
  }

  /** Lets go of segments that are no longer in the index, so that their memory can be given back. */
  keepOnly(handles: readonly SegmentHandle[]): void {
    const names = new Set(handles.map(({ name }) => name));
    for (const name of this.#searchers.keys()) if (!names.has(name)) this.#searchers.delete(name);
  }

  #searcherFor({ name, memory, header: [capacity, , , bits, tables] }: SegmentHandle): Searcher {
    const known = this.#searchers.get(name);
    if (known) return known;
    const layout = layoutFor(capacity, { tables: tables === 1, bits });
    const { room, bytes } = roomFor(layout);
    const from = takeRoom(memory, bytes);
    const at = Object.fromEntries(Object.entries(room).map(([region, offset]) => [region, from + offset])) as Room;
    const searcher = new Searcher(memory, kernelOver(memory), layout, at);
    this.#searchers.set(name, searcher);
    return searcher;
  }
}

function roomFor(layout: Layout): { readonly room: Room; readonly bytes: number } {
  const runs = layout.at.candidates - layout.at.runs;
  const sizes = [
    ['query', 32 + 8],
    ['thresholds', 4 * 32],
    ['runs', runs],
    ['candidates', 4 * CANDIDATES_MAX],
    ['found', 8 * FOUND_MAX],
    ['seen', Math.ceil(layout.count / 8)],
  ] as const;
  let bytes = 0;
  const room: Partial<Record<keyof Room, number>> = {};
  for (const [region, size] of sizes) {
    room[region] = bytes;
    bytes += Math.ceil(size / 64) * 64;
  }
  return { room: room as Room, bytes };
}
