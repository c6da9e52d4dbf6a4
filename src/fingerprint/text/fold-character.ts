/**
 * One character to its skeleton bytes: look-alikes first, then NFKD and case folding, then letters and digits only.
 * Latin becomes a–z with l read as i and leet digits read as letters (0 o, 1 i, 3 e, 4 a, 5 s, 7 t, 8 b, 9 g), so that
 * a disguise and its plain form are the same bytes. A letter of another script keeps seven bits of its code point, which are
 * unique within a script; an ideograph keeps fourteen, in two bytes. Everything else (marks, joiners, spaces, symbols) vanishes.
 */
import { LOOK_ALIKES } from './look-alikes.ts';

/** No character may swell: U+FDFA alone would give eighteen letters. */
const BYTES_PER_CHARACTER_MAX = 3;
const LEET_DIGITS = 'oi2eas6tbg';

/** For ASCII: 0 = vanishes, 1 = a symbol that may stand for a letter, else the skeleton byte. */
export const ASCII_SKELETON = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  if (/[0-9]/.test(char)) return LEET_DIGITS.charCodeAt(Number(char));
  if (/[a-z]/.test(char)) return (char === 'l' ? 'i' : char).charCodeAt(0);
  return /[@$!|]/.test(char) ? 1 : 0;
});

/** Letters by category, blank on the page; and signs that NFKD would spell out. */
const VANISHING = new Set([0x3164, 0x115f, 0x1160, 0xffa0, 0x0640, 0x2122, 0x2120, 0x07fa]);

/** First code point, letter or digit it stands for, how many follow in order. NFKD knows none of these. */
const ENCLOSED: readonly (readonly [number, string, number])[] = [
  [0x1f150, 'a', 26],
  [0x1f170, 'a', 26],
  [0x1f1e6, 'a', 26],
  [0x2776, '1', 9],
  [0x2780, '1', 9],
  [0x278a, '1', 9],
];

const folded = new Map<number, readonly number[]>();

/** 0 to 3 bytes. Remembered, so the cost of a character is paid once. */
export function foldCharacter(point: number): readonly number[] {
  const known = folded.get(point);
  if (known) return known;
  const bytes = foldAfresh(point).slice(0, BYTES_PER_CHARACTER_MAX);
  folded.set(point, bytes);
  return bytes;
}

function foldAfresh(point: number): number[] {
  if (VANISHING.has(point)) return [];
  for (const [first, letter, count] of ENCLOSED)
    if (point >= first && point < first + count) return latin(letter.charCodeAt(0) + point - first);
  const lookAlike = LOOK_ALIKES.get(point);
  if (lookAlike !== undefined) return latin(lookAlike);
  const bytes: number[] = [];
  for (const char of String.fromCodePoint(point).normalize('NFKD')) bytes.push(...foldDecomposed(char));
  return bytes;
}

function foldDecomposed(char: string): number[] {
  const asWritten = LOOK_ALIKES.get(char.codePointAt(0)!);
  if (asWritten !== undefined) return latin(asWritten);
  return [...char.toUpperCase().toLowerCase()].flatMap((small) => {
    const point = small.codePointAt(0)!;
    const lookAlike = LOOK_ALIKES.get(point);
    if (lookAlike !== undefined) return latin(lookAlike);
    if (point < 128) return latin(point);
    if (VANISHING.has(point) || !/[\p{L}\p{N}]/u.test(small)) return [];
    if (/\p{Nd}/u.test(small)) return latin(48 + digitValue(point));
    if (SPELLED_OUT[small]) return [...SPELLED_OUT[small]].map((letter) => letter.charCodeAt(0));
    if (/\p{Script=Han}/u.test(small)) return [128 | ((point >>> 7) & 127), 128 | (point & 127)];
    return [128 | ((point ^ ((point >>> 7) * 37)) & 127)];
  });
}

const SPELLED_OUT: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe' };

/** Decimal digits stand in tens that begin at …0 or …6. */
function digitValue(point: number): number {
  const low = point & 15;
  const zeroIsLow = /\p{Nd}/u.test(String.fromCodePoint(point - low));
  return ((zeroIsLow ? low : low - 6 + 16) % 16) % 10;
}

const latin = (code: number): number[] => {
  const byte = ASCII_SKELETON[code]!;
  return byte > 1 ? [byte] : [];
};
