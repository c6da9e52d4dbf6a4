/** The picture at sizes 1, 1/1.2, 1/1.44 …: a key point found at level n keeps its place when the picture is 1.2ⁿ times larger. */
import type { LumaImage } from '../../../media/index.ts';
import { resizeLuma } from './frozen-resize.ts';
import { kernelWith } from './picture-kernel.ts';

/** Ratio of neighbouring levels. Part of the algorithm's name: changing it is a new fingerprint. */
export const LEVEL_RATIO = 1.2;

export interface PyramidLevel {
  readonly image: LumaImage;
  /** 5 × 5 box means of `image`: what descriptors compare, so that noise flips few bits. */
  readonly smooth: Uint8Array;
  /** Pixels of level 0 per pixel of this level, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Up to `count` levels; stops before a side falls below `sideMin`. Cost: 3.3 times one pass over the picture. */
export function pyramid(base: LumaImage, count: number, sideMin: number): PyramidLevel[] {
  const levels: PyramidLevel[] = [];
  let image = base;
  let ratio = 1;
  for (let n = 0; n < count; n++, ratio *= LEVEL_RATIO) {
    const width = Math.round(base.width / ratio);
    const height = Math.round(base.height / ratio);
    if (Math.min(width, height) < sideMin) break;
    image = resizeLuma(image, width, height);
    levels.push({ image, smooth: boxMeans(image), scaleX: base.width / width, scaleY: base.height / height });
  }
  return levels;
}

function boxMeans({ width, height, data }: LumaImage): Uint8Array {
  const { kernel, at, bytes } = kernelWith([data.length, data.length, 2 * width + 8]);
  const [from, to, sums] = at as [number, number, number];
  new Uint8Array(bytes, from).set(data);
  kernel.boxMeans(from, width, height, to, sums);
  return new Uint8Array(bytes, to, data.length).slice();
}
