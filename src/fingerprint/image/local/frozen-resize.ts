/**
 * Resizing that will give the same bytes in ten years: box weights when shrinking, linear when enlarging, separable,
 * in whole numbers. Local features stand on these bytes, so no decoder's or library's version may move them.
 */
import type { LumaImage } from '../../../media/index.ts';
import { kernelWith, type KernelRoom } from './picture-kernel.ts';

/** For each output position: the first input position and the weights from there on, whole numbers summing to WHOLE. */
interface Taps {
  readonly first: Uint32Array;
  readonly reach: number;
  readonly weights: Uint16Array;
}

const WHOLE = 16384;

function tapsFor(from: number, to: number): Taps {
  const step = from / to;
  const reach = Math.min(from, step > 1 ? Math.ceil(step) + 1 : 2);
  const first = new Uint32Array(to);
  const weights = new Uint16Array(to * reach);
  for (let i = 0; i < to; i++) {
    const at = step > 1 ? i * step : Math.min(Math.max((i + 0.5) * step - 0.5, 0), from - 1);
    first[i] = Math.min(Math.floor(at), from - reach);
    let left = WHOLE;
    let heaviest = i * reach;
    for (let k = 0; k < reach; k++) {
      const position = first[i]! + k;
      const share =
        step > 1
          ? Math.max(0, Math.min(position + 1, at + step) - Math.max(position, at)) / step
          : Math.max(0, 1 - Math.abs(position - at));
      const tap = i * reach + k;
      weights[tap] = Math.round(share * WHOLE);
      left -= weights[tap]!;
      if (weights[tap]! > weights[heaviest]!) heaviest = tap;
    }
    weights[heaviest] = weights[heaviest]! + left;
  }
  return { first, reach, weights };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Weights of one change of size, across and down, and the bytes of room that it works in. */
export interface Resizing {
  readonly from: Size;
  readonly to: Size;
  readonly across: Taps;
  readonly down: Taps;
  readonly room: readonly number[];
}

export function resizing(from: Size, to: Size): Resizing {
  const across = tapsFor(from.width, to.width);
  const down = tapsFor(from.height, to.height);
  const room = [
    4 * to.width,
    across.weights.byteLength,
    4 * to.height,
    down.weights.byteLength,
    2 * to.width * from.height,
    Math.ceil(to.width / 8) * (16 + 32 * across.reach),
  ];
  return { from, to, across, down, room };
}

/** Reads the picture at address `from` of the kernel's memory and writes it at `to`, working in `room`. Cost: about 1 ns per pixel read. */
export function resizeThere(
  { kernel, bytes }: KernelRoom,
  { from: size, to: wanted, across, down }: Resizing,
  from: number,
  to: number,
  room: readonly number[],
): void {
  const [acrossFirst, acrossWeights, downFirst, downWeights, rows, blocks] = room as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  new Uint32Array(bytes, acrossFirst).set(across.first);
  new Uint16Array(bytes, acrossWeights).set(across.weights);
  new Uint32Array(bytes, downFirst).set(down.first);
  new Uint16Array(bytes, downWeights).set(down.weights);
  kernel.resize(
    from,
    size.width,
    size.height,
    to,
    wanted.width,
    wanted.height,
    acrossFirst,
    acrossWeights,
    across.reach,
    downFirst,
    downWeights,
    down.reach,
    rows,
    blocks,
  );
}

/** Luma at another size; a side of 1 pixel is repeated where two are needed. Cost: about 1 ns per pixel of the input. */
export function resizeLuma(image: LumaImage, width: number, height: number): LumaImage {
  if (width === image.width && height === image.height) return image;
  const change = resizing(image, { width, height });
  const there = kernelWith([image.data.length, width * height, ...change.room]);
  const [from, to, ...room] = there.at as [number, number, ...number[]];
  new Uint8Array(there.bytes, from).set(image.data);
  resizeThere(there, change, from, to, room);
  return { width, height, data: new Uint8Array(there.bytes, to, width * height).slice() };
}

/** The size with the given long side and the same shape; no side below 1. */
export function fitSide(width: number, height: number, side: number): { width: number; height: number } {
  const k = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * k)), height: Math.max(1, Math.round(height * k)) };
}
