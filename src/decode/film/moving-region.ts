/**
 * Where a film moves: over a few seconds, each place's range of brightness is kept; the rectangle that holds nearly all the places
 * that changed is the film inside a screenshot, a caption, plain bars or a still background. What a camera films changes everywhere.
 */
import type { LumaImage, Region } from '../../media/index.ts';

/** Grey levels by which a place must change; compression makes still pictures flicker by less. */
const CHANGED_MIN = 18;
/** Cells of this many pixels are judged as one, so that single flickering pixels do not count. */
const CELL = 4;
/** Share of its rows' (columns') cells that must change for a row (column) to belong to the moving part. */
const LINE_SHARE = 0.3;
/** A part that is nearly everything is no part; one that is nearly nothing is a cursor or a spinner. */
const SIDE_SHARE_MAX = 0.97;
const SIDE_SHARE_MIN = 0.2;

export class MovingRegion {
  readonly #width: number;
  readonly #height: number;
  readonly #least: Uint8Array;
  readonly #most: Uint8Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#least = new Uint8Array(width * height).fill(255);
    this.#most = new Uint8Array(width * height);
  }

  push({ data }: LumaImage): void {
    for (let i = 0; i < data.length; i++) {
      const value = data[i]!;
      if (value < this.#least[i]!) this.#least[i] = value;
      if (value > this.#most[i]!) this.#most[i] = value;
    }
  }

  /** Undefined when everything moves, or nearly nothing does. Exact to about two pixels on each side. */
  find(): Region | undefined {
    const columns = Math.ceil(this.#width / CELL);
    const rows = Math.ceil(this.#height / CELL);
    const changed = this.#changedCells(columns, rows);
    // First the rows and columns with any wide change, then again within them: a small inset fills only part of each line.
    let box = { left: 0, top: 0, right: columns, bottom: rows };
    for (let pass = 0; pass < 4; pass++) {
      const share = pass === 0 ? 0.08 : LINE_SHARE;
      const inColumns = linesOf(changed, columns, box, 'column').map((sum) => sum >= share * (box.bottom - box.top));
      const inRows = linesOf(changed, columns, box, 'row').map((sum) => sum >= share * (box.right - box.left));
      const across = longestRun(inColumns);
      const down = longestRun(inRows);
      if (across === undefined || down === undefined) return undefined;
      box = {
        left: box.left + across.from,
        right: box.left + across.to,
        top: box.top + down.from,
        bottom: box.top + down.to,
      };
    }
    return this.#refined(box);
  }

  /** To the pixel: a cell at the edge belongs as far as its lines change. */
  #refined(box: Edges): Region | undefined {
    const edges = {
      left: Math.max(0, box.left * CELL - CELL),
      top: Math.max(0, box.top * CELL - CELL),
      right: Math.min(this.#width, box.right * CELL + CELL),
      bottom: Math.min(this.#height, box.bottom * CELL + CELL),
    };
    const { top, bottom, left, right } = edges;
    while (edges.left < right && this.#shareOfColumn(edges.left, top, bottom) < LINE_SHARE) edges.left++;
    while (edges.right > edges.left && this.#shareOfColumn(edges.right - 1, top, bottom) < LINE_SHARE) edges.right--;
    while (edges.top < bottom && this.#shareOfRow(edges.top, left, right) < LINE_SHARE) edges.top++;
    while (edges.bottom > edges.top && this.#shareOfRow(edges.bottom - 1, left, right) < LINE_SHARE) edges.bottom--;
    const width = edges.right - edges.left;
    const height = edges.bottom - edges.top;
    const [across, down] = [width / this.#width, height / this.#height];
    if (across > SIDE_SHARE_MAX && down > SIDE_SHARE_MAX) return undefined;
    if (across < SIDE_SHARE_MIN || down < SIDE_SHARE_MIN) return undefined;
    return { x: edges.left, y: edges.top, width, height };
  }

  #changedCells(columns: number, rows: number): Uint8Array {
    const changed = new Uint8Array(columns * rows);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let count = 0;
        let size = 0;
        for (let y = row * CELL; y < Math.min(this.#height, row * CELL + CELL); y++)
          for (let x = column * CELL; x < Math.min(this.#width, column * CELL + CELL); x++, size++)
            if (this.#changes(y * this.#width + x)) count++;
        changed[row * columns + column] = 2 * count >= size ? 1 : 0;
      }
    return changed;
  }

  #changes(i: number): boolean {
    return this.#most[i]! - this.#least[i]! >= CHANGED_MIN;
  }

  #shareOfColumn(x: number, top: number, bottom: number): number {
    let count = 0;
    for (let y = top; y < bottom; y++) if (this.#changes(y * this.#width + x)) count++;
    return count / Math.max(1, bottom - top);
  }

  #shareOfRow(y: number, left: number, right: number): number {
    let count = 0;
    for (let x = left; x < right; x++) if (this.#changes(y * this.#width + x)) count++;
    return count / Math.max(1, right - left);
  }
}

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Changed cells of each line inside the box. */
function linesOf(changed: Uint8Array, columns: number, box: Edges, along: 'row' | 'column'): number[] {
  const length = along === 'row' ? box.bottom - box.top : box.right - box.left;
  const sums = Array.from({ length }, () => 0);
  for (let y = box.top; y < box.bottom; y++)
    for (let x = box.left; x < box.right; x++)
      if (changed[y * columns + x]) sums[along === 'row' ? y - box.top : x - box.left]!++;
  return sums;
}

/** Short interruptions (a still strip of sky) do not end a run. */
function longestRun(lines: readonly boolean[]): { from: number; to: number } | undefined {
  const gapMax = Math.max(1, Math.floor(lines.length / 8));
  let best: { from: number; to: number } | undefined;
  for (let from = 0; from < lines.length;) {
    if (!lines[from]) {
      from++;
      continue;
    }
    let to = from + 1;
    for (let at = to; at < lines.length && at - to <= gapMax; at++) if (lines[at]) to = at + 1;
    if (best === undefined || to - from > best.to - best.from) best = { from, to };
    from = to;
  }
  return best;
}
