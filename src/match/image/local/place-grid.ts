/**
 * An upload's key points by place: which of them lie near where a map puts those of a reference. The work is done in kernels/placing.ts;
 * this sorts the key points into the cells of a grid and hands them over.
 */
import { COSINES, POSITION_STEPS, SINES, type KeyPoints } from '../../../fingerprint/index.ts';
import { PlacingMemory } from './placing-kernel.ts';
import type { PlaneMap } from './plane-map.ts';
import { LEVEL_SCALES, type PointMatch } from './votes.ts';

const CELL = 16;

/** The kernel's memory: tables of angles and scales, an upload's key points, a reference's, and what is asked of them. */
interface Shared {
  readonly memory: PlacingMemory;
  /** Where the upload's key points begin, and the reference's. */
  readonly begin: number;
  behindUpload: number;
  /** Whose key points are there. */
  grid: number;
  reference: KeyPoints | undefined;
}

let shared: Shared | undefined;
let grids = 0;

function start(): Shared {
  const memory = new PlacingMemory();
  memory.kernel.configure(memory.copyOf(COSINES), memory.copyOf(SINES), memory.copyOf(LEVEL_SCALES));
  return { memory, begin: memory.used, behindUpload: memory.used, grid: -1, reference: undefined };
}

export class PlaceGrid {
  readonly #points: KeyPoints;
  readonly #width: number;
  readonly #height: number;
  readonly #number = grids++;

  /** Places of key points in a picture of this size. */
  constructor(points: KeyPoints, width: number, height: number) {
    this.#points = points;
    this.#width = width;
    this.#height = height;
  }

  /**
   * For each of the reference's key points, in order, the most similar one of the upload near where the map says it should be: within
   * `tolerance` pixels of the reference's frame, more for larger patches.
   */
  guided(reference: KeyPoints, map: PlaneMap, tolerance: number, distanceMax: number): PointMatch[] {
    const memory = this.#with(reference);
    const at = memory.copyOf(Float64Array.from(map));
    const to = memory.room(12 * reference.count);
    const count = memory.kernel.guided(at, tolerance, distanceMax, to);
    const found = new Uint32Array(memory.bytes, to, 3 * count);
    return Array.from({ length: count }, (_, i) => ({
      reference: found[3 * i]!,
      query: found[3 * i + 1]!,
      distance: found[3 * i + 2]!,
      weight: 1,
    }));
  }

  /**
   * How many of the reference's key points the map shows inside the upload, and of those recognised within `reach` pixels of the
   * reference's frame, how far from their places they were: counts per 2 pixels.
   */
  displacements(reference: KeyPoints, map: PlaneMap, reach: number, distanceMax: number) {
    const memory = this.#with(reference);
    const at = memory.copyOf(Float64Array.from(map));
    const bins = memory.copyOf(new Uint16Array(reach / 2 + 2));
    const inView = memory.kernel.displacements(at, reach, distanceMax, bins);
    return { inView, displaced: new Uint16Array(memory.bytes, bins, reach / 2 + 1).slice() };
  }

  /** The memory with the upload's and the reference's key points in it. */
  #with(reference: KeyPoints): PlacingMemory {
    shared ??= start();
    const { memory, begin } = shared;
    if (shared.grid !== this.#number) {
      memory.release(begin);
      this.#load(memory);
      shared.grid = this.#number;
      shared.behindUpload = memory.used;
      shared.reference = undefined;
    }
    if (shared.reference !== reference) {
      memory.release(shared.behindUpload);
      const { count, x, y, level, angle, descriptors } = reference;
      memory.kernel.reference(count, ...[x, y, level, angle, descriptors].map((array) => memory.copyOf(array)));
      shared.reference = reference;
    }
    // What the last question took behind the reference's key points is not needed any more.
    memory.release(shared.behindUpload + ROOM_PER_POINT * reference.count + 5 * 16);
    return memory;
  }

  /** The upload's key points, cell by cell. */
  #load(memory: PlacingMemory): void {
    const points = this.#points;
    const columns = Math.ceil(this.#width / CELL) + 1;
    const rows = Math.ceil(this.#height / CELL) + 1;
    const cells = Uint32Array.from({ length: points.count }, (_, i) => {
      const column = Math.floor(points.x[i]! / POSITION_STEPS / CELL);
      return Math.floor(points.y[i]! / POSITION_STEPS / CELL) * columns + column;
    });
    const starts = new Uint32Array(columns * rows + 1);
    for (const cell of cells) starts[cell + 1] = starts[cell + 1]! + 1;
    for (let cell = 1; cell < starts.length; cell++) starts[cell] = starts[cell]! + starts[cell - 1]!;
    const cursor = starts.slice();
    const numbers = new Uint32Array(points.count);
    cells.forEach((cell, i) => {
      numbers[cursor[cell]!] = i;
      cursor[cell] = cursor[cell]! + 1;
    });
    const descriptors = new Uint32Array(8 * points.count);
    numbers.forEach((i, at) => {
      for (let w = 0; w < 8; w++) descriptors[8 * at + w] = points.descriptors[8 * i + w]!;
    });
    memory.kernel.upload(
      this.#width,
      this.#height,
      columns,
      rows,
      memory.copyOf(starts),
      memory.copyOf(numbers),
      memory.copyOf(Uint16Array.from(numbers, (i) => points.x[i]!)),
      memory.copyOf(Uint16Array.from(numbers, (i) => points.y[i]!)),
      memory.copyOf(Uint8Array.from(numbers, (i) => points.level[i]!)),
      memory.copyOf(Uint8Array.from(numbers, (i) => points.angle[i]!)),
      memory.copyOf(descriptors),
    );
  }
}

/** Bytes of a key point: places, level, angle, descriptor. */
const ROOM_PER_POINT = 38;
