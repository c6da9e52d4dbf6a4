/** A file as a descriptor that ffmpeg can seek in. */
import { open, mkdtemp, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenInput } from '../read-input.ts';

export interface HandedOver {
  readonly descriptor: number;
  close(): Promise<void>;
}

/** ffmpeg seeks, so what came as bytes becomes a file without a name, which is gone with its last descriptor. */
export async function handOver(file: OpenInput): Promise<HandedOver | undefined> {
  if (file.descriptor !== undefined) return { descriptor: file.descriptor, close: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'recourse-sound-'));
  let spool: FileHandle | undefined;
  try {
    spool = await open(join(folder, 'sound'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  try {
    let written = 0;
    for await (const piece of file.read()) {
      await spool.write(piece, 0, piece.length, written);
      written += piece.length;
    }
    if (written === file.size) {
      const opened = spool;
      return { descriptor: opened.fd, close: () => opened.close() };
    }
  } catch {
    // Said by the caller: the input could not be read.
  }
  await spool.close();
  return undefined;
}
