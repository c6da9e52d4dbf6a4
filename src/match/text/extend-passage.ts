/** From one shared run of letters to the whole passage: along equal letters, through differences, until nothing agrees. */
import { mayGoOn, promising, type Grouped } from './promising.ts';
import { resynchronise } from './resynchronise.ts';

/** A shared run: `length` equal letters at `upload` and `reference`. */
export interface Anchor {
  readonly upload: number;
  readonly reference: number;
  readonly length: number;
}

/** A passage in skeleton letters, half-open on both sides. */
export interface Passage {
  readonly uploadStart: number;
  readonly uploadEnd: number;
  readonly referenceStart: number;
  readonly referenceEnd: number;
  /** Letters that agree. */
  readonly agreeing: number;
  /** Agreeing letters less one for each that does not. */
  readonly score: number;
  /** Letters of its longest run without a difference. */
  readonly core: number;
  /** Letters in differences of the size of a word. */
  readonly wordLetters: number;
  /** Put together from parts that stand in another order in the reference. */
  readonly rearranged: boolean;
}

/** How far the score may fall before the passage counts as ended: three replaced words in a row are survived, a stranger is not. */
const DROP = 34;
/** Most differences are slips of a few letters: they are first looked for in a narrow band. */
const DROP_TRIAL = 7;

/** Beyond a difference a letter or two agree by chance: the passage goes on only for a gain of this many. */
const GAIN_MIN = 3;
/** A short run must gain something nearby before a long way is gone for it. */
const SHORT = 20;
const DROP_NEARBY = 12;
const GAIN_NEARBY = 5;

/** False when `passageAt` would be undefined. Cost: some 250 steps. */
export const leadsOn = (upload: Grouped, reference: Uint8Array, anchor: Anchor): boolean =>
  anchor.length >= SHORT || promising(upload, reference, anchor);

/** The passage around a shared run; undefined when a short run leads nowhere. Cost: linear in the passage. */
export function passageAt(upload: Grouped, reference: Uint8Array, anchor: Anchor): Passage | undefined {
  const hopeful = promising(upload, reference, anchor);
  if (hopeful && anchor.length >= SHORT) return passageWithin(upload, reference, anchor, DROP);
  if (!hopeful && anchor.length < SHORT) return undefined;
  const nearby = passageWithin(upload, reference, anchor, DROP_NEARBY);
  if (!hopeful) return nearby;
  return nearby.score < anchor.length + GAIN_NEARBY ? undefined : passageWithin(upload, reference, anchor, DROP);
}

function passageWithin(upload: Grouped, reference: Uint8Array, anchor: Anchor, drop: number): Passage {
  const back = grown(upload, anchor.upload - 1, reference, anchor.reference - 1, -1, drop);
  const on = grown(upload, anchor.upload + anchor.length, reference, anchor.reference + anchor.length, 1, drop);
  return {
    uploadStart: anchor.upload - back.upload,
    uploadEnd: anchor.upload + anchor.length + on.upload,
    referenceStart: anchor.reference - back.reference,
    referenceEnd: anchor.reference + anchor.length + on.reference,
    agreeing: anchor.length + back.agreeing + on.agreeing,
    score: anchor.length + back.score + on.score,
    core: anchor.length,
    wordLetters: back.wordLetters + on.wordLetters,
    rearranged: false,
  };
}

interface Growth {
  upload: number;
  reference: number;
  agreeing: number;
  score: number;
  wordLetters: number;
}

function grown(
  grouped: Grouped,
  uploadAt: number,
  reference: Uint8Array,
  referenceAt: number,
  step: 1 | -1,
  drop: number,
): Growth {
  const upload = grouped.letters;
  const now: Growth = { upload: 0, reference: 0, agreeing: 0, score: 0, wordLetters: 0 };
  let best: Growth = { ...now };
  let differs = false;
  for (;;) {
    let u = uploadAt + step * now.upload;
    let r = referenceAt + step * now.reference;
    const from = u;
    while (u >= 0 && r >= 0 && u < upload.length && r < reference.length && upload[u] === reference[r]) {
      u += step;
      r += step;
    }
    const slid = Math.abs(u - from);
    now.upload += slid;
    now.reference += slid;
    now.agreeing += slid;
    now.score += slid;
    if (now.score >= best.score + (differs ? GAIN_MIN : 1)) best = { ...now };
    if (u < 0 || r < 0 || u >= upload.length || r >= reference.length) return best;
    const headroom = now.score - best.score + drop;
    if (headroom < 1) return best;
    let next = resynchronise(upload, u, reference, r, step, drop, Math.min(headroom, DROP_TRIAL));
    if (!next.agreesAgain && headroom > DROP_TRIAL && mayGoOn(grouped, u, reference, r, step))
      next = resynchronise(upload, u, reference, r, step, drop, headroom);
    now.upload += next.upload;
    now.reference += next.reference;
    now.agreeing += next.agreeing;
    now.score += next.score;
    now.wordLetters += next.wordLetters;
    differs = true;
    if (now.score >= best.score + GAIN_MIN) best = { ...now };
    if (!next.agreesAgain) return best;
  }
}
