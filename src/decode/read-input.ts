/** Input as the decoder needs it: its size, its first bytes for sniffing, and all of it in pieces, as often as asked. */
import { constants, open } from 'node:fs/promises';
import { SNIFF_BYTES } from '../media/index.ts';
import type { DecodeInput } from './decoder.ts';
import type { FileBytes } from './decoder-process.ts';

export interface OpenInput extends FileBytes {
  readonly head: Uint8Array;
  /** False for folders, devices and pipes: they have no end one could wait for. */
  readonly regular: boolean;
  /** Of the open file; absent when the input came as bytes. */
  readonly descriptor?: number;
  /** Fewer bytes than asked for at the end of the file. */
  bytesAt(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const PIECE = 1 << 20;

/** The file stays open, so that what was sniffed is what is decoded. @throws what the file system says when it cannot be opened */
export async function openInput(input: DecodeInput): Promise<OpenInput> {
  if (input.kind === 'bytes') return ofBytes(input.bytes);
  // Non-blocking, so that a named pipe nobody writes to does not hold us up.
  const file = await open(input.path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = await file.stat();
    const regular = facts.isFile();
    const head = new Uint8Array(regular ? Math.min(SNIFF_BYTES, facts.size) : 0);
    const { bytesRead } = regular ? await file.read(head, 0, head.length, 0) : { bytesRead: 0 };
    const size = regular ? facts.size : 0;
    async function* read(): AsyncIterable<Uint8Array> {
      const piece = new Uint8Array(Math.min(PIECE, Math.max(size, 1)));
      for (let at = 0; at < size;) {
        const got = await file.read(piece, 0, Math.min(piece.length, size - at), at);
        if (got.bytesRead === 0) return;
        at += got.bytesRead;
        // A copy: the pipe may still hold this piece while the next is read.
        yield piece.slice(0, got.bytesRead);
      }
    }
    const bytesAt = async (position: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - position)));
      return bytes.subarray(0, (await file.read(bytes, 0, bytes.length, position)).bytesRead);
    };
    return {
      size,
      head: head.subarray(0, bytesRead),
      regular,
      descriptor: file.fd,
      read,
      bytesAt,
      close: () => file.close(),
    };
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

function ofBytes(bytes: Uint8Array): OpenInput {
  async function* read(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
  return {
    size: bytes.length,
    head: bytes.subarray(0, SNIFF_BYTES),
    regular: true,
    read,
    bytesAt: async (position, length) => bytes.subarray(position, position + length),
    close: async () => undefined,
  };
}
