/**
 * Corners: a pixel whose circle of 16 neighbours has 9 in a row all brighter or all darker (FAST-9; Rosten & Drummond 2006),
 * thinned to local maxima and ranked by the Harris measure (as ORB does; Rublee et al. 2011), then dealt out over an 8 × 8 grid,
 * so that no caption, watermark or app chrome takes the whole budget. The work is done in kernels/corners.ts.
 */

/** Grey steps by which the circle must differ from its centre. */
export const CONTRAST_MIN = 7;
/** Descriptors reach 15 pixels from their corner, and their box means 2 more. */
export const CORNER_MARGIN = 18;
/** Four times as many as wanted are measured, and the best of them kept. */
const MEASURED = 4;

/** 1 where a 16-bit ring has nine ones in a row. */
export const NINE_IN_A_ROW = new Uint8Array(65536);
for (let ring = 0; ring < 65536; ring++) {
  let run = ring | (ring << 16);
  for (let k = 0; k < 8; k++) run &= run >>> 1;
  NINE_IN_A_ROW[ring] = (run & 0xffff) !== 0 ? 1 : 0;
}

/** Room the kernel needs for a level of so many pixels: strengths, places, ranks, the grid's heaps, and the places that were measured. */
export const cornerRoom = (pixels: number, limit: number): readonly number[] => [
  2 * pixels,
  4 * pixels,
  4 * pixels,
  512 + 64 * 8 * MEASURED * limit,
  4 * MEASURED * limit,
];
