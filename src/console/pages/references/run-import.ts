/** Sends a planned import, two lines at a time. Each line has a key of its own, so that a second run adds nothing twice. */
import { server } from '../../api/server.ts';
import type { Planned } from './catalogue.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly failed: readonly { readonly line: number; readonly why: string }[];
}

const AT_ONCE = 2;

export async function runImport(
  planned: readonly Planned[],
  files: ReadonlyMap<string, File>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Progress> {
  const failed: { line: number; why: string }[] = [];
  let done = 0;
  let next = 0;
  const worker = async () => {
    while (next < planned.length && !signal.aborted) {
      const line = planned[next++]!;
      const why = await sendLine(line, files, signal).catch((fault: unknown) =>
        fault instanceof Error ? fault.message : String(fault),
      );
      if (signal.aborted) return;
      if (why !== undefined) failed.push({ line: line.line, why });
      done++;
      onProgress({ done, of: planned.length, failed: [...failed] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { done, of: planned.length, failed };
}

/** Undefined: done. */
async function sendLine(
  line: Planned,
  files: ReadonlyMap<string, File>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const idempotencyKey = await keyOf(line, files);
  const answer =
    line.kind === 'change'
      ? await server.changeReference(line.reference, line.work, { idempotencyKey, signal })
      : await server.addReference({ body: files.get(line.file)! }, line.work, { idempotencyKey, signal });
  return answer.kind === 'refused' ? `${answer.problem.detail} ${answer.problem.fix}` : undefined;
}

/** Enough of a file to know it again, however large it is: films are not read whole just to name them. */
const KNOWN_BY_BYTES = 256 * 1024;

/** From what is imported and nothing else: the same line with the same file has the same key. */
async function keyOf(line: Planned, files: ReadonlyMap<string, File>): Promise<string> {
  const said = new TextEncoder().encode(
    JSON.stringify([line.kind, line.kind === 'add' ? line.file : line.reference, line.work]),
  );
  const file = line.kind === 'add' ? files.get(line.file)! : new Blob();
  const known = await new Blob([
    said,
    String(file.size),
    file.slice(0, KNOWN_BY_BYTES),
    file.slice(-KNOWN_BY_BYTES),
  ]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', known));
  return `import-${[...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
