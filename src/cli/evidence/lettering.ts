/** Block letters on a 5 × 7 grid, drawn as rectangles: captions look the same on machines without fonts. */

/** Rows from the top, five bits each, leftmost bit first. */
const GLYPHS: Record<string, readonly number[]> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  G: [14, 17, 16, 23, 17, 17, 15],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  J: [7, 2, 2, 2, 2, 18, 12],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  V: [17, 17, 17, 17, 17, 10, 4],
  W: [17, 17, 17, 21, 21, 27, 17],
  X: [17, 17, 10, 4, 10, 17, 17],
  Y: [17, 17, 10, 4, 4, 4, 4],
  Z: [31, 1, 2, 4, 8, 16, 31],
  '?': [14, 17, 1, 2, 4, 0, 4],
  '!': [4, 4, 4, 4, 4, 0, 4],
  '.': [0, 0, 0, 0, 0, 0, 4],
  ',': [0, 0, 0, 0, 4, 4, 8],
  ':': [0, 4, 0, 0, 0, 4, 0],
  '-': [0, 0, 0, 14, 0, 0, 0],
  '(': [2, 4, 8, 8, 8, 4, 2],
  ')': [8, 4, 2, 2, 2, 4, 8],
  '/': [0, 1, 2, 4, 8, 16, 0],
  '+': [0, 4, 4, 31, 4, 4, 0],
  '%': [24, 25, 2, 4, 8, 19, 3],
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
};

const ADVANCE = 6;

/** Cells that are ink, from the top left corner of the first letter; letters without a glyph are left blank. */
function inkOf(text: string): readonly (readonly [column: number, row: number])[] {
  return [...text.toUpperCase()].flatMap((letter, i) =>
    (GLYPHS[letter] ?? []).flatMap((row, y) =>
      [0, 1, 2, 3, 4].filter((dx) => row & (16 >> dx)).map((dx) => [i * ADVANCE + dx, y] as const),
    ),
  );
}

/** Width in pixels of a line of letters. */
export const letteringWidth = (text: string, pixel: number): number =>
  Math.max(0, [...text].length * ADVANCE - 1) * pixel;

/** Height in pixels of a line of letters. */
export const letteringHeight = (pixel: number): number => 7 * pixel;

/** Plain letters in one colour; `x`, `y` is the top left corner. */
export function plainLettering(text: string, x: number, y: number, pixel: number, colour: string): string {
  const path = inkOf(text).map(
    ([column, row]) => `M${x + column * pixel} ${y + row * pixel}h${pixel}v${pixel}h${-pixel}z`,
  );
  return `<path d="${path.join('')}" fill="${colour}"/>`;
}

/** White letters with a dark edge, centred on `x`; letters without a glyph are left blank. @param pixel size of one grid cell */
export function lettering(text: string, x: number, y: number, pixel: number): string {
  const left = x - (text.length * ADVANCE * pixel) / 2;
  const cells = inkOf(text).map(([column, row]) => [left + column * pixel, y + row * pixel] as const);
  const layer = (grow: number, colour: string) =>
    cells
      .map(
        ([cx, cy]) =>
          `<rect x="${(cx - grow).toFixed(1)}" y="${(cy - grow).toFixed(1)}" width="${(pixel + 2 * grow).toFixed(1)}" height="${(pixel + 2 * grow).toFixed(1)}" fill="${colour}"/>`,
      )
      .join('');
  return layer(pixel * 0.45, '#111') + layer(0.3, '#fff');
}
