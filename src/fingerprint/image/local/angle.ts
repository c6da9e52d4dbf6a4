/**
 * Angles in 64 steps of 5.6°, without Math.sin or Math.atan2: engines may round those differently,
 * and a fingerprint must not depend on the engine. Basic arithmetic and Math.sqrt are exact everywhere.
 */
export const ANGLE_STEPS = 64;

/** Cosine and sine of step i, by Taylor series about the nearest quarter turn. */
export const COSINES = new Float64Array(ANGLE_STEPS);
export const SINES = new Float64Array(ANGLE_STEPS);
for (let i = 0; i < ANGLE_STEPS; i++) {
  const quarter = Math.round(i / 16);
  const x = ((i - 16 * quarter) * Math.PI) / 32;
  let sine = 0;
  let cosine = 0;
  let term = 1;
  for (let k = 0; k < 24; k++) {
    if (k % 2 === 0) cosine += k % 4 === 0 ? term : -term;
    else sine += k % 4 === 1 ? term : -term;
    term = (term * x) / (k + 1);
  }
  const turned = [
    [cosine, sine],
    [-sine, cosine],
    [-cosine, -sine],
    [sine, -cosine],
  ][quarter % 4]!;
  COSINES[i] = turned[0]!;
  SINES[i] = turned[1]!;
}

/** The step nearest to the direction (x, y), 0 to 63; 0 for no direction. */
export function angleStep(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax + ay === 0) return 0;
  // atan(z) ≈ z (π/4 + 0.273 (1 − z)) on 0..1, off by 0.04 steps at most: far below the half step that rounding costs.
  const z = ax >= ay ? ay / ax : ax / ay;
  const steps = (z * (Math.PI / 4 + 0.273 * (1 - z)) * 32) / Math.PI;
  const octant = ax >= ay ? steps : 16 - steps;
  const half = x >= 0 ? octant : 32 - octant;
  const full = y >= 0 ? half : 64 - half;
  return Math.round(full) & 63;
}
