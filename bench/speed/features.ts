/**
 * `npm run bench:features -- [--references 1000] [--uploads 20] [--seed 1] [--json]`: the second stage's index as it grows: bytes of
 * memory for each reference, milliseconds to add one and to look one upload up. Pictures are drawn; beyond DRAWN of them, references
 * are synthesised: key points of drawn ones in new company, each bit turned with a chance of one in four. Uploads are crops with a
 * change of tone, and pictures nobody added, which are looked up mirrored too; how many are found with their reference is told, so that
 * speed is not bought with recall.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { referenceId } from '../../src/common/index.ts';
import { extractLocalFeatures, queryLocalFeatures, type LocalFeatures } from '../../src/fingerprint/index.ts';
import { LocalIndex } from '../../src/match/index.ts';
import { cropped, type LumaImage } from '../../src/media/index.ts';
import { innocent } from '../../test/fixtures/poison.ts';
import { chance } from './hash-sets.ts';

const DRAWN = 200;
/** Uploads that do not count: the engine compiles what it sees often. */
const WARMING = 3;
const [WIDTH, HEIGHT] = [640, 480];

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000' },
    uploads: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [references, uploads, seed] = [values.references, values.uploads, values.seed].map(Number) as [
  number,
  number,
  number,
];

const next = chance(seed);
const drawn = Array.from({ length: Math.min(DRAWN, references) }, (_, i) => innocent(seed * 10_000 + i, WIDTH, HEIGHT));
const features = drawn.map((picture) => extractLocalFeatures(picture, picture));
const index = new LocalIndex();
collectGarbage();
const before = memory();
let adding = 0;
for (let i = 0; i < references; i++) {
  const reference = features[i] ?? synthesised();
  const start = cpu();
  index.add(referenceId(`reference ${i}`), reference);
  adding += cpu() - start;
}
collectGarbage();
const bytes = memory() - before;
let [reading, looking, missing, found] = [0, 0, 0, 0];
for (let i = -WARMING; i < uploads; i++) {
  if (i === 0) [reading, looking, missing, found] = [0, 0, 0, 0];
  const which = Math.abs(i) % drawn.length;
  const upload = edited(drawn[which]!);
  let start = cpu();
  const query = queryLocalFeatures(upload, upload);
  reading += cpu() - start;
  start = cpu();
  const { matches } = index.match(query);
  looking += cpu() - start;
  if (matches.some(({ reference }) => reference === `reference ${which}`)) found++;
  const stranger = innocent(seed * 20_000 + 1000 + i, WIDTH, HEIGHT);
  const unknown = queryLocalFeatures(stranger, stranger);
  start = cpu();
  index.match(unknown);
  missing += cpu() - start;
}
const result = {
  references,
  keyPointsPerReference: Math.round(features.reduce((sum, { points }) => sum + points.count, 0) / features.length),
  bytesPerReference: Math.round(index.bytes / references),
  residentPerReference: Math.round(bytes / references),
  addMs: round(adding / references),
  uploads,
  found,
  uploadFeaturesMs: round(reading / uploads),
  lookUpMs: round(looking / uploads),
  lookUpOfUnknownMs: round(missing / uploads),
  seed,
  machine: `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
};
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));

/** As many key points as a drawn picture, each taken from any of them and changed. */
function synthesised(): LocalFeatures {
  const like = features[next() % features.length]!;
  const descriptors = new Uint32Array(8 * like.points.count);
  for (let i = 0; i < like.points.count; i++) {
    const from = features[next() % features.length]!.points;
    const point = next() % Math.max(1, from.count);
    for (let w = 0; w < 8; w++) descriptors[8 * i + w] = from.descriptors[8 * point + w]! ^ (next() & next());
  }
  const thumbnail = { ...like.thumbnail, data: like.thumbnail.data.slice() };
  return { ...like, points: { ...like.points, descriptors }, thumbnail, ground: like.ground.slice() };
}

/** Seven tenths of it, a little brighter. */
function edited(picture: LumaImage): LumaImage {
  const part = { x: 60, y: 50, width: Math.round(0.84 * WIDTH), height: Math.round(0.84 * HEIGHT) };
  const { width, height, data } = cropped(picture, part);
  return { width, height, data: data.map((value) => Math.min(255, value + 9)) };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What the process occupies; memory that a kernel reserved and never touched does not count. */
function memory(): number {
  return process.memoryUsage().rss;
}

function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
