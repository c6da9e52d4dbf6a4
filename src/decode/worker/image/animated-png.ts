/**
 * APNG: libvips shows only its first picture, viewers show all. Each frame's data is put back into a PNG of its own,
 * decoded, and laid on the canvas as the frame's control chunk says (PNG specification, third edition, §11.3.7).
 */
import { crc32 } from 'node:zlib';
import type { RgbImage } from '../../../media/index.ts';
import { checkPixels, PictureRefused, type PictureSource, type ShownFrame } from './picture-source.ts';
import { openSharpPicture, renderPixels, rgbaPixels } from './sharp-picture.ts';

interface Chunk {
  readonly name: string;
  readonly body: Uint8Array;
}

interface FrameControl {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** 0 leave, 1 clear, 2 put back what was there. */
  readonly dispose: number;
  /** 0 replace, 1 lay over. */
  readonly blend: number;
  readonly pieces: Uint8Array[];
}

/** Chunks between the header and the picture that change what pixels mean. */
const SHARED = new Set(['PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP']);
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export async function openAnimatedPng(file: Uint8Array): Promise<PictureSource> {
  const chunks = readChunks(file);
  const header = chunks[0];
  if (header?.name !== 'IHDR' || header.body.length !== 13)
    throw new PictureRefused('undecodable', 'The PNG has no header.');
  const canvas = { width: word(header.body, 0), height: word(header.body, 4) };
  checkPixels(canvas.width, canvas.height);
  const controls = readControls(chunks);
  // Nothing to animate after all: shown as the still picture it also is.
  if (controls.length === 0) return openSharpPicture(file, 'png');
  const shared = chunks.filter((chunk) => SHARED.has(chunk.name));

  const shown = async (
    frames: number,
    show: (frame: number) => boolean,
    side: number,
  ): Promise<{ frames: ShownFrame[]; damaged?: string }> => {
    const done: ShownFrame[] = [];
    const pixels = new Uint8Array(4 * canvas.width * canvas.height);
    try {
      for (let frame = 0; frame < frames; frame++) {
        const control = controls[frame]!;
        const before = control.dispose === 2 ? pixels.slice() : undefined;
        layOn(pixels, canvas.width, control, await rgbaPixels(stillPng(header.body, shared, control)));
        if (show(frame)) done.push({ frame, image: await renderPixels(pixels, { ...canvas, channels: 4 }, side) });
        if (before !== undefined) pixels.set(before);
        else if (control.dispose === 1) clear(pixels, canvas.width, control);
      }
    } catch {
      if (done.length === 0) throw new PictureRefused('undecodable', 'The animation cannot be decoded.');
      return {
        frames: done,
        damaged: `The file is damaged (the animation breaks off after ${done.length} of its frames).`,
      };
    }
    return { frames: done };
  };

  return {
    ...canvas,
    framesInFile: controls.length,
    first: (count, side) => shown(Math.min(count, controls.length), () => true, side),
    one: async (wanted, side): Promise<RgbImage> =>
      (await shown(wanted + 1, (frame) => frame === wanted, side)).frames[0]!.image,
  };
}

function readChunks(file: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = word(file, at);
    if (at + 12 + length > file.length) break;
    chunks.push({
      name: String.fromCharCode(...file.subarray(at + 4, at + 8)),
      body: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** Frames in order, each with its compressed data. A still picture before the first control chunk is no frame. */
function readControls(chunks: readonly Chunk[]): readonly FrameControl[] {
  const controls: FrameControl[] = [];
  const canvas = chunks[0]!.body;
  for (const { name, body } of chunks) {
    const current = controls.at(-1);
    if (name === 'fcTL' && body.length === 26) {
      const [width, height, x, y] = [word(body, 4), word(body, 8), word(body, 12), word(body, 16)];
      const inside = width > 0 && height > 0 && x + width <= word(canvas, 0) && y + height <= word(canvas, 4);
      if (!inside) break;
      controls.push({ width, height, x, y, dispose: body[24]!, blend: body[25]!, pieces: [] });
    } else if (name === 'IDAT') current?.pieces.push(body);
    else if (name === 'fdAT' && body.length > 4) current?.pieces.push(body.subarray(4));
  }
  return controls.filter((control) => control.pieces.length > 0);
}

function stillPng(header: Uint8Array, shared: readonly Chunk[], control: FrameControl): Uint8Array {
  const own = Buffer.from(header);
  own.writeUInt32BE(control.width, 0);
  own.writeUInt32BE(control.height, 4);
  const picture = control.pieces.map((body) => chunkBytes('IDAT', body));
  return Buffer.concat([
    SIGNATURE,
    chunkBytes('IHDR', own),
    ...shared.map(({ name, body }) => chunkBytes(name, body)),
    ...picture,
    chunkBytes('IEND', new Uint8Array()),
  ]);
}

function chunkBytes(name: string, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(body, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
  return bytes;
}

function layOn(canvas: Uint8Array, canvasWidth: number, control: FrameControl, picture: { data: Uint8Array }): void {
  for (let y = 0; y < control.height; y++) {
    for (let x = 0; x < control.width; x++) {
      const from = 4 * (y * control.width + x);
      const to = 4 * ((control.y + y) * canvasWidth + control.x + x);
      const over = picture.data[from + 3]!;
      if (control.blend === 0 || over === 255) canvas.set(picture.data.subarray(from, from + 4), to);
      else if (over > 0) blend(canvas, to, picture.data, from);
    }
  }
}

/** Source over destination, with straight (not premultiplied) alpha. */
function blend(canvas: Uint8Array, to: number, picture: Uint8Array, from: number): void {
  const over = picture[from + 3]! / 255;
  const under = (canvas[to + 3]! / 255) * (1 - over);
  for (let c = 0; c < 3; c++)
    canvas[to + c] = Math.round((picture[from + c]! * over + canvas[to + c]! * under) / (over + under));
  canvas[to + 3] = Math.round(255 * (over + under));
}

function clear(canvas: Uint8Array, canvasWidth: number, control: FrameControl): void {
  for (let y = control.y; y < control.y + control.height; y++)
    canvas.fill(0, 4 * (y * canvasWidth + control.x), 4 * (y * canvasWidth + control.x + control.width));
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
