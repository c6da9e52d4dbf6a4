/** Is it text, and which kind? Text has no signature: few control characters is the whole evidence. */
import type { SniffedFormat } from './sniff-format.ts';

/** Share of control characters above which bytes are not text. Random bytes have 0.10. */
const CONTROL_SHARE_MAX = 0.02;
/** Share of NULs above which eight-bit text is no text; editors and forms leave a few. */
const NUL_SHARE_MAX = 0.1;
/** Latin-1 and cp1252 keep letters there; compressed data keeps half of its bytes there, and controls besides. */
const C1_SHARE_MAX = 0.05;

const text = (format: string): SniffedFormat => ({ kind: 'media', modality: 'text', format });

export function sniffText(bytes: Uint8Array): SniffedFormat | undefined {
  const start = readableStart(bytes);
  if (start === undefined) return undefined;
  const opening = start.trimStart();
  if (/^#EXTM3U\b/.test(opening)) return { kind: 'other', family: 'playlist', format: 'm3u' };
  if (/^ffconcat\s+version\b/.test(opening)) return { kind: 'other', family: 'playlist', format: 'ffconcat' };
  if (/^\[playlist\]/i.test(opening)) return { kind: 'other', family: 'playlist', format: 'pls' };
  if (/^v=0\r?\no=/.test(opening)) return { kind: 'other', family: 'playlist', format: 'sdp' };
  // Comments, declarations and processing instructions may stand before the element that decides.
  const root = opening.replace(
    /^(?:\s+|<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE\s(?!html\b)[^[>]*(?:\[[^\]]*\])?[^>]*>)+/i,
    '',
  );
  if (/^<(?:\w+:)?svg[\s>/]/i.test(root)) return { kind: 'media', modality: 'image', format: 'svg' };
  if (/^<(?:MPD|asx|smil|playlist)[\s>]/i.test(root))
    return { kind: 'other', family: 'playlist', format: 'xml-playlist' };
  if (/^<(?:!doctype\s+html|html|head|body|title|meta|script|article|main|div|p|h[1-6])[\s>]/i.test(root))
    return text('html');
  if (/^<\?xml\s/i.test(opening)) return text('xml');
  return text('text');
}

/** The first characters, for looking at only, when the bytes are text at all. */
function readableStart(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), false);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return isEightBitText(bytes) ? latin(bytes.subarray(3)) : undefined;
  const endian = nulParity(bytes);
  if (endian !== undefined) return utf16(bytes, endian === 'little');
  return isEightBitText(bytes) ? latin(bytes) : undefined;
}

function isEightBitText(bytes: Uint8Array): boolean {
  let controls = 0;
  let nuls = 0;
  let strayC1 = 0;
  let continuations = 0; // bytes of a UTF-8 sequence still to come
  for (const byte of bytes) {
    if (continuations > 0 && (byte & 0xc0) === 0x80) {
      continuations--;
      continue;
    }
    continuations =
      byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    if (byte === 0) nuls++;
    else if ((byte < 9 || (byte > 13 && byte < 32) || byte === 127) && byte !== 27) controls++;
    else if (byte >= 0x80 && byte < 0xa0) strayC1++;
  }
  const n = bytes.length;
  return nuls <= n * NUL_SHARE_MAX && controls <= n * CONTROL_SHARE_MAX && strayC1 <= n * C1_SHARE_MAX && nuls < n;
}

/** UTF-16 without a mark: every other byte of Latin text is NUL, on one side only. */
function nulParity(bytes: Uint8Array): 'little' | 'big' | undefined {
  if (bytes.length < 8) return undefined;
  const nuls = [0, 0];
  const reach = Math.min(bytes.length & ~1, 4096);
  for (let i = 0; i < reach; i++) if (bytes[i] === 0) nuls[i & 1]!++;
  const [even, odd] = nuls as [number, number];
  const half = reach / 2;
  if (odd > half * 0.6 && even < half * 0.05) return 'little';
  if (even > half * 0.6 && odd < half * 0.05) return 'big';
  return undefined;
}

function utf16(bytes: Uint8Array, little: boolean): string | undefined {
  let start = '';
  let controls = 0;
  const reach = Math.min(bytes.length & ~1, 2048);
  for (let i = 0; i < reach; i += 2) {
    const unit = little ? bytes[i]! | (bytes[i + 1]! << 8) : (bytes[i]! << 8) | bytes[i + 1]!;
    if (unit > 0 && (unit < 9 || (unit > 13 && unit < 32))) controls++;
    start += String.fromCharCode(unit);
  }
  return controls <= (reach / 2) * CONTROL_SHARE_MAX ? start : undefined;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4096));
}
