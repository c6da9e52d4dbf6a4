/**
 * One match of a film or a sound as files: a strip over time, the same moments side by side, and what both are drawn from as JSON,
 * for a player. The pictures are read again from the two files, at a few moments only.
 */
import sharp from 'sharp';
import type { Decoder, DecodeInput, MediaOutline } from '../../decode/index.ts';
import { wavePeaks, type RgbImage, type WavePeaks } from '../../media/index.ts';
import { timelineOf, type Match, type Timeline } from '../../match/index.ts';
import { drawPairs, layOutPairs } from './pairs-sheet.ts';
import { PAPER } from './palette.ts';
import { drawStrip, SOUND_PATTERN } from './strip-drawing.ts';
import { lanePictures, layOutStrip, type Lane } from './strip-layout.ts';
import { stripHeading, stripLegend } from './strip-words.ts';

const MOMENTS_MAX = 8;
const PEAKS_MAX = 4000;
const STILL_SIDE = 320;

export interface TimeEvidence {
  readonly strip: Uint8Array;
  readonly pairs?: Uint8Array;
  readonly json: string;
}

/** Undefined when one of the two cannot be read again. A few seconds for a film, most of them for its pictures. */
export async function timeEvidence(
  decoder: Pick<Decoder, 'outline' | 'stills'>,
  upload: DecodeInput,
  reference: DecodeInput,
  match: Match,
  possible: boolean,
): Promise<TimeEvidence | undefined> {
  const [from, to] = await Promise.all([decoder.outline(upload), decoder.outline(reference)]);
  if (from === undefined || to === undefined) return undefined;
  const timeline = timelineOf(match, MOMENTS_MAX);
  const peaks = {
    ...(from.sound && { upload: wavePeaks(from.sound, PEAKS_MAX) }),
    ...(to.sound && { reference: wavePeaks(to.sound, PEAKS_MAX) }),
  };
  const layout = layOutStrip(contentOf(from), contentOf(to), timeline.ribbons);
  const words = { match, ribbons: timeline.ribbons, possible };
  const [above, below] = await Promise.all([
    sidePictures(
      decoder,
      upload,
      from,
      layout.upload,
      timeline.moments.map((pair) => pair.upload),
    ),
    sidePictures(
      decoder,
      reference,
      to,
      layout.reference,
      timeline.moments.map((pair) => pair.reference),
    ),
  ]);
  const drawing =
    drawStrip({ layout, ribbons: timeline.ribbons, peaks, possible }) +
    stripHeading(words, layout.width) +
    stripLegend(words, layout);
  const strip = await sheetOf(layout.width, layout.height, [...above.lane, ...below.lane], drawing);
  const pairs = await pairsPicture(timeline, from, to, above.moments, below.moments);
  return { strip, ...(pairs && { pairs }), json: jsonOf(match, timeline, from, to, peaks) };
}

const contentOf = ({ seconds, picture, sound }: MediaOutline) => ({
  seconds,
  hasPictures: picture !== undefined,
  hasSound: sound !== undefined,
});

/** What a player draws: times in seconds, peaks in per cent of full scale. */
function jsonOf(
  match: Match,
  timeline: Timeline,
  from: MediaOutline,
  to: MediaOutline,
  peaks: { readonly upload?: WavePeaks; readonly reference?: WavePeaks },
): string {
  const side = ({ seconds, picture }: MediaOutline, wave: WavePeaks | undefined) => ({
    seconds: Math.round(1000 * seconds) / 1000,
    ...(picture && { picture }),
    ...(wave && { peaks: wave }),
  });
  const told = {
    format: 'recourse-timeline/1',
    reference: match.reference,
    modality: match.modality,
    tier: match.tier,
    confidence: match.confidence,
    coverageOfReference: match.coverageOfReference,
    coverageOfUpload: match.coverageOfUpload,
    combined: match.combined,
    modified: match.modified,
    ...timeline,
    upload: side(from, peaks.upload),
    work: side(to, peaks.reference),
  };
  return `${JSON.stringify(told)}\n`;
}

interface Placed {
  readonly input: Buffer;
  readonly left: number;
  readonly top: number;
}

async function sidePictures(
  decoder: Pick<Decoder, 'stills'>,
  input: DecodeInput,
  { picture }: MediaOutline,
  lane: Lane,
  moments: readonly number[],
): Promise<{ readonly lane: readonly Placed[]; readonly moments: readonly (RgbImage | undefined)[] }> {
  if (picture === undefined || lane.pictures === undefined) return { lane: [], moments: moments.map(() => undefined) };
  const { y, height } = lane.pictures;
  const cells = lanePictures(lane, picture.width / picture.height);
  const all = await decoder.stills(input, [...cells.map(({ at }) => at), ...moments], STILL_SIDE);
  const placed = await Promise.all(
    cells.map(async ({ x, width }, i) => {
      const still = all[i];
      if (still === undefined) return [];
      const [left, right] = [Math.round(x), Math.round(x + width)];
      return [{ input: await fitted(still, right - left - 2, height), left: left + 1, top: y }];
    }),
  );
  return { lane: placed.flat(), moments: all.slice(cells.length) };
}

const rawOf = ({ data, width, height }: RgbImage) => sharp(data, { raw: { width, height, channels: 3 } });

const fitted = (picture: RgbImage, width: number, height: number): Promise<Buffer> =>
  rawOf(picture)
    .resize(width, height, { fit: 'contain', background: '#dfe1e2' })
    .png({ compressionLevel: 1 })
    .toBuffer();

async function pairsPicture(
  { ribbons, moments }: Timeline,
  from: MediaOutline,
  to: MediaOutline,
  above: readonly (RgbImage | undefined)[],
  below: readonly (RgbImage | undefined)[],
): Promise<Uint8Array | undefined> {
  const readable = moments.map((_, i) => i).filter((i) => above[i] !== undefined && below[i] !== undefined);
  if (readable.length === 0 || from.picture === undefined || to.picture === undefined) return undefined;
  const sheet = layOutPairs(
    readable.map((i) => moments[i]!),
    from.picture,
    to.picture,
  );
  const placed = await Promise.all(
    sheet.places.flatMap(({ upload, reference }, k) =>
      (
        [
          [above[readable[k]!]!, upload],
          [below[readable[k]!]!, reference],
        ] as const
      ).map(async ([still, { x, y, width, height }]) => ({
        input: await rawOf(still).resize(width, height, { fit: 'fill' }).png({ compressionLevel: 1 }).toBuffer(),
        left: x,
        top: y,
      })),
    ),
  );
  return sheetOf(
    sheet.width,
    sheet.height,
    placed,
    drawPairs(sheet, from.picture, ({ ribbon }) => ribbons[ribbon]?.box),
  );
}

async function sheetOf(
  width: number,
  height: number,
  pictures: readonly Placed[],
  drawing: string,
): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${SOUND_PATTERN}</defs>${drawing}</svg>`;
  const composed = sharp({ create: { width, height, channels: 3, background: PAPER } }).composite([
    ...pictures,
    { input: Buffer.from(svg), left: 0, top: 0 },
  ]);
  return new Uint8Array(await composed.png({ palette: true, quality: 92, effort: 4, dither: 0.6 }).toBuffer());
}
