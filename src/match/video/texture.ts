/** Frames with little texture have hashes near to each other's: the less texture, the nearer they must be. Plain ones say nothing. */

interface Limits {
  /** From this PDQ quality on. */
  readonly quality: number;
  /** Bits up to which a frame is found by look-up, as it stands and turned. */
  readonly radius: number;
  readonly radiusTurned: number;
  /** Bits up to which two frames at the same moment of a line agree. Unrelated pictures are 128 ± 15 apart. */
  readonly agree: number;
  /** The same once many different frames of the line agree: what is drawn over a plain shot moves most of its few bits. */
  readonly agreeOnProvenLine: number;
}

/** Overlaid lettering and strong filters move 32 to 48 bits; turned pictures are asked for more narrowly, eight times as often. */
const LIMITS: readonly Limits[] = [
  { quality: 70, radius: 48, radiusTurned: 40, agree: 60, agreeOnProvenLine: 72 },
  { quality: 50, radius: 24, radiusTurned: 20, agree: 36, agreeOnProvenLine: 60 },
  { quality: 25, radius: 12, radiusTurned: 10, agree: 20, agreeOnProvenLine: 56 },
];

/** Undefined for plain frames. */
export const limitsOf = (quality: number): Limits | undefined => LIMITS.find((limits) => quality >= limits.quality);
