/**
 * How much evidence makes a passage a match, in nats beyond chance; measured on sound that is in no reference (bench/quality/audio.md).
 */
/** A bent reading is the best of a hundred that were tried, so it needs more. Chance alone reached 17 and 21. */
const ENOUGH = { unbent: 27, bent: 29 } as const;
/** A note, a beat or a spoken word is common to many works: shorter passages must agree nearly throughout. */
const SHORT = { seconds: 3, evidence: 38 } as const;
/** Nothing shorter is reported. */
const SECONDS_MIN = 1.2;
/**
 * A bent line drawn through a long stretch of foreign music can be turned until it meets something every second: two such reached
 * 31 and 34 nats, 1.7 and 2.4 a second. Works truly bent have 4 and more, under a voice too. From `enough` on density is no matter.
 */
const BENT_DENSITY = { perSecond: 3, enough: 60 } as const;

/** @param seconds of the passage in the upload */
export function evidenceNeeded(seconds: number, isBent: boolean): number {
  if (seconds < SECONDS_MIN) return Infinity;
  if (seconds < SHORT.seconds) return SHORT.evidence;
  if (!isBent) return ENOUGH.unbent;
  return Math.max(ENOUGH.bent, Math.min(BENT_DENSITY.enough, BENT_DENSITY.perSecond * seconds));
}
