/** One match of a picture as one PNG: the upload on the left, the work on the right, and what the match rests on drawn over both. */
import sharp from 'sharp';
import type { LumaImage, RgbImage } from '../../media/index.ts';
import { mapCells, type CellState, type Homography, type ImageSegment, type Match } from '../../match/index.ts';
import { mapped } from './geometry.ts';
import { drawOverlay } from './overlay.ts';
import { PAPER, STRIPES } from './palette.ts';
import { drawSheet, layOut } from './sheet.ts';

/** Long side in which the two pictures are wanted: what the sheet can show. */
export const EVIDENCE_SIDE = 1024;

/** A frame, scaled, and its size in the pixels that segments speak of. */
export interface ShownPicture {
  readonly pixels: RgbImage;
  readonly shown: { readonly width: number; readonly height: number };
}

export interface PictureEvidence {
  readonly upload: ShownPicture;
  readonly reference: ShownPicture;
  readonly match: Match;
  /** Segments of the match in the frame that is shown. */
  readonly segments: readonly [ImageSegment, ...ImageSegment[]];
  readonly possible: boolean;
}

/** About 0.2 s and 300 kB. */
export async function drawEvidence(evidence: PictureEvidence): Promise<Uint8Array> {
  const { upload, reference, match, segments, possible } = evidence;
  const sheet = layOut(upload.shown, reference.shown);
  const cells = compareCells(evidence);
  const [first] = segments;
  const traits = {
    match,
    possible,
    places: match.segments.length,
    mirrored: isMirrored(first.transform, first),
    cellsCompared: cells.some((state) => state === 'agrees' || state === 'differs'),
  };
  const drawing = drawOverlay({ upload: sheet.upload, reference: sheet.reference, segments, cells, possible });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}"><defs>${STRIPES}</defs>${drawing}${drawSheet(sheet, traits)}</svg>`;
  const panels = await Promise.all(
    (
      [
        ['upload', upload],
        ['reference', reference],
      ] as const
    ).map(async ([side, { pixels }]) => {
      const { x, y, width, height } = sheet[side];
      return { input: await scaled(pixels, width, height), left: x, top: y };
    }),
  );
  const { width, height } = sheet;
  const composed = sharp({ create: { width, height, channels: 3, background: PAPER } }).composite([
    ...panels,
    { input: Buffer.from(svg), left: 0, top: 0 },
  ]);
  return new Uint8Array(await composed.png({ palette: true, quality: 92, effort: 4, dither: 0.8 }).toBuffer());
}

const scaled = ({ data, width, height }: RgbImage, toWidth: number, toHeight: number): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .resize(toWidth, toHeight, { fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();

function compareCells({ upload, reference, segments: [{ transform }] }: PictureEvidence): readonly CellState[] {
  // The match speaks of pixels as shown; the pictures at hand are scaled.
  const [sx, sy] = [reference.shown.width / reference.pixels.width, reference.shown.height / reference.pixels.height];
  const [ux, uy] = [upload.pixels.width / upload.shown.width, upload.pixels.height / upload.shown.height];
  const [a, b, c, d, e, f, g, h, i] = transform;
  const between: Homography = [a * sx * ux, b * sy * ux, c * ux, d * sx * uy, e * sy * uy, f * uy, g * sx, h * sy, i];
  return mapCells(lumaOf(reference.pixels), lumaOf(upload.pixels), between);
}

const lumaOf = ({ width, height, data }: RgbImage): LumaImage => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!),
  ),
});

/** The transform turns the plane over: left and right changed places. */
function isMirrored(transform: Homography, { reference: { x, y, width, height } }: ImageSegment): boolean {
  const [px, py] = mapped(transform, [x + width / 2, y + height / 2]);
  const [qx, qy] = mapped(transform, [x + width / 2 + 1, y + height / 2]);
  const [rx, ry] = mapped(transform, [x + width / 2, y + height / 2 + 1]);
  return (qx - px) * (ry - py) - (qy - py) * (rx - px) < 0;
}
