/** What every picture format comes down to inside the decoder process: a shown size, a number of frames, and RGB on white. */
import { BOUNDS } from '../../../common/index.ts';
import type { RgbImage } from '../../../media/index.ts';

export interface ShownFrame {
  readonly frame: number;
  readonly image: RgbImage;
  /** Where a page differs in size from the first. */
  readonly shown?: { readonly width: number; readonly height: number };
}

export interface PictureSource {
  /** Of the first frame, as shown, in original pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesInFile: number;
  /** Frames 0 to `count - 1`, none with a side above `side`. A damaged file gives what can be shown, and says so. */
  first(count: number, side: number): Promise<{ frames: readonly ShownFrame[]; damaged?: string }>;
  /** One frame, for evidence. */
  one(frame: number, side: number): Promise<RgbImage>;
}

/** Why a picture will not be looked at, as an exception inside the decoder process only. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
  readonly why: 'undecodable' | 'over-limit' | 'no-decoder';

  constructor(why: 'undecodable' | 'over-limit' | 'no-decoder', detail: string) {
    super(detail);
    this.why = why;
  }
}

/** @throws PictureRefused when so many pixels are not decoded here. */
export function checkPixels(width: number, height: number): void {
  if (width < 1 || height < 1) throw new PictureRefused('undecodable', 'The picture has no area.');
  if (width * height > BOUNDS.imagePixelsMax) {
    const millions = BOUNDS.imagePixelsMax / 1e6;
    throw new PictureRefused(
      'over-limit',
      `The picture claims ${width} by ${height} pixels; at most ${millions} million are decoded.`,
    );
  }
}

/** Size with no side above `side`, proportions kept, never enlarged, no side below one pixel. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** 0.299 R + 0.587 G + 0.114 B, rounded, in 16-bit fixed point: the same on every machine. */
export function lumaOf(image: RgbImage): Uint8Array {
  const luma = new Uint8Array(image.width * image.height);
  const rgb = image.data;
  for (let i = 0, at = 0; i < luma.length; i++, at += 3) {
    luma[i] = (19_595 * rgb[at]! + 38_470 * rgb[at + 1]! + 7_471 * rgb[at + 2]! + 32_768) >> 16;
  }
  return luma;
}
