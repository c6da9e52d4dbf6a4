/** Key points by place: which of them lie near a point of the frame. */
import { POSITION_STEPS, type KeyPoints } from '../../../fingerprint/index.ts';

const CELL = 16;

export class PlaceGrid {
  readonly #points: KeyPoints;
  readonly #width: number;
  readonly #height: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;

  constructor(points: KeyPoints, width: number, height: number) {
    this.#points = points;
    this.#width = width;
    this.#height = height;
    this.#columns = Math.ceil(width / CELL) + 1;
    this.#rows = Math.ceil(height / CELL) + 1;
    this.#starts = new Uint32Array(this.#columns * this.#rows + 1);
    this.#members = new Uint32Array(points.count);
    for (let i = 0; i < points.count; i++) this.#starts[this.#cellOf(i) + 1]!++;
    for (let c = 1; c < this.#starts.length; c++) this.#starts[c] = this.#starts[c]! + this.#starts[c - 1]!;
    const cursor = this.#starts.slice();
    for (let i = 0; i < points.count; i++) this.#members[cursor[this.#cellOf(i)]!++] = i;
  }

  #cellOf(i: number): number {
    const column = Math.floor(this.#points.x[i]! / POSITION_STEPS / CELL);
    return Math.floor(this.#points.y[i]! / POSITION_STEPS / CELL) * this.#columns + column;
  }

  contains(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x <= this.#width && y <= this.#height;
  }

  /** Calls `visit` with each key point within `radius` pixels of (x, y), in order of cells and then of number. */
  near(x: number, y: number, radius: number, visit: (point: number) => void): void {
    const left = Math.max(0, Math.floor((x - radius) / CELL));
    const right = Math.min(this.#columns - 1, Math.floor((x + radius) / CELL));
    const top = Math.max(0, Math.floor((y - radius) / CELL));
    const bottom = Math.min(this.#rows - 1, Math.floor((y + radius) / CELL));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = row * this.#columns + column;
        for (let m = this.#starts[cell]!; m < this.#starts[cell + 1]!; m++) {
          const i = this.#members[m]!;
          const dx = this.#points.x[i]! / POSITION_STEPS - x;
          const dy = this.#points.y[i]! / POSITION_STEPS - y;
          if (dx * dx + dy * dy <= radius * radius) visit(i);
        }
      }
    }
  }
}
