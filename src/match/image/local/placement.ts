/**
 * How the work was put where it is. A program crops, scales, squeezes, turns and mirrors: straight lines stay parallel, and what is
 * turned is not squeezed askew. A camera that took another photograph of the scene stood elsewhere: its view converges and shears.
 * Of 240 rendered pairs of one scene, none that agreed in more than two thirds of its cells was placed as a program places
 * (bench/quality/images.md).
 */
import type { PlaneMap } from './plane-map.ts';

/** By how much the scale may change across the frame; other photographs of a scene begin at 0.15. */
const CONVERGENCE_MAX = 0.03;
/** Askew, relative to the scale: for upright pictures, and for turned ones, whose angle adds to the error. */
const ASKEW_UPRIGHT_MAX = 0.02;
const ASKEW_TURNED_MAX = 0.035;

/** How much the scale changes across the frame under the map; 0 for every affine map. */
export function convergence(map: PlaneMap, frame: { readonly width: number; readonly height: number }): number {
  return (Math.abs(map[6]) * frame.width + Math.abs(map[7]) * frame.height) / Math.abs(map[8]);
}

/** A crop, scale, squeeze, quarter turn (any of them together), or a turn with one scale: what editing programs do. */
export function isPlacedByProgram(map: PlaneMap, frame: { readonly width: number; readonly height: number }): boolean {
  if (convergence(map, frame) >= CONVERGENCE_MAX) return false;
  const [a, b, , c, d] = map;
  const quarterTurned = Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
  const [p, q, r, s] = quarterTurned ? [b, c, a, d] : [a, d, b, c];
  const upright = Math.abs(r / p) + Math.abs(s / q);
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const askew = (Math.abs(a - d) + Math.abs(b + c)) / scale;
  return upright < ASKEW_UPRIGHT_MAX || askew < ASKEW_TURNED_MAX;
}
