/**
 * Windows bitmaps, which libvips does not read: 1, 2, 4, 8, 16, 24 and 32 bits a pixel, run-length coded or not,
 * bottom-up or top-down. After the BITMAPFILEHEADER and BITMAPINFOHEADER pages of the Windows GDI reference.
 * Rows that are missing stay white and the file is called damaged. Plain JavaScript: out-of-range reads give 0.
 */
import { checkPixels, PictureRefused, type PictureSource } from './picture-source.ts';
import { renderPixels } from './sharp-picture.ts';

const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;

interface BitmapHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly compression: number;
  readonly pixelsAt: number;
  /** For each palette index, red, green, blue. */
  readonly palette: Uint8Array;
  readonly masks: readonly [number, number, number];
}

export async function openBitmap(file: Uint8Array): Promise<PictureSource> {
  const header = readHeader(file);
  const size = { width: header.width, height: header.height, channels: 3 as const };
  const read = (): { pixels: Uint8Array; damaged: boolean } => {
    if (header.pixelsAt >= file.length)
      throw new PictureRefused('undecodable', 'The bitmap has a header and no picture.');
    const pixels = new Uint8Array(3 * header.width * header.height).fill(255);
    const runs = header.compression === RLE8 || header.compression === RLE4;
    const rows = runs ? readRuns(file, header, pixels) : readRows(file, header, pixels);
    if (rows === 0) throw new PictureRefused('undecodable', 'The bitmap has a header and no picture.');
    return { pixels, damaged: rows < header.height && !runs };
  };
  return {
    width: header.width,
    height: header.height,
    framesInFile: 1,
    first: async (_count, side) => {
      const { pixels, damaged } = read();
      const frames = [{ frame: 0, image: await renderPixels(pixels, size, side) }];
      return damaged ? { frames, damaged: 'The file is damaged (the bitmap ends before its last row).' } : { frames };
    },
    one: async (_frame, side) => renderPixels(read().pixels, size, side),
  };
}

function readHeader(file: Uint8Array): BitmapHeader {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 26) throw new PictureRefused('undecodable', 'The bitmap ends inside its header.');
  const headerSize = view.getUint32(14, true);
  const old = headerSize === 12;
  if (!old && file.length < 54) throw new PictureRefused('undecodable', 'The bitmap ends inside its header.');
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const tall = old ? view.getInt16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? RGB : view.getUint32(30, true);
  const height = Math.abs(tall);
  checkPixels(width, height);
  const known = compression === RGB || compression === BITFIELDS || compression === ALPHA_BITFIELDS;
  const coded = (compression === RLE8 && bits === 8) || (compression === RLE4 && bits === 4);
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits) || (!known && !coded))
    throw new PictureRefused(
      'no-decoder',
      `There is no decoder for bitmaps of kind ${compression} with ${bits} bits a pixel.`,
    );
  const wide = 14 + headerSize;
  const masksAt = 54; // in the larger headers at the same place as behind the small one
  const hasMasks = compression === BITFIELDS || compression === ALPHA_BITFIELDS;
  const mask = (index: number): number => (file.length >= masksAt + 12 ? view.getUint32(masksAt + 4 * index, true) : 0);
  const masks = hasMasks
    ? ([mask(0), mask(1), mask(2)] as const)
    : bits === 16
      ? ([0x7c00, 0x3e0, 0x1f] as const)
      : ([0xff0000, 0xff00, 0xff] as const);
  const entries = bits > 8 ? 0 : old ? 2 ** bits : Math.min(view.getUint32(46, true) || 2 ** bits, 256);
  const paletteAt = wide + (hasMasks && headerSize === 40 ? 12 : 0);
  const palette = new Uint8Array(3 * 256);
  for (let i = 0; i < entries; i++) {
    for (let c = 0; c < 3; c++) palette[3 * i + c] = file[paletteAt + i * (old ? 3 : 4) + 2 - c] ?? 0;
  }
  return { width, height, topDown: tall < 0, bits, compression, pixelsAt: view.getUint32(10, true), palette, masks };
}

/** Fills the rows that are there and returns how many. */
function readRows(file: Uint8Array, header: BitmapHeader, pixels: Uint8Array): number {
  const { width, height, bits, palette, masks } = header;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const channels = masks.map(channelOf);
  let rows = 0;
  for (; rows < height; rows++) {
    const from = header.pixelsAt + rows * stride;
    // The last row needs no padding.
    if (from + Math.ceil((width * bits) / 8) > file.length) break;
    let to = 3 * width * (header.topDown ? rows : height - 1 - rows);
    for (let x = 0; x < width; x++, to += 3) {
      if (bits <= 8) {
        const shift = 8 - bits - ((x * bits) & 7);
        const index = (file[from + ((x * bits) >> 3)]! >> shift) & (2 ** bits - 1);
        pixels.set(palette.subarray(3 * index, 3 * index + 3), to);
      } else if (bits === 24) {
        const at = from + 3 * x;
        pixels[to] = file[at + 2]!;
        pixels[to + 1] = file[at + 1]!;
        pixels[to + 2] = file[at]!;
      } else {
        const at = from + (bits >> 3) * x;
        const value =
          bits === 16
            ? file[at]! | (file[at + 1]! << 8)
            : (file[at]! | (file[at + 1]! << 8) | (file[at + 2]! << 16) | (file[at + 3]! << 24)) >>> 0;
        for (let c = 0; c < 3; c++) pixels[to + c] = channels[c]!(value);
      }
    }
  }
  return rows;
}

/** From a mask such as 0x7c00 to a function that reads that channel as 0..255. */
function channelOf(mask: number): (value: number) => number {
  if (mask === 0) return () => 0;
  const lowest = 31 - Math.clz32(mask & -mask);
  const most = mask >>> lowest;
  return (value) => Math.round((((value & mask) >>> lowest) * 255) / most);
}

/** Run-length coded rows. Pixels that are skipped stay white. Returns 0 when nothing at all was coded. */
function readRuns(file: Uint8Array, header: BitmapHeader, pixels: Uint8Array): number {
  const { width, height, palette } = header;
  const four = header.compression === RLE4;
  let at = header.pixelsAt;
  let x = 0;
  let y = 0;
  let painted = 0;
  const paint = (index: number): void => {
    if (x >= width || y >= height) return;
    pixels.set(palette.subarray(3 * index, 3 * index + 3), 3 * (width * (header.topDown ? y : height - 1 - y) + x));
    x++;
    painted++;
  };
  const half = (byte: number, i: number): number => (four ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
  while (at + 1 < file.length && y < height) {
    const count = file[at]!;
    const code = file[at + 1]!;
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) paint(half(code, i));
    } else if (code === 0) {
      x = 0;
      y++;
    } else if (code === 1) {
      break;
    } else if (code === 2) {
      x += file[at] ?? 0;
      y += file[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < code; i++) paint(half(file[at + (four ? i >> 1 : i)] ?? 0, i));
      const length = four ? (code + 1) >> 1 : code;
      at += length + (length & 1);
    }
  }
  return painted > 0 ? height : 0;
}
