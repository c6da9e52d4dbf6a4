/**
 * Frames over a pipe between the parent and a decoder process, in both directions:
 * four bytes header length, four bytes body length (big-endian), the header as JSON, the body as it is.
 * The reader trusts neither length: what is over its limits is a broken wire, never an allocation.
 */
export interface WireFrame {
  readonly header: unknown;
  readonly body: Uint8Array;
}

export interface WireLimits {
  readonly headerMax: number;
  readonly bodyMax: number;
}

export class WireBroken extends Error {
  override readonly name = 'WireBroken';
}

const PREFIX = 8;

/** The bytes before a body of `bodyLength` bytes; the body follows in pieces of any size. */
export function frameStart(header: object, bodyLength: number): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const start = Buffer.allocUnsafe(PREFIX + json.length);
  start.writeUInt32BE(json.length, 0);
  start.writeUInt32BE(bodyLength, 4);
  json.copy(start, PREFIX);
  return start;
}

/** Fed with chunks however the pipe cuts them, gives whole frames. One copy of each body. */
export class FrameReader {
  readonly #limits: WireLimits;
  #pending: Buffer = Buffer.alloc(0);
  #header: unknown;
  #body: Buffer | undefined;
  #filled = 0;

  constructor(limits: WireLimits) {
    this.#limits = limits;
  }

  /** @throws WireBroken when a length is over the limits or a header is no JSON. */
  push(chunk: Uint8Array): WireFrame[] {
    const frames: WireFrame[] = [];
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (;;) {
      if (this.#body === undefined) {
        rest = this.#pending.length === 0 ? rest : Buffer.concat([this.#pending, rest]);
        this.#pending = Buffer.alloc(0);
        const start = this.#readStart(rest);
        if (start === undefined) {
          this.#pending = rest;
          return frames;
        }
        rest = rest.subarray(start);
      }
      const body = this.#body!;
      const taken = rest.copy(body, this.#filled);
      this.#filled += taken;
      rest = rest.subarray(taken);
      if (this.#filled < body.length) return frames;
      frames.push({ header: this.#header, body: new Uint8Array(body.buffer, body.byteOffset, body.length) });
      this.#body = undefined;
      this.#filled = 0;
    }
  }

  /** Sets header and body, and tells how many bytes they took; undefined while the start is not complete. */
  #readStart(bytes: Buffer): number | undefined {
    if (bytes.length < PREFIX) return undefined;
    const headerLength = bytes.readUInt32BE(0);
    const bodyLength = bytes.readUInt32BE(4);
    if (headerLength > this.#limits.headerMax || bodyLength > this.#limits.bodyMax)
      throw new WireBroken(`a frame of ${headerLength} + ${bodyLength} bytes is over the limit`);
    if (bytes.length < PREFIX + headerLength) return undefined;
    try {
      this.#header = JSON.parse(bytes.toString('utf8', PREFIX, PREFIX + headerLength));
    } catch (cause) {
      throw new WireBroken('a header is no JSON', { cause });
    }
    this.#body = Buffer.allocUnsafeSlow(bodyLength);
    return PREFIX + headerLength;
  }
}
