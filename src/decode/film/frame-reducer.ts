/**
 * Frames as they come from ffmpeg to what is kept of a film, a few seconds at a time: frames that repeat the one before are one frame
 * that lasts longer; of each frame remain 64 × 64 pictures of the whole, of what is inside plain borders, and of the part that moves.
 * Memory: one block of frames, and about 4 kB a view.
 */
import { BOUNDS } from '../../common/index.ts';
import { insideBorders } from '../../media/index.ts';
import type { FilmFrame, FilmView, LumaImage, Region } from '../../media/index.ts';
import { MovingRegion } from './moving-region.ts';
import { Shrink } from './shrink.ts';

/** Frames that share one search for borders and movement. */
const BLOCK = 64;
const VIEW_SIDE = 64;
/** Mean difference, in grey levels, below which a frame repeats the one before. */
const REPEATS_MAX = 0.9;
/** Seconds between key frames; a cut brings the next one earlier, long films later. */
const KEY_SECONDS = 1;
const KEY_SECONDS_AFTER_CUT = 0.5;
/** Mean difference from which on a new shot has begun. */
const CUT_MIN = 24;
/** A part larger than this on both sides is the whole. */
const PART_MAX = 0.975;
/** Regions nearer to each other than this share of the frame's sides are one. */
const SAME_REGION = 0.02;

export interface ReducedFilm {
  readonly frames: readonly FilmFrame[];
  readonly keyFrames: readonly { readonly at: number; readonly luma: LumaImage }[];
  readonly seconds: number;
}

interface Held {
  readonly at: number;
  readonly luma: LumaImage;
  readonly whole: LumaImage;
  until: number;
}

export class FrameReducer {
  readonly #width: number;
  readonly #height: number;
  readonly #scaleX: number;
  readonly #scaleY: number;
  readonly #interval: number;
  readonly #keySeconds: number;
  readonly #shrinkWhole: Shrink;
  readonly #frames: FilmFrame[] = [];
  readonly #keyFrames: { at: number; luma: LumaImage }[] = [];
  #block: Held[] = [];
  #count = 0;
  #nextKey = 0;

  /**
   * @param size of the frames that will come
   * @param shown size of the film
   * @param rate frames a second
   * @param seconds how long the film says it is
   */
  constructor(size: Size, shown: Size, rate: number, seconds: number) {
    this.#width = size.width;
    this.#height = size.height;
    this.#scaleX = shown.width / size.width;
    this.#scaleY = shown.height / size.height;
    this.#interval = 1 / rate;
    this.#shrinkWhole = new Shrink({ x: 0, y: 0, width: size.width, height: size.height }, VIEW_SIDE);
    this.#keySeconds = Math.max(KEY_SECONDS, seconds / (0.5 * BOUNDS.filmKeyFramesMax));
  }

  get full(): boolean {
    return this.#frames.length + this.#block.length >= BOUNDS.filmFramesMax;
  }

  /** Frames looked at, repeated ones included. */
  get count(): number {
    return this.#count;
  }

  /** The next frame; `data` is kept. */
  push(data: Uint8Array): void {
    if (this.full) return;
    const at = this.#count++ * this.#interval;
    const luma = { width: this.#width, height: this.#height, data };
    const whole = this.#shrinkWhole.of(luma);
    const last = this.#block.at(-1);
    const change = last === undefined ? 255 : meanDifference(last.whole.data, whole.data);
    if (last !== undefined && change < REPEATS_MAX) last.until = at + this.#interval;
    else {
      if (last !== undefined && change >= CUT_MIN) this.#nextKey = Math.min(this.#nextKey, at + KEY_SECONDS_AFTER_CUT);
      this.#block.push({ at, until: at + this.#interval, luma, whole });
    }
    if (at >= this.#nextKey && this.#keyFrames.length < BOUNDS.filmKeyFramesMax) {
      this.#keyFrames.push({ at, luma });
      this.#nextKey = at + this.#keySeconds;
    }
    // A still film must not wait for 64 different frames: its one frame is settled with its block's time.
    if (this.#block.length >= BLOCK) this.#settle();
  }

  finish(): ReducedFilm {
    this.#settle();
    return { frames: this.#frames, keyFrames: this.#keyFrames, seconds: this.#count * this.#interval };
  }

  #settle(): void {
    if (this.#block.length === 0) return;
    const movement = new MovingRegion(this.#width, this.#height);
    for (const { luma } of this.#block) movement.push(luma);
    const moving = this.#block.length >= 8 ? movement.find() : undefined;
    const borders = commonBorders(this.#block.map(({ luma }) => luma));
    const parts: { kind: FilmView['kind']; region: Region }[] = [];
    if (borders !== undefined) parts.push({ kind: 'borders', region: borders });
    if (moving !== undefined && (borders === undefined || !this.#same(moving, borders)))
      parts.push({ kind: 'moving', region: moving });
    const shrinks = parts.map(({ kind, region }) => ({
      kind,
      box: this.#shown(region),
      shrink: new Shrink(region, VIEW_SIDE),
    }));
    const all = { x: 0, y: 0, width: this.#width, height: this.#height };
    for (const { at, until, luma, whole } of this.#block) {
      const first: FilmView = { kind: 'whole', box: this.#shown(all), luma: whole };
      const others = shrinks.map(({ kind, box, shrink }): FilmView => ({ kind, box, luma: shrink.of(luma) }));
      this.#frames.push({ at, until, views: [first, ...others] });
    }
    this.#block = [];
  }

  #same(a: Region, b: Region): boolean {
    const [w, h] = [SAME_REGION * this.#width, SAME_REGION * this.#height];
    return (
      Math.abs(a.x - b.x) <= w &&
      Math.abs(a.y - b.y) <= h &&
      Math.abs(a.x + a.width - b.x - b.width) <= 2 * w &&
      Math.abs(a.y + a.height - b.y - b.height) <= 2 * h
    );
  }

  #shown({ x, y, width, height }: Region): Region {
    return { x: x * this.#scaleX, y: y * this.#scaleY, width: width * this.#scaleX, height: height * this.#scaleY };
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

/** Of a few frames of the block, the innermost border that the brightest of them still has: a dark scene has none of its own. */
function commonBorders(frames: readonly LumaImage[]): Region | undefined {
  const step = Math.max(1, Math.floor(frames.length / 6));
  let widest: Region | undefined;
  for (let i = 0; i < frames.length; i += step) {
    const region = insideBorders(frames[i]!)[0];
    if (region === undefined) return undefined;
    widest = widest === undefined ? region : union(widest, region);
  }
  const [first] = frames;
  const whole =
    widest !== undefined && widest.width > PART_MAX * first!.width && widest.height > PART_MAX * first!.height;
  return whole ? undefined : widest;
}

function union(a: Region, b: Region): Region {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
