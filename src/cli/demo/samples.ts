/** What the demo shows: works with their rights, and uploads that each meet a different rule. Made here, from seeds. */
import sharp, { type Sharp } from 'sharp';
import type { Declaration, WorkRights } from '../../policy/index.ts';
import { document, drawLandscape } from './draw.ts';
import { lettering } from '../evidence/lettering.ts';
import { FIELD_NOTES, OWN_POST, REVIEW, TWO_BOOKS } from './texts.ts';

export interface SampleWork {
  readonly rights: WorkRights;
  readonly type: string;
  /** Cannot be made, or looked at, without it. */
  readonly needs?: 'ffmpeg';
  bytes(): Promise<Uint8Array>;
}

export interface SampleUpload {
  /** What happens, for a newcomer: one line. */
  readonly story: string;
  readonly type: string;
  readonly declaration: Declaration;
  readonly territory: string;
  readonly needs?: 'ffmpeg';
  bytes(): Promise<Uint8Array>;
}

const HARBOUR = 4;
const FJORD = 5;
const SUMMER = 6;
const NIGHT = 11;
const HOLIDAY = 29;

const drawn = (seed: number) => Buffer.from(drawLandscape(seed).svg);
const text = (words: string) => async () => new TextEncoder().encode(words);
export const pngOf = (svg: Buffer) => async () => new Uint8Array(await sharp(svg).png().toBuffer());
const jpeg =
  (svg: Buffer, quality: number, edit = (image: Sharp) => image) =>
  async () =>
    new Uint8Array(await edit(sharp(svg)).jpeg({ quality }).toBuffer());

export const sampleWork = (title: string, claimant: string, change: Partial<WorkRights> = {}): WorkRights => ({
  reference: title,
  title,
  claimant,
  claimantState: 'verified',
  ownership: 'clear',
  policy: 'block',
  live: false,
  earmarked: false,
  claimedIn: 'all',
  licences: [],
  ...change,
});

export const SAMPLE_WORKS: readonly SampleWork[] = [
  { rights: sampleWork('Harbour at dusk', 'Lumen Pictures'), type: 'image/png', bytes: pngOf(drawn(HARBOUR)) },
  {
    rights: sampleWork('White fjord', 'Lumen Pictures', { policy: 'license' }),
    type: 'image/png',
    bytes: pngOf(drawn(FJORD)),
  },
  {
    rights: sampleWork('Green harbour', 'Open Shore Archive', { ownership: 'open_licence' }),
    type: 'image/png',
    bytes: pngOf(drawn(SUMMER)),
  },
  {
    rights: sampleWork('Night ferry', 'Nocturne and Halloway (both claim it)', { ownership: 'disputed' }),
    type: 'image/png',
    bytes: pngOf(drawn(NIGHT)),
  },
  { rights: sampleWork('On keeping two books', 'The Carrier Press'), type: 'text/plain', bytes: text(TWO_BOOKS) },
  {
    rights: sampleWork('Field notes from the east bank', 'Bird Society', { policy: 'attribute' }),
    type: 'text/plain',
    bytes: text(FIELD_NOTES),
  },
];

const hobby: Declaration = { commercial: false };
/** A landscape with words across its sky: a meme. */
export const captioned = (seed: number, words: string) => {
  const { width, height, svg } = drawLandscape(seed);
  return Buffer.from(document(width, height, `${svg}${lettering(words, width / 2, height * 0.06, 9)}`));
};
const small = (image: Sharp) => image.resize(900);

export const SAMPLE_UPLOADS: readonly SampleUpload[] = [
  {
    story: 'a holiday picture of one’s own',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(drawn(HOLIDAY), 80),
  },
  {
    story: 'somebody’s whole picture, mirrored, nothing added',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(drawn(HARBOUR), 85, (image) => image.flop()),
  },
  {
    story: 'the same picture as a small meme',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(captioned(HARBOUR, 'Monday?'), 60, small),
  },
  {
    story: 'a large meme of it, nothing declared',
    type: 'image/png',
    declaration: hobby,
    territory: 'DE',
    bytes: pngOf(captioned(HARBOUR, 'Monday again!')),
  },
  {
    story: 'the same large meme, declared a parody',
    type: 'image/png',
    declaration: { commercial: false, flag: 'parody' },
    territory: 'DE',
    bytes: pngOf(captioned(HARBOUR, 'Monday again!')),
  },
  {
    story: 'a picture whose owner prefers to be paid',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(drawn(FJORD), 70),
  },
  {
    story: 'a picture under an open licence',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(drawn(SUMMER), 70),
  },
  {
    story: 'a picture that two claimants dispute',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: jpeg(drawn(NIGHT), 80),
  },
  { story: 'a post of one’s own', type: 'text/plain', declaration: hobby, territory: 'DE', bytes: text(OWN_POST) },
  {
    story: 'a review that quotes one sentence',
    type: 'text/plain',
    declaration: hobby,
    territory: 'DE',
    bytes: text(REVIEW),
  },
  { story: 'the whole essay, pasted', type: 'text/plain', declaration: hobby, territory: 'DE', bytes: text(TWO_BOOKS) },
  {
    story: 'syndicated notes, source line cut',
    type: 'text/plain',
    declaration: hobby,
    territory: 'DE',
    bytes: text(FIELD_NOTES.slice(FIELD_NOTES.indexOf('First'))),
  },
  {
    story: 'the whole essay, seen from the United States',
    type: 'text/plain',
    declaration: hobby,
    territory: 'US',
    bytes: text(TWO_BOOKS),
  },
  {
    story: 'a broken file',
    type: 'image/jpeg',
    declaration: hobby,
    territory: 'DE',
    bytes: async () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]),
  },
];
