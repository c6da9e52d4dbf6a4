/**
 * Someone who climbs out of recognition: change the picture a little, ask, keep the change if the answer was less sure, go on.
 * The changes stay small enough that people see the same picture: a smooth bend of at most 2 % of the side, waves of tone, a little
 * grain, a slight crop and turn.
 */
import type { LumaImage } from '../../src/media/index.ts';

/** What the climber is told. Without a limiter also how sure the matcher was. */
export type Told = { readonly matched: boolean; readonly confidence?: number } | 'later';

export interface Climb {
  /** Questions asked until an upload went unrecognised; undefined = never. */
  readonly escapedAfter: number | undefined;
  /** Questions that were answered. */
  readonly answered: number;
}

const BENDS = 8;
const WAVES = 16;
const GENES = 2 * BENDS + WAVES + 4;
/** How much of each change is tolerable. */
const BEND_MAX = 0.02;
const TONE_MAX = 22;
const GRAIN_MAX = 14;
const CROP_MAX = 0.06;
const TURN_MAX = 0.05;

/** @param questions budget @param ask the oracle */
export function climb(
  work: LumaImage,
  questions: number,
  chance: () => number,
  ask: (upload: LumaImage, question: number) => Told,
): Climb {
  let best = new Float64Array(GENES);
  let sureness = Infinity;
  let reach = 0.35;
  let answered = 0;
  for (let question = 1; question <= questions; question++) {
    const tried = best.map((gene) =>
      Math.min(1, Math.max(-1, gene + (chance() < 0.4 ? reach * (2 * chance() - 1) : 0))),
    );
    const told = ask(changed(work, tried, chance), question);
    if (told === 'later') continue;
    answered++;
    if (!told.matched) return { escapedAfter: question, answered };
    // Told only "recognised", the climber can but walk on: whatever is new.
    if (told.confidence === undefined || told.confidence <= sureness)
      [best, sureness] = [tried, told.confidence ?? sureness];
    else reach = Math.min(1, reach * 1.02);
  }
  return { escapedAfter: undefined, answered };
}

function changed({ width, height, data }: LumaImage, genes: Float64Array, chance: () => number): LumaImage {
  const [grain, crop, turn, tilt] = [...genes.subarray(GENES - 4)] as [number, number, number, number];
  const zoom = 1 - CROP_MAX * Math.abs(crop);
  const [cos, sin] = [Math.cos(TURN_MAX * turn), Math.sin(TURN_MAX * turn)];
  const at = (x: number, y: number): number =>
    data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))]!;
  const out = Uint8Array.from({ length: width * height }, (_, i) => {
    const [u, v] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    let [dx, dy, tone] = [0, 0, 0];
    for (let k = 0; k < BENDS; k++) {
      const swing = Math.sin(Math.PI * ((1 + (k % 3)) * u + (1 + (k >> 1)) * v + k));
      dx += (genes[2 * k]! * swing) / BENDS;
      dy += (genes[2 * k + 1]! * swing) / BENDS;
    }
    for (let k = 0; k < WAVES; k++)
      tone += genes[2 * BENDS + k]! * Math.cos(Math.PI * ((k % 4) + 1) * u) * Math.cos(Math.PI * ((k >> 2) + 1) * v);
    const [cx, cy] = [(u - 0.5) * zoom * width, (v - 0.5) * zoom * height * (1 + 0.03 * tilt)];
    const x = cos * cx - sin * cy + width * (0.5 + 2 * BEND_MAX * dx) - 0.5;
    const y = sin * cx + cos * cy + height * (0.5 + 2 * BEND_MAX * dy) - 0.5;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - left, y - top];
    const value =
      (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
      (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy;
    const noise = GRAIN_MAX * Math.abs(grain) * (2 * chance() - 1);
    return Math.min(255, Math.max(0, Math.round(value + (TONE_MAX * tone) / 4 + noise)));
  });
  return { width, height, data: out };
}
