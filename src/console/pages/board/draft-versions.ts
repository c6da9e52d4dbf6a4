/**
 * What changed from one draft to the next: the longest common subsequence of their words (Hunt & Szymanski 1977 call it so; here by plain
 * dynamic programming). Texts too long for that are compared by paragraphs. Pure.
 */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Cells of the table: 2 bytes each, so 8 MB at most. */
const CELLS_MAX = 4_000_000;

/** In the order of the new text; what was removed stands where it was. Joined, `same` and `added` are exactly `after`. */
export function changedPieces(before: string, after: string): readonly Piece[] {
  const words = [tokens(before, /(?<=\s)(?=\S)/), tokens(after, /(?<=\s)(?=\S)/)] as const;
  const fits = words[0].length * words[1].length <= CELLS_MAX && Math.max(words[0].length, words[1].length) < 65_535;
  const [a, b] = fits ? words : [tokens(before, /(?<=\n)/), tokens(after, /(?<=\n)/)];
  return joined(walk(a, b));
}

const tokens = (text: string, at: RegExp): readonly string[] => (text === '' ? [] : text.split(at));

function walk(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  // common[i][j]: how many words a from i on and b from j on share, in order.
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: b[j]! });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      pieces.push({ kind: 'removed', text: a[i++]! });
    else pieces.push({ kind: 'added', text: b[j++]! });
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = all.at(-1);
    if (last?.kind === kind) all[all.length - 1] = { kind, text: last.text + text };
    else all.push({ kind, text });
  }
  return all;
}
