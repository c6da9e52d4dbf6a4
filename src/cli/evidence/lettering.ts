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
};

/** White letters with a dark edge, centred on `x`; letters without a glyph are left blank. @param pixel size of one grid cell */
export function lettering(text: string, x: number, y: number, pixel: number): string {
  const cells: [number, number][] = [];
  const left = x - (text.length * 6 * pixel) / 2;
  [...text.toUpperCase()].forEach((letter, i) => {
    (GLYPHS[letter] ?? []).forEach((row, dy) => {
      for (let dx = 0; dx < 5; dx++) if (row & (16 >> dx)) cells.push([left + (i * 6 + dx) * pixel, y + dy * pixel]);
    });
  });
  const layer = (grow: number, colour: string) =>
    cells
      .map(
        ([cx, cy]) =>
          `<rect x="${(cx - grow).toFixed(1)}" y="${(cy - grow).toFixed(1)}" width="${(pixel + 2 * grow).toFixed(1)}" height="${(pixel + 2 * grow).toFixed(1)}" fill="${colour}"/>`,
      )
      .join('');
  return layer(pixel * 0.45, '#111') + layer(0.3, '#fff');
}
