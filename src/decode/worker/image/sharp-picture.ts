/**
 * The formats libvips reads. Every other loader it knows (SVG, PDF, its own files) is switched off for the life of
 * the process. Orientation is applied, colours come out as sRGB, transparency lies on white.
 */
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { BOUNDS } from '../../../common/index.ts';
import type { RgbImage } from '../../../media/index.ts';
import { checkPixels, fitted, PictureRefused, type PictureSource, type ShownFrame } from './picture-source.ts';

const LOADERS = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer', 'TiffBuffer', 'HeifBuffer'];
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS.map((loader) => `VipsForeignLoad${loader}`) });

const WHITE = { r: 255, g: 255, b: 255 };
/** Frames of an animation lie under each other in one canvas of one size, pages of a document are pictures of their own. */
const ANIMATIONS = new Set(['gif', 'webp']);

/** @throws PictureRefused when the header cannot be read or claims too much. */
export async function openSharpPicture(file: Uint8Array, format: string): Promise<PictureSource> {
  const head = await readHeader(file);
  const turned = head.autoOrient;
  const width = turned.width;
  // With several frames libvips may report the whole strip; one frame is what is shown.
  const height = head.pageHeight ?? turned.height;
  checkPixels(width, height);
  const framesInFile = head.pages ?? 1;
  const animated = framesInFile > 1 && ANIMATIONS.has(format);

  const page = async (frame: number, side: number, failOn: FailOn): Promise<ShownFrame> => {
    const own = frame === 0 ? { width, height } : await pageSize(file, frame);
    const image = await render(open(file, failOn, { page: frame }).autoOrient(), own, side);
    const same = own.width === width && own.height === height;
    return { frame, image, ...(same ? {} : { shown: own }) };
  };
  const strip = async (count: number, side: number, failOn: FailOn): Promise<readonly ShownFrame[]> => {
    const image = await render(open(file, failOn, { pages: count }), { width, height }, side);
    const one = fitted(width, height, side);
    if (image.height !== one.height * count)
      throw new PictureRefused('undecodable', 'The frames of the animation differ in size.');
    const length = 3 * one.width * one.height;
    return Array.from({ length: count }, (_, frame) => ({
      frame,
      image: { ...one, data: image.data.subarray(frame * length, (frame + 1) * length) },
    }));
  };
  const pages = async (count: number, side: number, failOn: FailOn): Promise<readonly ShownFrame[]> => {
    const frames: ShownFrame[] = [];
    for (let frame = 0; frame < count; frame++) frames.push(await page(frame, side, failOn));
    return frames;
  };
  const several = animated ? strip : pages;

  return {
    width,
    height,
    framesInFile,
    first: (count, most) => {
      const side = sideOnLoad(format, Math.max(width, height), most);
      return asMuchAsShows(
        (failOn) => several(count, side, failOn),
        () => several(1, side, 'none'),
      );
    },
    one: async (frame, side) => {
      const shown = await asMuchAsShows(
        async (failOn) => [await page(frame, side, failOn)],
        () => several(1, side, 'none'),
      );
      return shown.frames[0]!.image;
    },
  };
}

/**
 * JPEG decodes to a half, a quarter or an eighth of its size for a fraction of the cost; sharp does so from a reduction
 * by more than 3, 5 or 9. Where that is in reach without going below three quarters of `side`, it is worth the pixels.
 */
export function sideOnLoad(format: string, longSide: number, side: number): number {
  if (format !== 'jpeg') return side;
  const cheaper = [9, 5, 3].map((reduction) => Math.floor(longSide / reduction));
  return cheaper.find((reached) => reached <= side && reached >= 0.75 * side) ?? side;
}

type FailOn = NonNullable<SharpOptions['failOn']>;

/**
 * First strictly; when that fails, once more with whatever the decoder can show: a cut picture still shows most of the
 * work, and viewers show it too. Of an animation that breaks off, the first frame is the last resort.
 */
async function asMuchAsShows(
  read: (failOn: FailOn) => Promise<readonly ShownFrame[]>,
  firstOnly: () => Promise<readonly ShownFrame[]>,
): Promise<{ frames: readonly ShownFrame[]; damaged?: string }> {
  try {
    return { frames: await read('error') };
  } catch (cause) {
    const damaged = `The file is damaged (${reason(cause)}).`;
    const frames = await read('none')
      .catch(firstOnly)
      .catch((last: unknown) => {
        throw refusal(last);
      });
    return { frames, damaged };
  }
}

async function readHeader(file: Uint8Array, frame = 0): Promise<Metadata> {
  try {
    return await open(file, 'none', { page: frame, limitInputPixels: false }).metadata();
  } catch (cause) {
    throw refusal(cause);
  }
}

async function pageSize(file: Uint8Array, frame: number): Promise<{ width: number; height: number }> {
  const { width, height } = (await readHeader(file, frame)).autoOrient;
  checkPixels(width, height);
  return { width, height };
}

function open(file: Uint8Array, failOn: FailOn, options: SharpOptions): Sharp {
  return sharp(file, { failOn, limitInputPixels: BOUNDS.imagePixelsMax, ...options });
}

/** One frame, or a strip of frames of the same size, as sRGB with three channels. */
async function render(source: Sharp, shown: { width: number; height: number }, side: number): Promise<RgbImage> {
  const size = fitted(shown.width, shown.height, side);
  const smaller = size.width < shown.width || size.height < shown.height;
  const scaled = smaller ? source.resize({ ...size, fit: 'fill' }) : source;
  const { data, info } = await scaled
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data: info.channels === 3 ? data : threeChannels(data, info.channels),
  };
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const pixels = data.length / channels;
  const rgb = new Uint8Array(3 * pixels);
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[i * channels + (channels >= 3 ? c : 0)]!;
  }
  return rgb;
}

/** Our own pixels (bitmaps, composed animation frames) through the same scaler. */
export async function renderPixels(
  data: Uint8Array,
  size: { width: number; height: number; channels: 3 | 4 },
  side: number,
): Promise<RgbImage> {
  return render(sharp(data, { raw: size, limitInputPixels: BOUNDS.imagePixelsMax }), size, side);
}

/** A still picture as RGBA at its own size: the building block of composed animations. */
export async function rgbaPixels(file: Uint8Array): Promise<{ width: number; height: number; data: Uint8Array }> {
  const { data, info } = await open(file, 'error', {})
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** libvips refuses by pixels, the kernel by memory; both mean that the picture is too large, whatever its header says. */
function refusal(cause: unknown): PictureRefused {
  if (cause instanceof PictureRefused) return cause;
  const tooLarge = cause instanceof Error && /out of memory|pixel limit|too large/i.test(cause.message);
  if (tooLarge) return new PictureRefused('over-limit', 'The picture needs more memory than one file may use.');
  return new PictureRefused('undecodable', `The picture cannot be decoded (${reason(cause)}).`);
}

/** The decoder's own words, shortened to one clause. */
function reason(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause);
  const clause = words
    .replace(/^Input (buffer|file) (has corrupt header|contains unsupported image format):?\s*/i, '')
    .replace(/^(VipsJpeg|vipspng|gifload_buffer|webp2vips|webp|tiff2vips|heif):\s*/, '')
    .split('\n')[0]!
    .trim()
    .slice(0, 120);
  return clause === '' ? 'its header makes no sense' : clause;
}
