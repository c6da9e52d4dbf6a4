/** Bits by which two 256-bit descriptors differ. Only JavaScript's 32-bit integers: no engine lacks them. */
export function descriptorDistance(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number): number {
  let sum = 0;
  for (let k = 0; k < 8; k++) {
    let x = a[aAt + k]! ^ b[bAt + k]!;
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    sum += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}
