/**
 * Bytes to text: byte order mark, UTF-8, UTF-16 with or without mark, Windows-1252 and -1251. Lenient where a file is mostly
 * right, but a file that is not text is never called text: what it would "say" is chance, and chance must accuse nobody.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251';

export type ReadText =
  | { readonly kind: 'read'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'not-text'; readonly detail: string };

/** Control characters beyond this share mean a binary file; NULs and stray controls below it are tolerated. */
const CONTROL_SHARE_MAX = 0.05;
/** Bytes looked at to guess an encoding. */
const SAMPLE_BYTES = 65_536;

/** `declared`: a label found inside the file (HTML `meta charset`), believed only when the bytes are not UTF-8. */
export function readText(bytes: Uint8Array, declared?: string): ReadText {
  const marked = byteOrderMark(bytes);
  if (marked) return plausible(decodeAs(bytes, marked), marked);
  const wide = wideByNulls(bytes);
  if (wide) return plausible(decodeAs(bytes, wide), wide);
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return plausible(strict, 'utf-8');
  const counts = countUtf8(bytes);
  if (counts.sequences >= counts.faults) return plausible(decodeAs(bytes, 'utf-8'), 'utf-8');
  if (declared !== undefined) {
    const text = decodeDeclared(bytes, declared);
    if (text !== undefined) return plausible(text, declared);
  }
  if (counts.high > 0.4 * bytes.length) {
    if (counts.cyrillic > 0.9 * counts.high) return plausible(decodeAs(bytes, 'windows-1251'), 'windows-1251');
    return {
      kind: 'not-text',
      detail: 'Most of the bytes belong to no encoding we read (UTF-8, UTF-16, Windows-1252).',
    };
  }
  const encoding = counts.western > 0.8 * counts.high ? 'windows-1252' : 'utf-8';
  return plausible(decodeAs(bytes, encoding), encoding);
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 shows as NULs on one side of the pairs only: every space and line end has one. */
function wideByNulls(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length & ~1, SAMPLE_BYTES);
  if (length < 4) return undefined;
  const nulls = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nulls[i & 1]!++;
  const [even, odd] = nulls as [number, number];
  const most = Math.max(even, odd);
  if (most < 0.02 * (length / 2) || most < 2 || Math.min(even, odd) > 0.05 * most) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const sample = decodeAs(bytes.subarray(0, length), encoding);
  const readable = sample.match(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n\r\t\u200b-\u200f]/gu)?.length ?? 0;
  return readable > 0.95 * [...sample].length ? encoding : undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

const decodeAs = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

function decodeDeclared(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined; // a label nobody knows: as if there were none
    throw cause;
  }
}

interface Utf8Counts {
  sequences: number;
  faults: number;
  high: number;
  western: number;
  cyrillic: number;
}

/** How much of what is not ASCII would be UTF-8, Western letters, Cyrillic letters. Counts, over the sample. */
function countUtf8(whole: Uint8Array): Utf8Counts {
  const bytes = whole.length > 4 * SAMPLE_BYTES ? whole.subarray(0, 4 * SAMPLE_BYTES) : whole;
  const counts: Utf8Counts = { sequences: 0, faults: 0, high: 0, western: 0, cyrillic: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 128) continue;
    counts.high++;
    if (byte >= 0xc0) counts.cyrillic++;
    if (WESTERN.has(byte)) counts.western++;
    const more =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    let k = 0;
    while (k < more && ((bytes[i + k + 1] ?? 0) & 0xc0) === 0x80) k++;
    if (more > 0 && k === more) {
      counts.sequences++;
      i += more;
    } else counts.faults++;
  }
  const scale = whole.length / Math.max(1, bytes.length);
  counts.high *= scale;
  counts.western *= scale;
  counts.cyrillic *= scale;
  return counts;
}

/** Bytes that Western texts in Windows-1252 really use: letters of German, French, Spanish, Nordic; quotes, dashes, signs. */
const WESTERN = new Set(
  [...'ÀÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ ¡£§©«®°±´·»¿½']
    .map((char) => char.charCodeAt(0))
    .concat([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9c, 0x8c]),
);

function plausible(text: string, encoding: string): ReadText {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && (code < 9 || (code > 13 && code !== 27))) || (code > 126 && code < 160) || code === 0xfffd)
      controls++;
  }
  if (controls > 2 + CONTROL_SHARE_MAX * text.length)
    return { kind: 'not-text', detail: 'The file is binary: too many control characters for a text.' };
  return { kind: 'read', text, encoding };
}
