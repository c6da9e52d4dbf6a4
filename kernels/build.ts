/**
 * Compiles the kernels in this folder to WebAssembly and writes each as a generated module with the bytes in base64:
 * `node kernels/build.ts`. A test rebuilds them and compares, so the bytes in the repository are those of the source.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

export interface Kernel {
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}

export const KERNELS: readonly Kernel[] = [
  {
    source: 'kernels/hamming.ts',
    target: 'src/match/hamming/kernel.generated.ts',
    options: ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536', '--enable', 'threads'],
  },
  {
    source: 'kernels/picture.ts',
    target: 'src/fingerprint/image/local/picture-kernel.generated.ts',
    options: ['--initialMemory', '1', '--maximumMemory', '65536'],
  },
  {
    source: 'kernels/features.ts',
    target: 'src/match/image/local/feature-kernel.generated.ts',
    options: ['--initialMemory', '1', '--maximumMemory', '65536'],
  },
  {
    source: 'kernels/placing.ts',
    target: 'src/match/image/local/placing-kernel.generated.ts',
    options: ['--initialMemory', '1', '--maximumMemory', '65536'],
  },
];

/** The generated module's text. @throws Error with the compiler's messages */
export async function compiled(kernel: Kernel): Promise<string> {
  const root = new URL('../', import.meta.url);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      kernel.source,
      '--outFile',
      'kernel.wasm',
      '--runtime',
      'stub',
      '--importMemory',
      '--noExportMemory',
      '--noAssert',
      '--enable',
      'simd',
      '--enable',
      'bulk-memory',
      '-O3',
      ...kernel.options,
    ],
    {
      readFile: (name) => {
        try {
          return readFileSync(new URL(name, root), 'utf8');
        } catch {
          return null; // the compiler looks in several places
        }
      },
      writeFile: (name, contents) => {
        if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`${kernel.source}: ${stderr.toString()}`, { cause: error });
  const text = Buffer.from(binary).toString('base64');
  return `// Generated from ${kernel.source} by kernels/build.ts. Do not edit.\nexport const KERNEL_BASE64 =\n  '${text}';\n`;
}

if (import.meta.main) {
  for (const kernel of KERNELS) {
    const text = await compiled(kernel);
    writeFileSync(new URL(`../${kernel.target}`, import.meta.url), text);
    console.log(`${kernel.target}: ${text.length} characters`);
  }
}
