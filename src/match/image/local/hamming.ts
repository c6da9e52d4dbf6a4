/** Bits by which two 256-bit descriptors differ. Only JavaScript's 32-bit integers: no engine lacks them. */
export function descriptorDistance(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number): number {
  return descriptorDistanceWithin(a, aAt, b, bAt, 256);
}

/** The same, except that a distance known to exceed `limit` may be told too low, though still above `limit`. */
export function descriptorDistanceWithin(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  limit: number,
): number {
  const half =
    ones(a[aAt]! ^ b[bAt]!) +
    ones(a[aAt + 1]! ^ b[bAt + 1]!) +
    ones(a[aAt + 2]! ^ b[bAt + 2]!) +
    ones(a[aAt + 3]! ^ b[bAt + 3]!);
  if (half > limit) return half;
  return (
    half +
    ones(a[aAt + 4]! ^ b[bAt + 4]!) +
    ones(a[aAt + 5]! ^ b[bAt + 5]!) +
    ones(a[aAt + 6]! ^ b[bAt + 6]!) +
    ones(a[aAt + 7]! ^ b[bAt + 7]!)
  );
}

function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
