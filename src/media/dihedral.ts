/**
 * The eight ways to lay a picture on the table: four quarter turns, each plain or mirrored.
 * Every one is "transpose, then reverse rows, then reverse columns", each step done or not. Names as in the PDQ
 * paper: `flipx` turns upside down, `flipy` mirrors left and right, `rotate90` turns counter-clockwise,
 * `flipplus1` mirrors at the main diagonal, `flipminus1` at the other.
 */
import type { LumaImage } from './samples.ts';

export interface Turn {
  readonly name: TurnName;
  readonly transpose: boolean;
  /** Top becomes bottom, after transposing. */
  readonly reverseRows: boolean;
  /** Left becomes right, after transposing. */
  readonly reverseColumns: boolean;
  /** Left and right are swapped, as in a looking glass. */
  readonly mirrored: boolean;
}

export type TurnName =
  'original' | 'rotate90' | 'rotate180' | 'rotate270' | 'flipx' | 'flipy' | 'flipplus1' | 'flipminus1';

const turn = (name: TurnName, transpose: boolean, reverseRows: boolean, reverseColumns: boolean): Turn => ({
  name,
  transpose,
  reverseRows,
  reverseColumns,
  mirrored: (transpose !== reverseRows) !== reverseColumns,
});

/** In the order of the PDQ reference. `original` comes first. */
export const TURNS: readonly Turn[] = [
  turn('original', false, false, false),
  turn('rotate90', true, true, false),
  turn('rotate180', false, true, true),
  turn('rotate270', true, false, true),
  turn('flipx', false, true, false),
  turn('flipy', false, false, true),
  turn('flipplus1', true, false, false),
  turn('flipminus1', true, true, true),
];

/** The picture turned; a new array. One read and one write per pixel. */
export function turned(image: LumaImage, by: Turn): LumaImage {
  const width = by.transpose ? image.height : image.width;
  const height = by.transpose ? image.width : image.height;
  const stepX = by.transpose ? image.width : 1;
  const stepY = by.transpose ? 1 : image.width;
  const data = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (by.reverseRows ? height - 1 - y : y) * stepY;
    for (let x = 0; x < width; x++, at++) {
      data[at] = image.data[row + (by.reverseColumns ? width - 1 - x : x) * stepX]!;
    }
  }
  return { width, height, data };
}

/**
 * Where a point of the unturned picture comes to lie in the turned one, as six numbers of an affine map
 * `x' = a·x + b·y + c`, `y' = d·x + e·y + f`. Both pictures measured from 0 to 1 on each side.
 */
export function turnOfUnitSquare(by: Turn): readonly [number, number, number, number, number, number] {
  const [xx, xy] = by.transpose ? [0, 1] : [1, 0];
  const [yx, yy] = by.transpose ? [1, 0] : [0, 1];
  const sx = by.reverseColumns ? -1 : 1;
  const sy = by.reverseRows ? -1 : 1;
  return [sx * xx, sx * xy, by.reverseColumns ? 1 : 0, sy * yx, sy * yy, by.reverseRows ? 1 : 0];
}
