/**
 * The second stage's fingerprint: what is kept of a reference (≤ 30 kB), and what is read from an upload (more, and thrown away
 * after the look-up). An upload is read at up to twice the reference's scale, so that a small inset still has key points of its own,
 * and with a second set of descriptors for its mirror image.
 */
import type { LumaImage } from '../../../media/index.ts';
import { fitSide, resizeLuma } from './frozen-resize.ts';
import { groundShares } from './ground.ts';
import { keyPointsOf, levelBudgets, type KeyPoints } from './key-points.ts';

export const LOCAL_ALGORITHM = 'image/local@1';

/** Long side of the frame a reference is read in. */
const REFERENCE_SIDE = 512;
const REFERENCE_BUDGETS = levelBudgets(640, 8);
/** Long side of the frame an upload is read in: twice its own, within these. */
const QUERY_SIDE_MIN = 512;
const QUERY_SIDE_MAX = 1024;
const QUERY_BUDGETS = levelBudgets(2000, 12, 0.9);
/** For a first look, when many pictures are asked and few will be found. */
const QUICK_BUDGETS = levelBudgets(400, 12, 0.9);
/** Side of the thumbnail by which a match is confirmed, cell by cell. */
export const THUMBNAIL_SIDE = 72;

export interface ShownSize {
  readonly width: number;
  readonly height: number;
}

export interface LocalFeatures {
  readonly algorithm: typeof LOCAL_ALGORITHM;
  /** Size of the picture as shown; transforms are reported in its pixels. */
  readonly shown: ShownSize;
  /** Size of the frame the key points live in, long side 512. */
  readonly frame: ShownSize;
  readonly points: KeyPoints;
  /** 72 × 72, whatever the picture's shape. */
  readonly thumbnail: LumaImage;
  /** For each of 12 × 12 cells, how much of it is one plain tone: 0 (none) to 255 (all). High under lettering and app chrome. */
  readonly ground: Uint8Array;
}

/** One way of looking at an upload: as it is, or mirrored. */
export interface QueryView {
  readonly mirrored: boolean;
  /** In a mirrored view x runs from the right edge. */
  readonly points: KeyPoints;
  /** 256 per key point: how clear each bit of its descriptor was. */
  readonly margins: Uint8Array;
}

export interface LocalQuery {
  readonly algorithm: typeof LOCAL_ALGORITHM;
  readonly shown: ShownSize;
  /** The picture at the size it was read in; its width and height are the frame of the key points. */
  readonly picture: LumaImage;
  readonly views: readonly [QueryView, QueryView];
}

/** Key points and thumbnail of a reference. Never fails; a picture without texture has few points. Cost: about 20 ms. */
export function extractLocalFeatures(luma: LumaImage, shown: ShownSize): LocalFeatures {
  const size = fitSide(luma.width, luma.height, REFERENCE_SIDE);
  const frame = resizeLuma(luma, size.width, size.height);
  const [seen] = keyPointsOf(frame, REFERENCE_BUDGETS, { mirrored: [false], margins: false });
  const thumbnail = resizeLuma(frame, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
  return {
    algorithm: LOCAL_ALGORITHM,
    shown,
    frame: size,
    points: seen!.points,
    thumbnail,
    ground: groundShares(frame),
  };
}

/** Everything the look-up needs from an upload. Cost: about 60 ms at 1024 pixels. `quick`: fewer key points, for a first look. */
export function queryLocalFeatures(luma: LumaImage, shown: ShownSize, quick = false): LocalQuery {
  const side = Math.min(QUERY_SIDE_MAX, Math.max(QUERY_SIDE_MIN, 2 * Math.max(luma.width, luma.height)));
  const size = fitSide(luma.width, luma.height, side);
  const picture = resizeLuma(luma, size.width, size.height);
  const budgets = quick ? QUICK_BUDGETS : QUERY_BUDGETS;
  const [seen, mirror] = keyPointsOf(picture, budgets, { mirrored: [false, true], margins: true });
  const views = [
    { mirrored: false, ...seen! },
    { mirrored: true, ...mirror! },
  ] as const;
  return { algorithm: LOCAL_ALGORITHM, shown, picture, views };
}
