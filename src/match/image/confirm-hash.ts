/**
 * From a hash that is near to a match that may be acted on: the upload's view is turned into the reference's frame,
 * compared cell by cell, and only what agrees there is confirmed. What does not stays a candidate for a human.
 */
import { type Confidence, confidence } from '../../common/index.ts';
import type { ImageView } from '../../fingerprint/index.ts';
import { type LumaImage, type Turn, turned, turnOfUnitSquare } from '../../media/index.ts';
import type { Homography } from '../outcome.ts';
import { type CellEvidence, compareCells } from './cell-evidence.ts';
import { isDrawnAgain, redrawnPixels } from './redrawn.ts';

/** What is kept of a reference's view beside its hash. */
export type KnownView = Pick<ImageView, 'box' | 'thumbnail'>;

/** What a look-up says: this view of the upload, turned so (and inverted), hashes like that view of the reference. */
export interface HashPair {
  readonly upload: ImageView;
  readonly reference: KnownView;
  /** Turns the upload's view into the reference's. */
  readonly turn: Turn;
  readonly inverted: boolean;
  readonly distance: number;
}

export interface Confirmation extends HashPair {
  readonly confirmed: boolean;
  /** Confirmed, or near enough that a human should look. */
  readonly possible: boolean;
  readonly confidence: Confidence;
  readonly evidence: CellEvidence;
  readonly transform: Homography;
}

interface Bar {
  /** Cells, of 144. */
  readonly agreeing: number;
  /** Of the textured cells. */
  readonly share: number;
  /** Correlation of the pictures as wholes. */
  readonly overall: number;
  /** Cells that may show something else. */
  readonly drawnOver: number;
}

/** No pair of unrelated pictures given equal hashes, of the 1,000 in image-index.test.ts, reaches the first three. */
const NEAR_BAR: Bar = { agreeing: 7, share: 0.5, overall: 0.5, drawnOver: 144 };
/**
 * Beyond the PDQ project's threshold the hash says little. Two posts in the same app are 42 bits apart and three
 * quarters of their cells agree; only a picture in which no place shows anything else (a filter, say) counts there.
 */
const FAR_BAR: Bar = { agreeing: 24, share: 0.85, overall: 0.8, drawnOver: 1 };
const NEAR_DISTANCE_MAX = 31;
/** Everything above is for matches that were confirmed; the policy's floor is 0.8. */
const CONFIRMED_FROM = 0.82;
const UNCONFIRMED_UP_TO = 0.75;

/** Confidence rises with the share and number of agreeing cells and falls with the distance. About 40 µs. */
export function confirmHash(pair: HashPair): Confirmation {
  const asReference = turned(pair.upload.thumbnail, pair.turn);
  const evidence = compareCells(pair.reference.thumbnail, asReference, pair.inverted);
  const share = shareOf(evidence);
  const bar = pair.distance <= NEAR_DISTANCE_MAX ? NEAR_BAR : FAR_BAR;
  const { agreeing, overall, drawnOver } = evidence;
  const reaches = agreeing >= bar.agreeing && share >= bar.share && overall >= bar.overall;
  const confirmed =
    reaches && drawnOver <= bar.drawnOver && !isVariant(pair.reference.thumbnail, asReference, evidence);
  const possible = confirmed || pair.distance <= NEAR_DISTANCE_MAX;
  const nearness = 1 - Math.min(1, pair.distance / 32);
  const breadth = Math.min(1, evidence.agreeing / 60);
  const strength =
    0.6 * Math.max(0, (share - NEAR_BAR.share) / (1 - NEAR_BAR.share)) + 0.25 * breadth + 0.15 * nearness;
  const value = confirmed
    ? CONFIRMED_FROM + (1 - CONFIRMED_FROM) * strength
    : UNCONFIRMED_UP_TO * (0.5 * share + 0.5 * nearness);
  return { ...pair, confirmed, possible, confidence: confidence(value), evidence, transform: referenceToUpload(pair) };
}

function isVariant(work: LumaImage, { data: upload }: LumaImage, { gain, shift }: CellEvidence): boolean {
  return isDrawnAgain(redrawnPixels({ work, upload, gain, shift }));
}

/** Of the textured cells in view, the share that agrees; 0 when there are none. */
export const shareOf = ({ agreeing, visible }: CellEvidence): number => (visible === 0 ? 0 : agreeing / visible);

/** Reference pixels → its view as a unit square → turned back → the upload's view → upload pixels. */
function referenceToUpload({ upload, reference, turn }: HashPair): Homography {
  const [a, b, c, d, e, f] = turnOfUnitSquare(turn);
  // A turn keeps lengths, so its inverse is its transpose: upload unit = M^T (reference unit − offset).
  const [ia, ib, ic] = [a, d, -(a * c + d * f)];
  const [id, ie, jf] = [b, e, -(b * c + e * f)];
  const [sx, sy] = [1 / reference.box.width, 1 / reference.box.height];
  const [ox, oy] = [-reference.box.x * sx, -reference.box.y * sy];
  const { x, y, width, height } = upload.box;
  return [
    width * ia * sx,
    width * ib * sy,
    width * (ia * ox + ib * oy + ic) + x,
    height * id * sx,
    height * ie * sy,
    height * (id * ox + ie * oy + jf) + y,
    0,
    0,
    1,
  ];
}
