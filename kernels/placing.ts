/**
 * Where a map puts a reference's key points in an upload, and which of the upload's key points there look most alike: the inner loop of
 * geometric verification (src/match/image/local/geometric-verification.ts has the idea). Double precision in a fixed order, so that
 * every machine gives the same bits. AssemblyScript, not TypeScript: `npm run kernels` compiles it.
 *
 * The caller (src/match/image/local/place-grid.ts) lays out the memory. Key points are parallel arrays: x and y (u16, in 1/32 pixels),
 * level and angle (u8), descriptors (32 bytes). The upload's are in the order of the cells of a grid that they lie in; `numbers` (u32)
 * says which each is, `starts` (u32) where each cell's begin.
 */

const STEPS: f64 = 32;
const CELL: f64 = 16;

let cosines: usize = 0;
let sines: usize = 0;
let scales: usize = 0;

let columns: i32 = 0;
let rows: i32 = 0;
let width: f64 = 0;
let height: f64 = 0;
let starts: usize = 0;
let numbers: usize = 0;
let uploadX: usize = 0;
let uploadY: usize = 0;
let uploadLevel: usize = 0;
let uploadAngle: usize = 0;
let uploadDescriptors: usize = 0;

let count: u32 = 0;
let referenceX: usize = 0;
let referenceY: usize = 0;
let referenceLevel: usize = 0;
let referenceAngle: usize = 0;
let referenceDescriptors: usize = 0;

/** Cosine and sine of each angle step, and pixels of each level's patch: f64. */
export function configure(cosines_: usize, sines_: usize, scales_: usize): void {
  cosines = cosines_; sines = sines_; scales = scales_;
}

export function upload(
  width_: f64, height_: f64, columns_: i32, rows_: i32, starts_: usize, numbers_: usize,
  x: usize, y: usize, level: usize, angle: usize, descriptors: usize,
): void {
  width = width_; height = height_; columns = columns_; rows = rows_; starts = starts_; numbers = numbers_;
  uploadX = x; uploadY = y; uploadLevel = level; uploadAngle = angle; uploadDescriptors = descriptors;
}

export function reference(count_: u32, x: usize, y: usize, level: usize, angle: usize, descriptors: usize): void {
  count = count_;
  referenceX = x; referenceY = y; referenceLevel = level; referenceAngle = angle; referenceDescriptors = descriptors;
}

/** A key point of the reference as the map shows it: where, how large the surroundings and the patch, its direction (not of length 1). */
let placeX: f64 = 0;
let placeY: f64 = 0;
let scale: f64 = 0;
let size: f64 = 0;
let directionX: f64 = 0;
let directionY: f64 = 0;

/** False where the map turns the picture over there. */
// @ts-ignore: decorator
@inline
function place(point: u32, map: usize): bool {
  const x = <f64>load<u16>(referenceX + (<usize>point << 1)) / STEPS;
  const y = <f64>load<u16>(referenceY + (<usize>point << 1)) / STEPS;
  const m0 = load<f64>(map), m1 = load<f64>(map, 8), m2 = load<f64>(map, 16);
  const m3 = load<f64>(map, 24), m4 = load<f64>(map, 32), m5 = load<f64>(map, 40);
  const m6 = load<f64>(map, 48), m7 = load<f64>(map, 56), m8 = load<f64>(map, 64);
  const w = m6 * x + m7 * y + m8;
  placeX = (m0 * x + m1 * y + m2) / w;
  placeY = (m3 * x + m4 * y + m5) / w;
  const xx = (m0 - m6 * placeX) / w;
  const xy = (m1 - m7 * placeX) / w;
  const yx = (m3 - m6 * placeY) / w;
  const yy = (m4 - m7 * placeY) / w;
  const area = xx * yy - xy * yx;
  if (!(area > 0)) return false;
  const angle = <usize>load<u8>(referenceAngle + point) << 3;
  const c = load<f64>(cosines + angle);
  const s = load<f64>(sines + angle);
  scale = sqrt(area);
  size = load<f64>(scales + (<usize>load<u8>(referenceLevel + point) << 3));
  directionX = xx * c + xy * s;
  directionY = yx * c + yy * s;
  return true;
}

let nearest: u32 = 0;
let nearestAt: u32 = 0;
let least: u32 = 0;

/** The upload's key point of about the right size and direction that looks most alike, if any is near enough in both senses. */
// @ts-ignore: decorator
@inline
function mostSimilar(point: u32, radius: f64, distanceMax: u32): bool {
  const left = max<f64>(0, floor<f64>((placeX - radius) / CELL));
  const right = min<f64>(<f64>(columns - 1), floor<f64>((placeX + radius) / CELL));
  const top = max<f64>(0, floor<f64>((placeY - radius) / CELL));
  const bottom = min<f64>(<f64>(rows - 1), floor<f64>((placeY + radius) / CELL));
  least = distanceMax + 1;
  if (!(left <= right && top <= bottom)) return false;
  const own = referenceDescriptors + (<usize>point << 5);
  const d0 = load<u64>(own), d1 = load<u64>(own, 8), d2 = load<u64>(own, 16), d3 = load<u64>(own, 24);
  const length = 0.85 * sqrt(directionX * directionX + directionY * directionY);
  const patch = size * scale;
  const first = <i32>left, last = <i32>right;
  for (let row = <i32>top; row <= <i32>bottom; row++) {
    // The cells of a row follow each other.
    const cells = starts + (<usize>(row * columns) << 2);
    const until = load<u32>(cells + (<usize>(last + 1) << 2));
    for (let at = load<u32>(cells + (<usize>first << 2)); at < until; at++) {
      const dx = <f64>load<u16>(uploadX + (<usize>at << 1)) / STEPS - placeX;
      const dy = <f64>load<u16>(uploadY + (<usize>at << 1)) / STEPS - placeY;
      if (!(dx * dx + dy * dy <= radius * radius)) continue;
      const ratio = load<f64>(scales + (<usize>load<u8>(uploadLevel + at) << 3)) / patch;
      if (ratio > 1.6 || ratio < 0.625) continue;
      const angle = <usize>load<u8>(uploadAngle + at) << 3;
      if (directionX * load<f64>(cosines + angle) + directionY * load<f64>(sines + angle) < length) continue;
      const other = uploadDescriptors + (<usize>at << 5);
      const distance = <u32>(
        popcnt<u64>(load<u64>(other) ^ d0) + popcnt<u64>(load<u64>(other, 8) ^ d1) +
        popcnt<u64>(load<u64>(other, 16) ^ d2) + popcnt<u64>(load<u64>(other, 24) ^ d3)
      );
      if (distance >= least) continue;
      least = distance;
      nearestAt = at;
    }
  }
  if (least > distanceMax) return false;
  nearest = load<u32>(numbers + (<usize>nearestAt << 2));
  return true;
}

/** Pairs near their places under the map, as three u32 each in `to`: the reference's key point, the upload's, their distance. Returns how many. */
export function guided(map: usize, tolerance: f64, distanceMax: u32, to: usize): u32 {
  let found: u32 = 0;
  for (let point: u32 = 0; point < count; point++) {
    if (!place(point, map)) continue;
    if (!mostSimilar(point, tolerance * scale * max<f64>(1, 0.6 * size), distanceMax)) continue;
    store<u32>(to, point);
    store<u32>(to, nearest, 4);
    store<u32>(to, least, 8);
    to += 12;
    found++;
  }
  return found;
}

/**
 * Counts in `bins` (u16, zeroed) of how far from their places key points are recognised, per 2 pixels of the reference's frame; returns
 * how many of the reference's key points the map shows inside the upload.
 */
export function displacements(map: usize, reach: f64, distanceMax: u32, bins: usize): u32 {
  let inside: u32 = 0;
  for (let point: u32 = 0; point < count; point++) {
    if (!place(point, map)) continue;
    if (!(placeX >= 0 && placeY >= 0 && placeX <= width && placeY <= height)) continue;
    inside++;
    if (!mostSimilar(point, reach * scale, distanceMax)) continue;
    const dx = <f64>load<u16>(uploadX + (<usize>nearestAt << 1)) / STEPS - placeX;
    const dy = <f64>load<u16>(uploadY + (<usize>nearestAt << 1)) / STEPS - placeY;
    const bin = bins + (<usize>floor<f64>(sqrt(dx * dx + dy * dy) / scale / 2) << 1);
    store<u16>(bin, load<u16>(bin) + 1);
  }
  return inside;
}
