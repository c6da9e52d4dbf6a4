/**
 * Two channels to what one loudspeaker plays, and the rest. Where left and right are opposite (an old way to hide a song, and a
 * common fault of cables) the sum is silent: there the difference takes its place. Fed in pieces of any size.
 */

/** The choice is made anew for each block of 0.19 s. */
const BLOCK = 2048;
/** The difference takes over when it has this many times the power of the sum. */
const WEAK = 10;
/** Below this share of the power (−40 dB) the difference is the dust of a lossy codec. */
const AUDIBLE = 1e-4;

export class Downmix {
  readonly #most: number;
  #middle = new Int16Array(1 << 18);
  #side: Int16Array<ArrayBuffer> | undefined;
  #length = 0;
  #settled = 0;
  #middlePower = 0;
  #sidePower = 0;
  /** Bytes of a frame that the last piece cut. */
  #rest = new Uint8Array(0);

  /** @param most samples that are kept; what follows is dropped and told by `full`. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Samples so far. */
  get length(): number {
    return this.#length;
  }

  get full(): boolean {
    return this.#length >= this.#most;
  }

  /** Interleaved left and right, 16-bit little-endian. */
  push(piece: Uint8Array): void {
    const joined = new Uint8Array(this.#rest.length + piece.length);
    joined.set(this.#rest);
    joined.set(piece, this.#rest.length);
    const frames = Math.min(joined.length >> 2, this.#most - this.#length);
    this.#makeRoom(this.#length + frames);
    const view = new DataView(joined.buffer);
    for (let i = 0; i < frames; i++) {
      const left = view.getInt16(4 * i, true);
      const right = view.getInt16(4 * i + 2, true);
      this.#middle[this.#length] = (left + right) >> 1;
      if (left !== right) this.#side ??= new Int16Array(this.#middle.length);
      if (this.#side) this.#side[this.#length] = (left - right) >> 1;
      this.#length++;
      if (this.#length - this.#settled === BLOCK) this.#settle();
    }
    this.#rest = joined.slice(4 * (joined.length >> 2));
  }

  /** The loudspeaker, and the difference when it is audible. */
  finish(): readonly [Int16Array, Int16Array?] {
    this.#settle();
    const middle = this.#middle.slice(0, this.#length);
    if (!this.#side || this.#sidePower < AUDIBLE * this.#middlePower) return [middle];
    return [middle, this.#side.slice(0, this.#length)];
  }

  #settle(): void {
    const side = this.#side;
    let ofMiddle = 0;
    let ofSide = 0;
    for (let i = this.#settled; i < this.#length; i++) {
      ofMiddle += this.#middle[i]! ** 2;
      if (side) ofSide += side[i]! ** 2;
    }
    if (side && ofSide > WEAK * ofMiddle) {
      for (let i = this.#settled; i < this.#length; i++) {
        const middle = this.#middle[i]!;
        this.#middle[i] = side[i]!;
        side[i] = middle;
      }
      [ofMiddle, ofSide] = [ofSide, ofMiddle];
    }
    this.#middlePower += ofMiddle;
    this.#sidePower += ofSide;
    this.#settled = this.#length;
  }

  #makeRoom(length: number): void {
    if (length <= this.#middle.length) return;
    const larger = Math.min(this.#most, Math.max(length, 2 * this.#middle.length));
    const grown = (samples: Int16Array): Int16Array<ArrayBuffer> => {
      const copy = new Int16Array(larger);
      copy.set(samples.subarray(0, this.#length));
      return copy;
    };
    this.#middle = grown(this.#middle);
    if (this.#side) this.#side = grown(this.#side);
  }
}
