/** Key points of a picture at all its scales: where, how large, which way, and what it looks like there. */
import type { LumaImage } from '../../../media/index.ts';
import { angleStep } from './angle.ts';
import { CONTRAST_MIN, CORNER_MARGIN, cornerRoom, NINE_IN_A_ROW } from './corners.ts';
import { DESCRIPTOR_BITS, DESCRIPTOR_WORDS, DISC, mirroredStep, PATTERN } from './descriptor.ts';
import { resizeThere, resizing } from './frozen-resize.ts';
import { kernelWith, type KernelRoom } from './picture-kernel.ts';
import { LEVEL_RATIO, pyramidLevels, type PyramidLevel } from './pyramid.ts';

/** Positions are whole multiples of 1/32 pixel of the frame, so that a reference keeps them in two bytes. */
export const POSITION_STEPS = 32;

/** Parallel arrays, one entry per key point. */
export interface KeyPoints {
  readonly count: number;
  /** In 1/32 pixels of the frame, from the outer corner of its first pixel. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  /** Pyramid level: the patch is 1.2^level times larger than at level 0. */
  readonly level: Uint8Array;
  /** Direction in 64ths of a turn. */
  readonly angle: Uint8Array;
  /** 8 words each. */
  readonly descriptors: Uint32Array;
}

/** How many key points each level may give. */
export type LevelBudgets = readonly number[];

/** `total` dealt out over levels, each level's share 1.2 times that of the next coarser one. */
export function levelBudgets(total: number, levels: number, decay = 1 / LEVEL_RATIO): number[] {
  const shares = Array.from({ length: levels }, (_, n) => decay ** n);
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.round((total * share) / sum));
}

/** One way of seeing the picture: as it is, or as its mirror would show it (x runs from the right edge then). */
export interface SeenPoints {
  readonly points: KeyPoints;
  /** 256 per key point: how clear each comparison of its descriptor was, 0 = a coin toss. Empty unless asked for. */
  readonly margins: Uint8Array;
}

/** A level shorter than this has no room for patches. */
const SIDE_MIN = 48;

/** Key points of a frame, level by level, for each way of seeing it. About 12 ms for 2,000 key points of 1024 × 768 and their mirror images. */
export function keyPointsOf(
  frame: LumaImage,
  budgets: LevelBudgets,
  { mirrored, margins }: { readonly mirrored: readonly boolean[]; readonly margins: boolean },
): SeenPoints[] {
  const levels = pyramidLevels(frame, budgets.length, SIDE_MIN);
  const room = roomFor(frame, levels, budgets);
  const found = detected(room, levels, budgets);
  return mirrored.map((way) => described(room, levels, found, way, margins));
}

interface Room extends KernelRoom {
  readonly images: readonly number[];
  readonly smooth: readonly number[];
  readonly corners: readonly number[];
  readonly runs: number;
  readonly disc: number;
  readonly patterns: number;
  /** For each key point: its place in its level, its moments or descriptor, angle step, margins. */
  readonly places: number;
  readonly moments: number;
  readonly steps: number;
  readonly descriptors: number;
  readonly margins: number;
}

/** The picture at all its sizes in the kernel's memory, each also smoothed, and room for what is found there. */
function roomFor(frame: LumaImage, levels: readonly PyramidLevel[], budgets: LevelBudgets): Room {
  const changes = levels.slice(1).map((level, n) => resizing(levels[n]!, level));
  const scratch = Array.from({ length: 6 }, (_, k) => Math.max(0, ...changes.map(({ room }) => room[k]!)));
  const limit = Math.max(...budgets);
  const most = budgets.reduce((sum, budget) => sum + budget, 0);
  const pixels = levels.map(({ width, height }) => width * height);
  const corners = cornerRoom(Math.max(0, ...pixels), limit);
  const there = kernelWith([
    ...pixels,
    ...pixels,
    ...scratch,
    ...corners,
    NINE_IN_A_ROW.length,
    DISC.length,
    PATTERN.length,
    4 * most,
    8 * most,
    4 * most,
    4 * DESCRIPTOR_WORDS * most,
    DESCRIPTOR_BITS * most,
  ]);
  const rest = [...there.at];
  const take = (count: number): readonly number[] => rest.splice(0, count);
  const [images, smooth, taps] = [take(levels.length), take(levels.length), take(scratch.length)];
  const room = { ...there, images, smooth, corners: take(corners.length) };
  const [runs, disc, patterns, places, moments, steps, descriptors, margins] = rest as Eight;
  const { kernel, bytes } = there;
  new Uint8Array(bytes, runs).set(NINE_IN_A_ROW);
  new Uint8Array(bytes, disc).set(DISC);
  new Int8Array(bytes, patterns).set(PATTERN);
  levels.forEach(({ width, height }, n) => {
    if (n === 0) new Uint8Array(bytes, images[0]).set(frame.data);
    else resizeThere(there, changes[n - 1]!, images[n - 1]!, images[n]!, taps);
    kernel.boxMeans(images[n]!, width, height, smooth[n]!, room.corners[0]!);
  });
  return { ...room, runs, disc, patterns, places, moments, steps, descriptors, margins };
}

type Eight = [number, number, number, number, number, number, number, number];

/** Corners of all levels and their directions. */
interface Detected {
  /** How many there are in each level. */
  readonly counts: readonly number[];
  readonly places: Uint32Array;
  readonly steps: Uint32Array;
}

function detected(room: Room, levels: readonly PyramidLevel[], budgets: LevelBudgets): Detected {
  const { kernel, bytes, images, corners, runs, disc } = room;
  const best = corners.at(-1)!;
  let total = 0;
  const counts = levels.map(({ width, height }, n) => {
    const limit = budgets[n]!;
    const count = kernel.cornersOf(images[n]!, width, height, CORNER_MARGIN, CONTRAST_MIN, runs, limit, ...corners);
    kernel.centresOfBrightness(images[n]!, width, best, count, disc, room.moments + 8 * total);
    new Uint32Array(bytes, room.places + 4 * total, count).set(new Uint32Array(bytes, best, count));
    total += count;
    return count;
  });
  const moments = new Int32Array(bytes, room.moments, 2 * total);
  return {
    counts,
    places: new Uint32Array(bytes, room.places, total),
    steps: Uint32Array.from({ length: total }, (_, i) => angleStep(moments[2 * i]!, moments[2 * i + 1]!)),
  };
}

function described(
  room: Room,
  levels: readonly PyramidLevel[],
  { counts, places, steps }: Detected,
  mirrored: boolean,
  withMargins: boolean,
): SeenPoints {
  const { kernel, bytes } = room;
  const count = places.length;
  const x = new Uint16Array(count);
  const y = new Uint16Array(count);
  const level = new Uint8Array(count);
  const turned = new Uint32Array(bytes, room.steps, count);
  for (let i = 0; i < count; i++) turned[i] = mirrored ? mirroredStep(steps[i]!) : steps[i]!;
  let first = 0;
  levels.forEach(({ width, scaleX, scaleY }, n) => {
    const until = first + counts[n]!;
    for (let i = first; i < until; i++) {
      const row = Math.floor(places[i]! / width);
      const across = (places[i]! - row * width + 0.5) * scaleX;
      x[i] = Math.round((mirrored ? levels[0]!.width - across : across) * POSITION_STEPS);
      y[i] = Math.round((row + 0.5) * scaleY * POSITION_STEPS);
      level[i] = n;
    }
    kernel.describe(
      room.smooth[n]!,
      width,
      room.places + 4 * first,
      room.steps + 4 * first,
      counts[n]!,
      mirrored ? -1 : 1,
      room.patterns,
      room.descriptors + 4 * DESCRIPTOR_WORDS * first,
      withMargins ? room.margins + DESCRIPTOR_BITS * first : 0,
    );
    first = until;
  });
  const descriptors = new Uint32Array(bytes, room.descriptors, DESCRIPTOR_WORDS * count).slice();
  const margins = new Uint8Array(bytes, room.margins, withMargins ? DESCRIPTOR_BITS * count : 0).slice();
  return { points: { count, x, y, level, angle: Uint8Array.from(turned), descriptors }, margins };
}
