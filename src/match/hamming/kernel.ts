/** The compiled kernel (kernels/hamming.ts) over one fresh shared memory. Compiled once, in a millisecond. */
import { assert, fromBase64 } from '../../common/index.ts';
import { KERNEL_BASE64 } from './kernel.generated.ts';

/** Offsets and lengths are bytes in the memory. */
export interface Kernel {
  configure(...numbers: readonly number[]): void;
  build(part: number): void;
  search(radius: number, workMax: number): number;
  scan(from: number, until: number, radius: number): number;
  digestStart(): void;
  digest(from: number, length: number): void;
  digestEnd(): bigint;
}

export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  /** By so many pages; returns how many there were. */
  grow(pages: number): number;
}

/** What we use of a global that Node and browsers have and TypeScript's `es2024` does not declare. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
};

const PAGE = 65536;
/** A memory may grow by so many pages: 16 threads with room of their own in the largest segment. */
const GROWTH_MAX = 1024;
let compiled: object | undefined;

/** @throws RangeError when the machine has no such memory */
export function startKernel(bytes: number): { readonly memory: SharedMemory; readonly kernel: Kernel } {
  const pages = Math.max(1, Math.ceil(bytes / PAGE));
  const maximum = Math.min(65536, pages + GROWTH_MAX);
  const memory = new WebAssembly.Memory({ initial: pages, maximum, shared: true });
  return { memory, kernel: kernelOver(memory) };
}

/** Another instance over a memory that there is. */
export function kernelOver(memory: SharedMemory): Kernel {
  const binary = fromBase64(KERNEL_BASE64);
  assert(binary !== undefined, 'the generated kernel is not base64');
  compiled ??= new WebAssembly.Module(binary);
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports as Kernel;
}

/** So many bytes of it for the caller alone: growing is atomic among threads. @throws RangeError when it cannot grow */
export const takeRoom = (memory: SharedMemory, bytes: number): number => memory.grow(Math.ceil(bytes / PAGE)) * PAGE;
