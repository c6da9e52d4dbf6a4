/** What lies around key points of one level: which way a patch points, and its descriptor. src/fingerprint/image/local/descriptor.ts says why. */

/** Radius of a patch's disc. */
const RADIUS: i32 = 15;

/**
 * For `count` places (u32 each: y × width + x) the moments of brightness in a disc around them, across and down: two i32 a place in `to`.
 * `disc` has for each of its 31 rows 32 bytes: 255 inside, 0 outside.
 */
export function centresOfBrightness(from: usize, width: i32, places: usize, count: u32, disc: usize, to: usize): void {
  for (let i: u32 = 0; i < count; i++, places += 4, to += 8) {
    let at = from + load<u32>(places) - RADIUS * width - RADIUS;
    // Columns of 31 values: sums and moments down, the latter at most 120 × 255 either way.
    let sum0 = i16x8.splat(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
    let down0 = sum0, down1 = sum0, down2 = sum0, down3 = sum0;
    for (let dy = -RADIUS, mask = disc; dy <= RADIUS; dy++, at += width, mask += 32) {
      const left = v128.and(v128.load(at), v128.load(mask));
      const right = v128.and(v128.load(at, 16), v128.load(mask, 16));
      const a = i16x8.extend_low_i8x16_u(left), b = i16x8.extend_high_i8x16_u(left);
      const c = i16x8.extend_low_i8x16_u(right), d = i16x8.extend_high_i8x16_u(right);
      const factor = i16x8.splat(<i16>dy);
      sum0 = i16x8.add(sum0, a);
      sum1 = i16x8.add(sum1, b);
      sum2 = i16x8.add(sum2, c);
      sum3 = i16x8.add(sum3, d);
      down0 = i16x8.add(down0, i16x8.mul(a, factor));
      down1 = i16x8.add(down1, i16x8.mul(b, factor));
      down2 = i16x8.add(down2, i16x8.mul(c, factor));
      down3 = i16x8.add(down3, i16x8.mul(d, factor));
    }
    const across = i32x4.add(
      i32x4.add(
        i32x4.dot_i16x8_s(sum0, i16x8(-15, -14, -13, -12, -11, -10, -9, -8)),
        i32x4.dot_i16x8_s(sum1, i16x8(-7, -6, -5, -4, -3, -2, -1, 0)),
      ),
      i32x4.add(
        i32x4.dot_i16x8_s(sum2, i16x8(1, 2, 3, 4, 5, 6, 7, 8)),
        i32x4.dot_i16x8_s(sum3, i16x8(9, 10, 11, 12, 13, 14, 15, 16)),
      ),
    );
    const one = i16x8.splat(1);
    const down = i32x4.add(
      i32x4.add(i32x4.dot_i16x8_s(down0, one), i32x4.dot_i16x8_s(down1, one)),
      i32x4.add(i32x4.dot_i16x8_s(down2, one), i32x4.dot_i16x8_s(down3, one)),
    );
    store<i32>(to, inAll(across));
    store<i32>(to, inAll(down), 4);
  }
}

// @ts-ignore: decorator
@inline
function inAll(sums: v128): i32 {
  return (
    i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  );
}

/**
 * Descriptors of `count` places (y × width + x) with their angle `steps` (both u32) in smoothed pixels: 256 comparisons by the pattern of
 * the step (four of i8: x1, y1, x2, y2), 32 bytes a place in `to`; with `margins` not 0, there 256 bytes a place: how clear each
 * comparison was. `across` is −1 where the mirrored picture is described, else 1.
 */
export function describe(
  smooth: usize, stride: i32, places: usize, steps: usize, count: u32, across: i32, patterns: usize, to: usize, margins: usize,
): void {
  const turn = v128.or(i32x4.splat(across & 0xffff), i32x4.splat(stride << 16));
  for (let i: u32 = 0; i < count; i++, places += 4, steps += 4) {
    const centre = i32x4.splat(<i32>smooth + load<i32>(places));
    let p = patterns + (<usize>load<u32>(steps) << 10);
    for (let word: u32 = 0; word < 8; word++, to += 4) {
      let bits: u32 = 0;
      for (let k: u32 = 0; k < 32; k += 2, p += 8) {
        const at = i32x4.add(centre, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v128.load64_zero(p)), turn));
        const first = <i32>load<u8>(<usize>i32x4.extract_lane(at, 0));
        const second = <i32>load<u8>(<usize>i32x4.extract_lane(at, 1));
        const third = <i32>load<u8>(<usize>i32x4.extract_lane(at, 2));
        const fourth = <i32>load<u8>(<usize>i32x4.extract_lane(at, 3));
        bits |= (<u32>(first < second) | (<u32>(third < fourth) << 1)) << k;
        if (margins != 0) {
          store<u16>(margins, <u16>(abs<i32>(first - second) | (abs<i32>(third - fourth) << 8)));
          margins += 2;
        }
      }
      store<u32>(to, bits);
    }
  }
}
