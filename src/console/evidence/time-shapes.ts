/** Shapes of the timelines, as SVG paths. Pure. */
import type { Peaks } from './sources.ts';

type Reach = readonly [from: number, to: number];
const n = (value: number): string => value.toFixed(1);

/** A band from one lane to the other; crossed when the reference runs backwards. */
export function ribbonPath(above: Reach, below: Reach, top: number, bottom: number, reversed: boolean): string {
  const [from, to] = reversed ? [below[1], below[0]] : below;
  const middle = n((top + bottom) / 2);
  return (
    `M${n(above[0])} ${n(top)}C${n(above[0])} ${middle} ${n(from)} ${middle} ${n(from)} ${n(bottom)}` +
    `L${n(to)} ${n(bottom)}C${n(to)} ${middle} ${n(above[1])} ${middle} ${n(above[1])} ${n(top)}Z`
  );
}

/** The outline of a sound, its loudest moment filling the lane: along the high side and back along the low one. At most two points per unit of width. */
export function wavePath({ secondsEach, low, high }: Peaks, seconds: number, width: number, height: number): string {
  const steps = Math.min(high.length, low.length);
  if (steps === 0 || seconds <= 0) return '';
  const each = Math.max(1, Math.ceil(steps / (width * 2)));
  const x = (step: number): string => n(Math.min(width, ((step * secondsEach) / seconds) * width));
  const loudest = Math.max(1, ...high, ...low.map((value) => -value));
  const y = (value: number): string => n(height / 2 - (value / loudest) * (height / 2 - 2));
  const up: string[] = [];
  const down: string[] = [];
  for (let step = 0; step < steps; step += each) {
    up.push(`${x(step)} ${y(Math.max(...high.slice(step, step + each)))}`);
    down.push(`${x(step)} ${y(Math.min(...low.slice(step, step + each)))}`);
  }
  return `M${[...up, ...down.reverse()].join('L')}Z`;
}
