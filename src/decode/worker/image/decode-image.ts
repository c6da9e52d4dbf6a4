/** Picture files to samples: the distinct frames as luma at working size, and single frames in colour for evidence. */
import { BOUNDS, type UndeterminedWhy } from '../../../common/index.ts';
import type { ImageFrame, LumaImage, RgbImage } from '../../../media/index.ts';
import type { Answer } from '../../answers.ts';
import { openAnimatedPng } from './animated-png.ts';
import { openBitmap } from './bitmap.ts';
import { distinctFrames } from './distinct-frames.ts';
import { fitted, lumaOf, PictureRefused, type PictureSource } from './picture-source.ts';
import { openSharpPicture } from './sharp-picture.ts';

/** Frames of an animation that are decoded to find the distinct ones; time and memory are bounded by the pixels below. */
const FRAMES_DECODED_MAX = 512;
/** Pixels of all frames together, after scaling, that are held at once. */
const SCALED_PIXELS_MAX = 32_000_000;

const OPENERS: Readonly<Record<string, (file: Uint8Array, format: string) => Promise<PictureSource>>> = {
  jpeg: openSharpPicture,
  png: openSharpPicture,
  webp: openSharpPicture,
  gif: openSharpPicture,
  tiff: openSharpPicture,
  avif: openSharpPicture,
  apng: openAnimatedPng,
  bmp: openBitmap,
};

/** Never rejects for what is in the file. Memory: the file, one strip of frames, their lumas. */
export async function decodeImage(file: Uint8Array, format: string): Promise<Answer> {
  return answered(async () => {
    const source = await open(file, format);
    const { width, height, framesInFile } = source;
    const count = framesWithinBounds(source);
    const read = await source.first(count, sideFor(width, height, count));
    const lumas = read.frames.map(({ image }): LumaImage => ({
      width: image.width,
      height: image.height,
      data: lumaOf(image),
    }));
    const [first, ...others] = distinctFrames(lumas, BOUNDS.imageFramesMax).map((at): ImageFrame => {
      const { frame, shown } = read.frames[at]!;
      return { frame, luma: lumas[at]!, ...(shown && { shown }) };
    });
    return {
      kind: 'sample',
      sample: {
        modality: 'image',
        width,
        height,
        frames: [first!, ...others],
        framesInFile,
        ...(read.frames.length < framesInFile && { framesSeen: read.frames.length }),
      },
      ...(read.damaged !== undefined && { damaged: read.damaged }),
    };
  });
}

/** One frame as shown, no side above `side`. */
export async function decodePicture(file: Uint8Array, format: string, frame: number, side: number): Promise<Answer> {
  return answered(async () => {
    const source = await open(file, format);
    if (frame >= source.framesInFile) throw new PictureRefused('undecodable', `There is no frame ${frame}.`);
    return { kind: 'picture', picture: plain(await source.one(frame, side)) };
  });
}

async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (cause) {
    const why: UndeterminedWhy = cause instanceof PictureRefused ? cause.why : 'undecodable';
    const detail = cause instanceof Error ? cause.message : 'The picture cannot be decoded.';
    return { kind: 'undetermined', why, detail };
  }
}

async function open(file: Uint8Array, format: string): Promise<PictureSource> {
  const opener = OPENERS[format];
  if (opener === undefined) throw new PictureRefused('no-decoder', `There is no decoder for ${format} pictures here.`);
  return opener(file, format);
}

/** All frames of the animation together may cost no more than one picture of the largest size. */
function framesWithinBounds({ width, height, framesInFile }: PictureSource): number {
  const affordable = Math.max(1, Math.floor(BOUNDS.imagePixelsMax / (width * height)));
  return Math.min(framesInFile, affordable, FRAMES_DECODED_MAX);
}

/** Full working size for a few frames, less for many. */
function sideFor(width: number, height: number, frames: number): number {
  const at = fitted(width, height, BOUNDS.workingSideMax);
  const shrink = Math.sqrt(SCALED_PIXELS_MAX / (at.width * at.height * frames));
  return shrink >= 1 ? BOUNDS.workingSideMax : Math.max(1, Math.floor(Math.max(at.width, at.height) * shrink));
}

function plain(image: RgbImage): RgbImage {
  return { ...image, data: new Uint8Array(image.data) };
}
