/** The compiled kernel (kernels/placing.ts) and its memory. One instance a thread, compiled at first use in a millisecond. */
import { assert, fromBase64 } from '../../../common/index.ts';
import { PAGE, type GrowingMemory } from './feature-kernel.ts';
import { KERNEL_BASE64 } from './placing-kernel.generated.ts';

/** Addresses are bytes in the memory. */
export interface PlacingKernel {
  configure(cosines: number, sines: number, scales: number): void;
  upload(...numbers: readonly number[]): void;
  reference(...numbers: readonly number[]): void;
  guided(map: number, tolerance: number, distanceMax: number, to: number): number;
  displacements(map: number, reach: number, distanceMax: number, bins: number): number;
}

/** What we use of a global that Node and browsers have and TypeScript's `es2024` does not declare. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number; maximum: number }) => GrowingMemory;
};

/** Bytes that only ever grow, given out from the beginning again for each upload. */
export class PlacingMemory {
  readonly kernel: PlacingKernel;
  readonly #memory: GrowingMemory;
  #used = 64;

  constructor() {
    const binary = fromBase64(KERNEL_BASE64);
    assert(binary !== undefined, 'the generated kernel is not base64');
    this.#memory = new WebAssembly.Memory({ initial: 4, maximum: 65536 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory: this.#memory } });
    this.kernel = exports as PlacingKernel;
  }

  /** Valid until the next `room`. */
  get bytes(): ArrayBuffer {
    return this.#memory.buffer;
  }

  get used(): number {
    return this.#used;
  }

  /** Gives back what was taken since `used` was so much. */
  release(used: number): void {
    this.#used = used;
  }

  /** So many bytes more. @throws RangeError when the machine has no such memory */
  room(size: number): number {
    const at = this.#used;
    this.#used = (at + size + 15) & ~15;
    const missing = this.#used - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  /** A copy of the bytes of an array. */
  copyOf(array: Uint8Array | Uint16Array | Uint32Array | Float64Array): number {
    const at = this.room(array.byteLength);
    new Uint8Array(this.bytes, at).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return at;
  }
}
