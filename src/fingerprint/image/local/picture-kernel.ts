/**
 * The compiled kernel (kernels/picture.ts) and its memory: arrays go in, results come out, nothing is remembered between calls.
 * One instance a thread, compiled at first use in a millisecond.
 */
import { assert, fromBase64 } from '../../../common/index.ts';
import { KERNEL_BASE64 } from './picture-kernel.generated.ts';

/** All addresses are bytes in the memory; see kernels/picture.ts. */
export interface PictureKernel {
  resize(...numbers: readonly number[]): void;
  boxMeans(from: number, width: number, height: number, to: number, sums: number): void;
  cornersOf(...numbers: readonly number[]): number;
  centresOfBrightness(from: number, width: number, places: number, count: number, disc: number, to: number): void;
  widen(from: number, width: number, height: number, to: number, stride: number): void;
  boxRows(...numbers: readonly number[]): void;
  boxRowsSampled(...numbers: readonly number[]): void;
  boxColumns(...numbers: readonly number[]): void;
  lowFrequencies(block: number, cosines: number, turned: number, halfway: number, to: number): void;
  describe(...numbers: readonly number[]): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What we use of a global that Node and browsers have and TypeScript's `es2024` does not declare. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number; maximum: number }) => Memory;
};

const PAGE = 65536;
/** Behind each array: the kernel reads and writes whole vectors. */
const SLACK = 64;

let started: { readonly memory: Memory; readonly kernel: PictureKernel } | undefined;

function start() {
  const binary = fromBase64(KERNEL_BASE64);
  assert(binary !== undefined, 'the generated kernel is not base64');
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } });
  return { memory, kernel: exports as PictureKernel };
}

/** Addresses of arrays, in order, and the kernel that works on them. */
export interface KernelRoom {
  readonly kernel: PictureKernel;
  readonly at: readonly number[];
  readonly bytes: ArrayBuffer;
}

/**
 * Room for arrays of so many bytes each, in order, and the kernel to use them. Valid until the next call: read results at once.
 * The first SLACK bytes stay free, because the kernel may read just before an array.
 */
export function kernelWith(sizes: readonly number[]): KernelRoom {
  started ??= start();
  let next = SLACK;
  const at = sizes.map((size) => {
    const here = next;
    next = (next + size + SLACK + 15) & ~15;
    return here;
  });
  const missing = next - started.memory.buffer.byteLength;
  if (missing > 0) started.memory.grow(Math.ceil(missing / PAGE));
  return { kernel: started.kernel, at, bytes: started.memory.buffer };
}
