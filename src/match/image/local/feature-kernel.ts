/** The compiled kernel (kernels/features.ts) over one fresh memory that grows. Compiled once, in a millisecond. */
import { assert, fromBase64 } from '../../../common/index.ts';
import { KERNEL_BASE64 } from './feature-kernel.generated.ts';

/** Addresses are bytes in the memory. */
export interface FeatureKernel {
  configure(...numbers: readonly number[]): void;
  bucketsFor(more: number): number;
  add(first: number, count: number): void;
  remove(first: number, count: number): void;
  collect(first: number, count: number, distanceMax: number): void;
}

export interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What we use of a global that Node and browsers have and TypeScript's `es2024` does not declare. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: { initial: number; maximum: number }) => GrowingMemory;
};

/** Bytes; memory grows by whole pages. */
export const PAGE = 65536;
let compiled: object | undefined;

/** @throws RangeError when the machine has no such memory */
export function startFeatureKernel(): { readonly memory: GrowingMemory; readonly kernel: FeatureKernel } {
  const binary = fromBase64(KERNEL_BASE64);
  assert(binary !== undefined, 'the generated kernel is not base64');
  compiled ??= new WebAssembly.Module(binary);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { memory, kernel: exports as FeatureKernel };
}
