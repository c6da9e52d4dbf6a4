/**
 * The skeleton of a text: only its letters and digits, disguises undone, with the offset of each in the source.
 * Case, punctuation, spacing, line breaks with or without hyphen, zero-width characters, marks and soft hyphens vanish by
 * construction; look-alikes fold (fold-character.ts). Latin text stored backwards under a right-to-left override is turned round.
 * Method: the skeleton of UTS 39 (Unicode Security Mechanisms), narrowed to what survives a retyping by hand.
 */
import { ASCII_SKELETON, foldCharacter } from './fold-character.ts';
import { GREEK_CAPITALS, LEET_SYMBOLS, LOOK_ALIKES } from './look-alikes.ts';

export interface Skeleton {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly surface: Uint8Array;
}

const LINE_END = 10;
const OVERRIDE = 0x202e;
const POP = 0x202c;

/**
 * Offsets are in code points of `text`, or what `sourceOffsets` says for the UTF-16 unit.
 * Cost: linear; ASCII runs at memory speed, other characters through a remembered table.
 */
export function skeletonOf(text: string, sourceOffsets?: Uint32Array): Skeleton {
  const growing = new GrowingSkeleton(text.length + 8);
  let pairs = 0;
  let overrideFrom = -1;
  for (let i = 0; i < text.length; i++) {
    i = growing.takeAscii(text, i, pairs, overrideFrom < 0);
    if (i >= text.length) break;
    const first = i;
    const point = text.codePointAt(i)!;
    if (point === LINE_END || point === OVERRIDE || point === POP) {
      if (overrideFrom >= 0) growing.turnRound(overrideFrom);
      overrideFrom = point === OVERRIDE ? growing.length : -1;
      continue;
    }
    if (point > 0xffff) i++;
    const capital = GREEK_CAPITALS.get(point);
    const besideLatin = capital !== undefined && (isLatin(text, first - 1) || isLatin(text, i + 1));
    growing.push(besideLatin ? [capital] : foldCharacter(point), first - pairs, point, text.length - i);
    // With `sourceOffsets` the units are translated at the end; without, pairs count once.
    if (point > 0xffff && sourceOffsets === undefined) pairs++;
  }
  if (overrideFrom >= 0) growing.turnRound(overrideFrom);
  return growing.finish(sourceOffsets);
}

class GrowingSkeleton {
  length = 0;
  #bytes: Uint8Array;
  #offsets: Uint32Array;
  #surface: Uint8Array;

  constructor(room: number) {
    this.#bytes = new Uint8Array(room);
    this.#offsets = new Uint32Array(room);
    this.#surface = new Uint8Array(room);
  }

  /** Takes ASCII from unit `at` on; answers the first unit that needs more thought (a line end too, unless `pastLineEnds`). */
  takeAscii(text: string, at: number, pairs: number, pastLineEnds: boolean): number {
    const bytes = this.#bytes;
    const offsets = this.#offsets;
    const surface = this.#surface;
    const units = text.length;
    let length = this.length;
    let i = at;
    for (; i < units; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) break;
      let byte = ASCII_SKELETON[code]!;
      if (byte <= 1) {
        if (byte === 0) {
          if (code === LINE_END && !pastLineEnds) break;
          continue;
        }
        if (!insideWord(text, i, code)) continue;
        byte = LEET_SYMBOLS.get(code)!;
      }
      bytes[length] = byte;
      offsets[length] = i - pairs;
      surface[length++] = code;
    }
    this.length = length;
    return i;
  }

  push(folded: readonly number[], offset: number, point: number, unitsLeft: number): void {
    if (this.length + folded.length + unitsLeft > this.#bytes.length) {
      const room = this.#bytes.length + (this.#bytes.length >> 1) + 64;
      this.#bytes = grown(this.#bytes, new Uint8Array(room));
      this.#offsets = grown(this.#offsets, new Uint32Array(room));
      this.#surface = grown(this.#surface, new Uint8Array(room));
    }
    for (let k = 0; k < folded.length; k++) {
      this.#bytes[this.length] = folded[k]!;
      this.#offsets[this.length] = offset;
      this.#surface[this.length++] = point ^ (point >>> 8);
    }
  }

  /** Letters that are shown from right to left anyway need no turning: only runs that are mostly Latin are turned. */
  turnRound(from: number): void {
    let latin = 0;
    for (let i = from; i < this.length; i++) if (this.#bytes[i]! < 128) latin++;
    if (2 * latin <= this.length - from) return;
    this.#bytes.subarray(from, this.length).reverse();
    this.#offsets.subarray(from, this.length).reverse();
    this.#surface.subarray(from, this.length).reverse();
  }

  finish(sourceOffsets: Uint32Array | undefined): Skeleton {
    const offsets = this.#offsets.slice(0, this.length);
    if (sourceOffsets) for (let i = 0; i < offsets.length; i++) offsets[i] = sourceOffsets[offsets[i]!]!;
    return { bytes: this.#bytes.slice(0, this.length), offsets, surface: this.#surface.slice(0, this.length) };
  }
}

/** A Latin letter, or a look-alike from another script than Greek. */
const isLatin = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 0x400 && LOOK_ALIKES.has(code));
};

/** `!` and `|` end sentences and cells, so they count as letters only with a letter on both sides. */
function insideWord(text: string, at: number, symbol: number): boolean {
  const before = isLatin(text, at - 1);
  const after = isLatin(text, at + 1);
  return symbol === 33 || symbol === 124 ? before && after : before || after;
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
