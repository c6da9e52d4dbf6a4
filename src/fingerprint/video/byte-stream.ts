/** Numbers to bytes and back, little-endian, one after the other. Reading past the end marks the stream as broken. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  u8(value: number): void {
    this.#view.setUint8(this.#room(1), value);
  }

  u32(value: number): void {
    this.#view.setUint32(this.#room(4), value, true);
  }

  f32(value: number): void {
    this.#view.setFloat32(this.#room(4), value, true);
  }

  f64(value: number): void {
    this.#view.setFloat64(this.#room(8), value, true);
  }

  /** As they lie in memory: every machine this runs on is little-endian. */
  raw(values: Uint8Array | Uint32Array): void {
    const at = this.#room(values.byteLength);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #broken = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Everything was read, and nothing beyond. */
  get complete(): boolean {
    return !this.#broken && this.#at === this.#bytes.length;
  }

  get broken(): boolean {
    return this.#broken;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    return this.#has(1) ? this.#view.getUint8(this.#at++) : 0;
  }

  u32(): number {
    return this.#has(4) ? this.#view.getUint32((this.#at += 4) - 4, true) : 0;
  }

  f32(): number {
    return this.#has(4) ? this.#view.getFloat32((this.#at += 4) - 4, true) : 0;
  }

  f64(): number {
    return this.#has(8) ? this.#view.getFloat64((this.#at += 8) - 8, true) : 0;
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    if (!this.#has(length)) return new Uint8Array(0);
    return this.#bytes.slice(this.#at, (this.#at += length)) as Uint8Array<ArrayBuffer>;
  }

  words(length: number): Uint32Array {
    return this.#has(4 * length) ? new Uint32Array(this.bytes(4 * length).buffer) : new Uint32Array(length);
  }

  #has(length: number): boolean {
    if (this.#broken || length > this.left) this.#broken = true;
    return !this.#broken;
  }
}
