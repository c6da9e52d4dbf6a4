/**
 * Which frames of an animation or document are worth keeping: those that look different from all kept before.
 * Frames are compared by 16 × 16 mean lumas; the next one kept is always the one farthest from all kept
 * (Gonzalez 1985), so that one flash of a work among a thousand look-alikes is kept. Cost: frames × kept × 256.
 */
import type { LumaImage } from '../../../media/index.ts';

const CELLS = 16;
/** Differences below these are noise of the codec: grey levels on average, and in the cell that differs most. */
const MEAN_NOISE = 2;
const CELL_NOISE = 12;

/** Positions in `frames`, rising, at most `most` of them; always the first. */
export function distinctFrames(frames: readonly LumaImage[], most: number): readonly number[] {
  if (frames.length === 1) return [0];
  const looks = frames.map(cellMeans);
  const nearest = new Float64Array(frames.length).fill(Infinity);
  const kept = [0];
  for (let last = 0; kept.length < most;) {
    let farthest = -1;
    for (let i = 0; i < looks.length; i++) {
      const distance = difference(looks[i]!, looks[last]!);
      if (distance < nearest[i]!) nearest[i] = distance;
      if (farthest < 0 || nearest[i]! > nearest[farthest]!) farthest = i;
    }
    if (farthest < 0 || nearest[farthest]! <= 1) break;
    kept.push(farthest);
    last = farthest;
  }
  return kept.toSorted((a, b) => a - b);
}

/** Above 1 = different. */
function difference(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const cell = Math.abs(a[i]! - b[i]!);
    sum += cell;
    if (cell > most) most = cell;
  }
  return Math.max(sum / a.length / MEAN_NOISE, most / CELL_NOISE);
}

function cellMeans({ width, height, data }: LumaImage): Float64Array {
  const sums = new Float64Array(CELLS * CELLS);
  const counts = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * CELLS) / height) * CELLS;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * CELLS) / width);
      sums[cell]! += data[y * width + x]!;
      counts[cell]!++;
    }
  }
  return sums.map((sum, cell) => (counts[cell]! > 0 ? sum / counts[cell]! : 0));
}
