/**
 * Many small records of one length, each under a number, in few large blocks: a hundred thousand arrays of their own would each be
 * followed by the garbage collector, which took more time than the look-ups.
 */
const RECORDS_PER_BLOCK = 1024;

export class Records {
  readonly #length: number;
  readonly #blocks: Uint8Array[] = [];

  /** Bytes of each record. */
  constructor(length: number) {
    this.#length = length;
  }

  /** Bytes of all blocks. */
  get bytes(): number {
    return this.#blocks.length * RECORDS_PER_BLOCK * this.#length;
  }

  /** A view of one record: what is written there stays; zeros at first. Numbers should be used again, as blocks are never given back. */
  at(number: number): Uint8Array {
    const block = Math.floor(number / RECORDS_PER_BLOCK);
    while (this.#blocks.length <= block) this.#blocks.push(new Uint8Array(RECORDS_PER_BLOCK * this.#length));
    const from = (number % RECORDS_PER_BLOCK) * this.#length;
    return this.#blocks[block]!.subarray(from, from + this.#length);
  }
}
