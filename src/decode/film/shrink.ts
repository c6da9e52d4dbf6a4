/**
 * A part of a frame shrunk to a small square, each pixel the mean of the area it covers: the arithmetic of media's `averaged`, with the
 * weights worked out once for all frames of a film, and without cutting the part out first. Plain IEEE sums in a fixed order.
 */
import type { LumaImage, Region } from '../../media/index.ts';

/** Pixels `from[i]` to `to[i]` (out) count for pixel i of the result; the first and the last in part. */
interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
}

export class Shrink {
  readonly #region: Region;
  readonly #side: number;
  readonly #columns: Spans;
  readonly #rows: Spans;
  readonly #line: Float64Array;

  /** @param region in whole pixels of the frames that will come */
  constructor(region: Region, side: number) {
    this.#region = region;
    this.#side = side;
    this.#columns = spansOf(region.width, side);
    this.#rows = spansOf(region.height, side);
    this.#line = new Float64Array(side);
  }

  /** One read of each pixel of the part. */
  of({ width, data }: LumaImage): LumaImage {
    const side = this.#side;
    const { from, to, first, last } = this.#rows;
    const area = (this.#region.width / side) * (this.#region.height / side);
    const out = new Uint8Array(side * side);
    const sums = new Float64Array(side);
    for (let y = 0; y < side; y++) {
      sums.fill(0);
      for (let row = from[y]!; row < to[y]!; row++) {
        const weight = row === from[y]! ? first[y]! : row === to[y]! - 1 ? last[y]! : 1;
        this.#addLine(data, (this.#region.y + row) * width + this.#region.x, weight, sums);
      }
      for (let x = 0; x < side; x++) out[y * side + x] = Math.floor(sums[x]! / area + 0.5);
    }
    return { width: side, height: side, data: out };
  }

  #addLine(data: Uint8Array, start: number, weight: number, sums: Float64Array): void {
    const { from, to, first, last } = this.#columns;
    const line = this.#line;
    for (let x = 0; x < line.length; x++) {
      const end = start + to[x]! - 1;
      let at = start + from[x]!;
      let sum = data[at]! * first[x]!;
      if (at < end) {
        for (at++; at < end; at++) sum += data[at]!;
        sum += data[end]! * last[x]!;
      }
      sums[x] = sums[x]! + sum * weight;
    }
  }
}

function spansOf(length: number, side: number): Spans {
  const spans: Spans = {
    from: new Int32Array(side),
    to: new Int32Array(side),
    first: new Float64Array(side),
    last: new Float64Array(side),
  };
  const span = length / side;
  for (let i = 0; i < side; i++) {
    const [begin, end] = [i * span, Math.min(length, (i + 1) * span)];
    spans.from[i] = Math.floor(begin);
    spans.to[i] = Math.max(spans.from[i]! + 1, Math.ceil(end - 1e-9));
    spans.first[i] = Math.min(spans.from[i]! + 1, end) - begin;
    spans.last[i] = end - (spans.to[i]! - 1);
  }
  return spans;
}
