/**
 * Picture → fingerprint: for each distinct frame the PDQ hash in eight turns and a small luma picture, of the whole and
 * of what is inside plain borders.
 */
import { averaged, cropped, insideBorders, sampled } from '../../media/index.ts';
import type { ImageFrame, ImageSample, LumaImage, Region } from '../../media/index.ts';
import type { FingerprintOutcome } from '../fingerprint.ts';
import type { ImageFingerprint, ImageFrameFingerprint, ImageView } from './image-fingerprint.ts';
import { PDQ_QUALITY_MIN, pdqHashes } from './pdq.ts';
import { localFeaturesOf } from './second-stage.ts';

export const IMAGE_ALGORITHM = 'image/pdq@1';
export const THUMBNAIL = 64;
/**
 * The reference program takes 512 × 512 single pixels of a picture larger than that before it hashes. Our working
 * image (BOUNDS.workingSideMax) is small enough to be sampled likewise: within 4 bits of the reference on its files.
 */
const SAMPLED_SIDE = 512;
/** Pictures smaller than this have no place for a work. */
const SIDE_MIN = 8;

/** A picture too smooth for its hash may still hold a detailed part; with fewer key points there is nothing to recognise. */
const KEY_POINTS_MIN = 60;

/** Searchable: at least one view whose hash says something. */
export const hasFeatures = (view: ImageView): boolean => view.pdq.quality >= PDQ_QUALITY_MIN;

/** About 6 ms for a frame of 1024 × 768. `featureless`: too small, plain or smooth for its hash to mean anything. */
export function fingerprintImage(sample: ImageSample): FingerprintOutcome<ImageFingerprint> {
  const { width, height } = sample;
  const [first, ...others] = sample.frames.map((frame) => frameFingerprint(frame, sample));
  const frames = [first!, ...others] as const;
  const fingerprint: ImageFingerprint = { modality: 'image', algorithm: IMAGE_ALGORITHM, width, height, frames };
  if (hashSays(fingerprint) || keyPointsOf(fingerprint) >= KEY_POINTS_MIN)
    return { kind: 'fingerprinted', fingerprint };
  return { kind: 'undetermined', why: 'featureless', detail: featurelessDetail(sample) };
}

/** At least one frame's hash says something. */
export const hashSays = ({ frames }: ImageFingerprint): boolean =>
  frames.some((frame) => [frame, ...frame.trimmed].some(hasFeatures));

function keyPointsOf(fingerprint: ImageFingerprint): number {
  const { working } = fingerprint.frames[0];
  if (!working || Math.min(working.width, working.height) < SIDE_MIN) return 0;
  return localFeaturesOf(fingerprint)?.points.count ?? 0;
}

function featurelessDetail({ width, height }: ImageSample): string {
  return width < SIDE_MIN || height < SIDE_MIN
    ? `The picture is ${width} × ${height} pixels: too small to compare.`
    : 'The picture is plain or too smooth: nothing in it tells it from other pictures.';
}

function frameFingerprint({ frame, luma, shown }: ImageFrame, sample: ImageSample): ImageFrameFingerprint {
  const size = { width: shown?.width ?? sample.width, height: shown?.height ?? sample.height };
  const whole = viewOf(luma, { x: 0, y: 0, ...size });
  const scaleX = size.width / luma.width;
  const scaleY = size.height / luma.height;
  const trimmed = insideBorders(luma)
    .filter((inside) => inside.width >= SIDE_MIN && inside.height >= SIDE_MIN)
    .map((inside) =>
      viewOf(cropped(luma, inside), {
        x: inside.x * scaleX,
        y: inside.y * scaleY,
        width: inside.width * scaleX,
        height: inside.height * scaleY,
      }),
    );
  return { frame, ...whole, trimmed, working: luma };
}

function viewOf(luma: LumaImage, box: Region): ImageView {
  const large = luma.width > SAMPLED_SIDE || luma.height > SAMPLED_SIDE;
  const small = luma.width < SIDE_MIN || luma.height < SIDE_MIN;
  const { turned, quality } = pdqHashes(large ? sampled(luma, SAMPLED_SIDE, SAMPLED_SIDE) : luma);
  const pdq = { words: turned[0]!, quality: small ? 0 : quality, turned };
  return { pdq, box, thumbnail: averaged(luma, THUMBNAIL, THUMBNAIL) };
}
