/**
 * Bytes to text: byte order mark, UTF-8, UTF-16 with or without mark, ISO-2022-JP, Windows-1252, and the eight-bit encodings of
 * Cyrillic, Greek, Hebrew and Arabic, told apart by the letters each language uses most. Lenient where a file is mostly
 * right, but a file that is not text is never called text: what it would "say" is chance, and chance must accuse nobody.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | 'windows-1252' | keyof typeof COMMON_LETTERS;

/**
 * Six letters that together make a third to a half of ordinary prose. Read in a wrong encoding they are rare letters, or capitals
 * (KOI8-R is in the order of the Latin alphabet, as Greek nearly is), so only the small ones count.
 */
const COMMON_LETTERS = {
  'windows-1251': 'оеаинт',
  'koi8-r': 'оеаинт',
  'windows-1253': 'αοιετσ',
  'windows-1255': 'יוהלאר',
  'windows-1256': 'اليمنو',
} as const;
const COMMON_SHARE_MIN = 0.3;

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
  if (shiftsToJapanese(bytes)) return plausible(decodeAs(bytes, 'iso-2022-jp'), 'iso-2022-jp');
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return plausible(strict, 'utf-8');
  const counts = countUtf8(bytes);
  if (counts.sequences >= counts.faults) return plausible(decodeAs(bytes, 'utf-8'), 'utf-8');
  if (declared !== undefined) {
    const text = decodeDeclared(bytes, declared);
    if (text !== undefined) return plausible(text, declared);
  }
  if (counts.high > 0.4 * bytes.length) {
    const eightBit = byCommonLetters(bytes);
    if (eightBit) return plausible(decodeAs(bytes, eightBit), eightBit);
    return {
      kind: 'not-text',
      detail: 'Most of the bytes belong to no encoding we can tell. Save the text as UTF-8 and send it again.',
    };
  }
  const encoding = counts.western > 0.8 * counts.high ? 'windows-1252' : 'utf-8';
  return plausible(decodeAs(bytes, encoding), encoding);
}

/** ISO-2022-JP is seven-bit: an escape sequence that nothing else uses is all that tells it from English. */
function shiftsToJapanese(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0 && at < SAMPLE_BYTES; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)) return true;
  return false;
}

/** The encoding whose reading has the letters of its language; undefined when none has enough, rather than a guess. */
function byCommonLetters(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let best: Encoding | undefined;
  let most = COMMON_SHARE_MIN;
  for (const [encoding, letters] of Object.entries(COMMON_LETTERS) as [keyof typeof COMMON_LETTERS, string][]) {
    let common = 0;
    let written = 0;
    for (const letter of decodeAs(sample, encoding)) {
      if (letter <= '\u007f') continue;
      written++;
      if (letters.includes(letter)) common++;
    }
    if (common <= most * written) continue;
    most = common / written;
    best = encoding;
  }
  return best;
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
}

/** How much of what is not ASCII would be UTF-8 or Western letters. Counts, over the sample. */
function countUtf8(whole: Uint8Array): Utf8Counts {
  const bytes = whole.length > 4 * SAMPLE_BYTES ? whole.subarray(0, 4 * SAMPLE_BYTES) : whole;
  const counts: Utf8Counts = { sequences: 0, faults: 0, high: 0, western: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 128) continue;
    counts.high++;
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
