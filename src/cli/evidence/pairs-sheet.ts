/** The same moments side by side: above what the upload shows, below what the work shows, each with its time. */
import { coordinate as c } from './geometry.ts';
import { letteringWidth, plainLettering } from './lettering.ts';
import { INK, OUTLINE } from './palette.ts';
import { clock, MARGIN } from './strip-layout.ts';
import type { Box, PairedMoment } from '../../match/index.ts';

const COLUMN = 320;
const GAP = 20;
const COLUMNS_MAX = 4;
const HEIGHT_MAX = 240;
const HEADING = 52;
const CAPTION = 26;
const LINK = 22;
const ROW_GAP = 18;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PairPlace {
  readonly pair: PairedMoment;
  readonly upload: Box;
  readonly reference: Box;
}

export interface PairsSheet extends Size {
  readonly places: readonly PairPlace[];
}

export function layOutPairs(pairs: readonly PairedMoment[], upload: Size, reference: Size): PairsSheet {
  const columns = Math.min(COLUMNS_MAX, Math.max(1, pairs.length));
  const fit = ({ width, height }: Size): Size => {
    const scale = Math.min(COLUMN / width, HEIGHT_MAX / height);
    return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) };
  };
  const [above, below] = [fit(upload), fit(reference)];
  const row = CAPTION + above.height + LINK + below.height + CAPTION + ROW_GAP;
  const places = pairs.map((pair, i) => {
    const x = MARGIN + (i % columns) * (COLUMN + GAP);
    const y = HEADING + Math.floor(i / columns) * row;
    const centred = (size: Size, top: number): Box => ({
      x: x + Math.round((COLUMN - size.width) / 2),
      y: top,
      ...size,
    });
    return {
      pair,
      upload: centred(above, y + CAPTION),
      reference: centred(below, y + CAPTION + above.height + LINK),
    };
  });
  return {
    width: 2 * MARGIN + columns * COLUMN + (columns - 1) * GAP,
    height: HEADING + Math.ceil(pairs.length / columns) * row + MARGIN - ROW_GAP,
    places,
  };
}

/** @param boxOf where in the upload's frame the work stands, in the film's pixels */
export function drawPairs(
  { width, places }: PairsSheet,
  shown: Size,
  boxOf: (pair: PairedMoment) => Box | undefined,
): string {
  const words = 'above the upload, below the work';
  const pixel = letteringWidth(words, 2) < width - 2 * MARGIN ? 2 : 1.5;
  const heading = plainLettering(words, MARGIN, 18, pixel, INK);
  const drawn = places.map(({ pair, upload, reference }) => {
    const box = boxOf(pair);
    const [sx, sy] = [upload.width / shown.width, upload.height / shown.height];
    const inset = box && {
      x: upload.x + box.x * sx,
      y: upload.y + box.y * sy,
      width: box.width * sx,
      height: box.height * sy,
    };
    const seen = inset ?? upload;
    return [
      caption(`at ${clock(pair.upload)}`, upload.x, upload.y - 20, upload.width),
      frame(upload, 1.5, '#fff'),
      frame(seen, 3.5, OUTLINE),
      `<path d="M${c(seen.x)} ${c(seen.y + seen.height)}L${c(reference.x)} ${reference.y}H${reference.x + reference.width}L${c(seen.x + seen.width)} ${c(seen.y + seen.height)}Z" fill="${OUTLINE}" fill-opacity="0.2"/>`,
      frame(reference, 3.5, OUTLINE),
      caption(`at ${clock(pair.reference)}`, reference.x, reference.y + reference.height + 8, reference.width),
    ].join('');
  });
  return heading + drawn.join('');
}

const caption = (words: string, x: number, y: number, width: number): string =>
  plainLettering(words, Math.round(x + width / 2 - letteringWidth(words, 2) / 2), y, 2, INK);

const frame = ({ x, y, width, height }: Box, thick: number, colour: string): string =>
  `<rect x="${c(x)}" y="${c(y)}" width="${c(width)}" height="${c(height)}" fill="none" stroke="${colour}" stroke-width="${thick}"/>`;
