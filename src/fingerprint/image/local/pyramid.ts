/** The picture at sizes 1, 1/1.2, 1/1.44 …: a key point found at level n keeps its place when the picture is 1.2ⁿ times larger. */

/** Ratio of neighbouring levels. Part of the algorithm's name: changing it is a new fingerprint. */
export const LEVEL_RATIO = 1.2;

export interface PyramidLevel {
  readonly width: number;
  readonly height: number;
  /** Pixels of level 0 per pixel of this level, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Up to `count` levels; stops before a side falls below `sideMin`. */
export function pyramidLevels(
  base: { readonly width: number; readonly height: number },
  count: number,
  sideMin: number,
) {
  const levels: PyramidLevel[] = [];
  let ratio = 1;
  for (let n = 0; n < count; n++, ratio *= LEVEL_RATIO) {
    const width = Math.round(base.width / ratio);
    const height = Math.round(base.height / ratio);
    if (Math.min(width, height) < sideMin) break;
    levels.push({ width, height, scaleX: base.width / width, scaleY: base.height / height });
  }
  return levels;
}
