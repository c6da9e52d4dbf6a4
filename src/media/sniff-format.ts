/**
 * What a file is, from its first bytes. Content decides, never the name: an mp3 called .jpg is sound.
 * A signature only chooses the decoder; the decoder still has to succeed.
 */
import type { Modality } from '../common/index.ts';
import { sniffBaseMedia, sniffMatroska, sniffMpegAudio, sniffOgg, sniffTransportStream } from './sniff-containers.ts';
import { sniffText } from './sniff-text.ts';

export type SniffedFormat =
  | { readonly kind: 'media'; readonly modality: Modality; readonly format: string }
  /** Recognised, and not something one looks at, listens to or reads as one work. */
  | { readonly kind: 'other'; readonly family: OtherFamily; readonly format: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };
export type OtherFamily = 'document' | 'archive' | 'program' | 'font' | 'playlist';

/** First bytes that `sniffFormat` makes use of; more changes nothing. */
export const SNIFF_BYTES = 65_536;

type Row = readonly [at: number, signature: string | readonly number[], found: SniffedFormat];

const media = (modality: Modality, format: string): SniffedFormat => ({ kind: 'media', modality, format });
const other = (family: OtherFamily, format: string): SniffedFormat => ({ kind: 'other', family, format });

/** Signatures that decide alone. Longer and rarer ones first. */
const SIGNATURES: readonly Row[] = [
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], media('image', 'png')],
  [0, [0xff, 0xd8, 0xff], media('image', 'jpeg')],
  [0, 'GIF87a', media('image', 'gif')],
  [0, 'GIF89a', media('image', 'gif')],
  [0, [0x49, 0x49, 0x2a, 0x00], media('image', 'tiff')],
  [0, [0x4d, 0x4d, 0x00, 0x2a], media('image', 'tiff')],
  [0, [0x49, 0x49, 0x2b, 0x00], media('image', 'tiff')],
  [0, [0x4d, 0x4d, 0x00, 0x2b], media('image', 'tiff')],
  [0, '8BPS', media('image', 'psd')],
  [0, [0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a], media('image', 'jxl')],
  [0, [0xff, 0x0a], media('image', 'jxl')],
  [0, [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20], media('image', 'jp2')],
  [0, [0xff, 0x4f, 0xff, 0x51], media('image', 'jp2')],
  [0, [0x76, 0x2f, 0x31, 0x01], media('image', 'exr')],
  [0, 'qoif', media('image', 'qoi')],
  [0, 'DDS |', media('image', 'dds')],
  [0, 'gimp xcf', media('image', 'xcf')],
  [0, 'icns', media('image', 'icns')],
  [0, '#?RADIANCE', media('image', 'hdr')],
  [0, 'FLV\x01', media('video', 'flv')],
  [0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11], media('video', 'asf')],
  [0, [0, 0, 1, 0xba], media('video', 'mpeg-ps')],
  [0, [0, 0, 1, 0xb3], media('video', 'mpeg-video')],
  [0, '.RMF', media('video', 'rm')],
  [0, 'fLaC', media('audio', 'flac')],
  [0, 'MThd', media('audio', 'midi')],
  [0, '#!AMR', media('audio', 'amr')],
  [0, 'caff', media('audio', 'caf')],
  [0, 'wvpk', media('audio', 'wavpack')],
  [0, 'MAC ', media('audio', 'ape')],
  [0, '.snd', media('audio', 'au')],
  [0, '%PDF-', other('document', 'pdf')],
  [0, '%!PS', other('document', 'postscript')],
  [0, '{\\rtf', other('document', 'rtf')],
  [0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], other('document', 'ole')],
  [0, 'PK\x03\x04', other('archive', 'zip')],
  [0, 'PK\x05\x06', other('archive', 'zip')],
  [0, [0x1f, 0x8b], other('archive', 'gzip')],
  [0, 'BZh', other('archive', 'bzip2')],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], other('archive', 'xz')],
  [0, [0x28, 0xb5, 0x2f, 0xfd], other('archive', 'zstd')],
  [0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], other('archive', '7z')],
  [0, 'Rar!\x1a\x07', other('archive', 'rar')],
  [257, 'ustar', other('archive', 'tar')],
  [0, [0x7f, 0x45, 0x4c, 0x46], other('program', 'elf')],
  [0, [0xca, 0xfe, 0xba, 0xbe], other('program', 'java-class')],
  [0, [0xcf, 0xfa, 0xed, 0xfe], other('program', 'mach-o')],
  [0, [0x00, 0x61, 0x73, 0x6d], other('program', 'wasm')],
  [0, 'SQLite format 3\0', other('document', 'sqlite')],
  [0, 'wOFF', other('font', 'woff')],
  [0, 'wOF2', other('font', 'woff2')],
  [0, 'OTTO', other('font', 'otf')],
  [0, [0x00, 0x01, 0x00, 0x00, 0x00], other('font', 'ttf')],
];

/** Sizes of the header that follows the 14 bytes of a bitmap file; without it, `BM` may begin a text. */
const BITMAP_HEADERS = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** @param head the first SNIFF_BYTES of the file, or all of it when shorter. Cost: linear in `head`. */
export function sniffFormat(head: Uint8Array): SniffedFormat {
  if (head.length === 0) return { kind: 'empty' };
  const bytes = head.length > SNIFF_BYTES ? head.subarray(0, SNIFF_BYTES) : head;
  for (const [at, signature, found] of SIGNATURES) {
    if (startsWith(bytes, signature, at)) {
      return found.kind === 'media' && found.format === 'png' && isAnimatedPng(bytes) ? media('image', 'apng') : found;
    }
  }
  return (
    sniffRiff(bytes) ??
    sniffBitmap(bytes) ??
    sniffBaseMedia(bytes) ??
    sniffMatroska(bytes) ??
    sniffOgg(bytes) ??
    sniffTransportStream(bytes) ??
    sniffTagged(bytes) ??
    sniffText(bytes) ??
    sniffMpegAudio(bytes) ??
    sniffProgram(bytes) ?? { kind: 'unknown' }
  );
}

function sniffRiff(bytes: Uint8Array): SniffedFormat | undefined {
  if (startsWith(bytes, 'FORM') && (startsWith(bytes, 'AIFF', 8) || startsWith(bytes, 'AIFC', 8)))
    return media('audio', 'aiff');
  if (!startsWith(bytes, 'RIFF') && !startsWith(bytes, 'RF64') && !startsWith(bytes, 'BW64')) return undefined;
  if (startsWith(bytes, 'WAVE', 8)) return media('audio', 'wav');
  if (startsWith(bytes, 'WEBP', 8)) return media('image', 'webp');
  if (startsWith(bytes, 'AVI ', 8)) return media('video', 'avi');
  if (startsWith(bytes, 'RMID', 8)) return media('audio', 'midi');
  return undefined;
}

function sniffBitmap(bytes: Uint8Array): SniffedFormat | undefined {
  if (startsWith(bytes, 'BM') && bytes.length >= 26) {
    const header = bytes[14]! | (bytes[15]! << 8) | (bytes[16]! << 16) | (bytes[17]! << 24);
    if (BITMAP_HEADERS.has(header)) return media('image', 'bmp');
  }
  // An icon: reserved 0, kind 1, a handful of pictures.
  if (startsWith(bytes, [0, 0, 1, 0]) && bytes.length >= 22 && bytes[5] === 0 && bytes[4]! > 0 && bytes[9] === 0)
    return media('image', 'ico');
  if (
    bytes[0] === 0x50 &&
    bytes[1]! >= 0x31 &&
    bytes[1]! <= 0x37 &&
    /^P[1-7]\s+(#[^\n]*\n\s*)*(\d|WIDTH)/.test(ascii(bytes, 0, 256))
  )
    return media('image', 'pnm');
  return undefined;
}

/** An ID3 tag stands before mp3 as a rule, and before aac or flac at times; what follows it decides when it is in sight. */
function sniffTagged(bytes: Uint8Array): SniffedFormat | undefined {
  if (!startsWith(bytes, 'ID3') || bytes.length < 10) return undefined;
  const size = (bytes[6]! << 21) | (bytes[7]! << 14) | (bytes[8]! << 7) | bytes[9]!;
  const after = bytes.subarray(Math.min(10 + size, bytes.length));
  if (startsWith(after, 'fLaC')) return media('audio', 'flac');
  return sniffMpegAudio(after) ?? media('audio', 'mp3');
}

/** `MZ` alone may begin a text, so this is asked after text. */
function sniffProgram(bytes: Uint8Array): SniffedFormat | undefined {
  return startsWith(bytes, 'MZ') && bytes.length >= 64 ? other('program', 'exe') : undefined;
}

/** APNG announces itself with an `acTL` chunk before the first picture data. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length;) {
    if (startsWith(bytes, 'acTL', at + 4)) return true;
    if (startsWith(bytes, 'IDAT', at + 4)) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

function startsWith(bytes: Uint8Array, signature: string | readonly number[], at = 0): boolean {
  if (bytes.length < at + signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    const wanted = typeof signature === 'string' ? signature.charCodeAt(i) : signature[i];
    if (bytes[at + i] !== wanted) return false;
  }
  return true;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
}
