/** Collects parts of a source as one text that still knows where every unit came from, in code points of the source. */

export interface ExtractedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`: offset of its source in code points. */
  readonly sourceOffsets: Uint32Array;
}

/** Typed arrays are little-endian on every machine Node runs on. */
const wide = new TextDecoder('utf-16le', { ignoreBOM: true });

export class TextPieces {
  readonly #source: string;
  #units = new Uint16Array(1024);
  #offsets = new Uint32Array(1024);
  #length = 0;
  /** A cursor that only moves on: UTF-16 unit and the code points before it. */
  #unit = 0;
  #points = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Units `start` to `end` of the source, as they are. Calls must come in rising order. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    this.#reserve(end - start);
    this.#moveTo(start);
    while (this.#unit < end) {
      this.#units[this.#length] = this.#source.charCodeAt(this.#unit);
      this.#offsets[this.#length++] = this.#points;
      this.#step();
    }
  }

  /** Text that stands for the source at `start`: a decoded entity, a line end for a block. */
  insert(text: string, start: number): void {
    this.#reserve(text.length);
    this.#moveTo(start);
    for (let i = 0; i < text.length; i++) this.#units[this.#length + i] = text.charCodeAt(i);
    this.#offsets.fill(this.#points, this.#length, this.#length + text.length);
    this.#length += text.length;
  }

  get length(): number {
    return this.#length;
  }

  finish(): ExtractedText {
    return {
      text: wide.decode(this.#units.subarray(0, this.#length)),
      sourceOffsets: this.#offsets.slice(0, this.#length),
    };
  }

  #moveTo(unit: number): void {
    while (this.#unit < unit) this.#step();
  }

  #step(): void {
    const first = this.#source.charCodeAt(this.#unit++);
    const pairGoesOn = (first & 0xfc00) === 0xd800 && (this.#source.charCodeAt(this.#unit) & 0xfc00) === 0xdc00;
    if (!pairGoesOn) this.#points++;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#offsets.length) return;
    const room = Math.max(this.#length + more, 2 * this.#offsets.length);
    const offsets = new Uint32Array(room);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
    const units = new Uint16Array(room);
    units.set(this.#units);
    this.#units = units;
  }
}
