/** When is a segment enough to be acted on? Different frames, in order, for long enough; a still shot alone never is. */
import type { Segment } from './follow-line.ts';

const DISTINCT_MIN = 4;
const AGREEING_SECONDS_MIN = 1.75;
const AGREEING_SHARE_MIN = 0.6;
/** Mean distance in bits up to which few frames suffice; above, more different ones are needed. */
const NEAR = 34;
const FAR = 56;
const DISTINCT_MIN_FAR = 8;
/** The policy's floor is 0.8: everything above is for segments that are enough. */
const ENOUGH_FROM = 0.82;
const POSSIBLE_UP_TO = 0.75;

export interface Weighed {
  readonly enough: boolean;
  /** 0 to 1; from ENOUGH_FROM on only when it is enough. */
  readonly confidence: number;
}

/** Key frames found by key points, each judged place by place already, of both sides. */
const KEY_FRAMES_MIN = 3;

function weighKeyFrames({ distinct, agreeing }: Segment): Weighed {
  const enough = distinct >= KEY_FRAMES_MIN && agreeing >= AGREEING_SECONDS_MIN;
  const strength = Math.min(1, distinct / 8);
  return { enough, confidence: enough ? ENOUGH_FROM + 0.12 * strength : 0.5 * POSSIBLE_UP_TO + 0.2 * strength };
}

export function weighSegment(segment: Segment): Weighed {
  if (segment.view === 'part') return weighKeyFrames(segment);
  const { agreeing, disagreeing, distinct, distance } = segment;
  const share = agreeing / Math.max(1e-9, agreeing + disagreeing);
  const farness = Math.min(1, Math.max(0, (distance - NEAR) / (FAR - NEAR)));
  const wanted = DISTINCT_MIN + farness * (DISTINCT_MIN_FAR - DISTINCT_MIN);
  const enough = distinct >= wanted && agreeing >= AGREEING_SECONDS_MIN && share >= AGREEING_SHARE_MIN;
  const strength =
    0.4 * Math.min(1, distinct / 16) + 0.3 * Math.min(1, agreeing / 10) + 0.3 * (1 - Math.min(1, distance / 64));
  const confidence = enough
    ? ENOUGH_FROM + (0.99 - ENOUGH_FROM) * strength * share
    : POSSIBLE_UP_TO * Math.min(1, distinct / wanted) * share;
  return { enough, confidence };
}
