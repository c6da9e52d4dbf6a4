/**
 * `npm run bench:pictures -- [--references 1000] [--pictures 24] [--seed 1] [--json]`: what a picture costs from its file to its answer, in
 * CPU milliseconds and in pictures a second and core: decoding, the PDQ family (eight turned hashes, with and without plain borders, and
 * the thumbnails that confirm them), the whole match. Uploads are drawn JPEG files of two megapixels: half of them crops of references
 * with a change of tone, half pictures that nobody added. References beyond the drawn ones are synthesised as in bench:features.
 * CPU of the decoder's own processes is read from Linux's /proc; elsewhere the wait for them is told.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { referenceId } from '../../src/common/index.ts';
import { createDecoder } from '../../src/decode/index.ts';
import { imageFingerprinter, keptImage, type ImageFingerprint } from '../../src/fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../../src/match/index.ts';
import type { LumaImage } from '../../src/media/index.ts';
import { innocent } from '../../test/fixtures/poison.ts';
import { chance } from './hash-sets.ts';

const DRAWN = 60;
/** Two megapixels. */
const [WIDTH, HEIGHT] = [1632, 1224];

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000' },
    pictures: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [references, pictures, seed] = [values.references, values.pictures, values.seed].map(Number) as [
  number,
  number,
  number,
];
const next = chance(seed);
let known: readonly ImageFingerprint[] = [];
const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-pictures-'));
const decoder = await createDecoder({ processes: 1 });
try {
  const drawn = Array.from({ length: Math.min(DRAWN, references) }, (_, i) => innocent(seed * 10_000 + i, 816, 612));
  known = drawn.map((picture) => fingerprintOf(picture));
  const index = new ReferenceIndex();
  for (let i = 0; i < references; i++) index.add(referenceId(`reference ${i}`), known[i] ?? synthesised());
  const spent = { decode: 0, fingerprint: 0, match: 0 };
  let [found, wrong] = [0, 0];
  // The first few warm the machine up and do not count.
  for (let i = -4; i < pictures; i++) {
    const isKnown = i % 2 === 0;
    const which = Math.abs(i) % drawn.length;
    const path = await written(isKnown ? cropped(drawn[which]!) : innocent(seed * 90_000 + i + 10, 816, 612));
    const waiting = decoderMs();
    const outcome = await decoder.decode({ kind: 'file', path });
    const decode = decoderMs() - waiting;
    if (outcome.kind !== 'decoded' || outcome.sample.modality !== 'image')
      throw new Error('a drawn file did not decode');
    let start = cpu();
    const made = imageFingerprinter.fingerprint(outcome.sample);
    const fingerprint = cpu() - start;
    if (made.kind !== 'fingerprinted') throw new Error('a drawn file has no features');
    start = cpu();
    const answer = matchUpload(made.fingerprint, index);
    const match = cpu() - start;
    if (i < 0) continue;
    spent.decode += decode;
    spent.fingerprint += fingerprint;
    spent.match += match;
    const isRight = answer.kind === 'matched' && answer.matches[0].reference === `reference ${which}`;
    if (isKnown && isRight) found++;
    if (!isKnown && answer.kind === 'matched') wrong++;
  }
  const each = (ms: number): number => Math.round((100 * ms) / pictures) / 100;
  const result = {
    references,
    pictures,
    decodeMs: each(spent.decode),
    pdqFamilyMs: each(spent.fingerprint),
    decodeAndPdqFamilyMs: each(spent.decode + spent.fingerprint),
    matchMs: each(spent.match),
    perSecondAndCore: Math.round((10_000 * pictures) / (spent.fingerprint + spent.match)) / 10,
    perSecondAndCoreWithDecode: Math.round((10_000 * pictures) / (spent.decode + spent.fingerprint + spent.match)) / 10,
    found: `${found}/${Math.ceil(pictures / 2)}`,
    wrong,
    seed,
    load: Math.round(10 * loadavg()[0]!) / 10,
    machine: `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
  };
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  await decoder.close();
  rmSync(folder, { recursive: true, force: true });
}

/** As a reference is kept: hashes, thumbnails and key points. */
function fingerprintOf(luma: LumaImage): ImageFingerprint {
  const { width, height } = luma;
  const made = imageFingerprinter.fingerprint({
    modality: 'image',
    width,
    height,
    framesInFile: 1,
    frames: [{ frame: 0, luma }],
  });
  if (made.kind !== 'fingerprinted') throw new Error('a drawn picture has no features');
  return keptImage(made.fingerprint);
}

/** Key points of any of the drawn ones, each bit turned with a chance of one in four, and hashes of noise. */
function synthesised(): ImageFingerprint {
  const like = known[next() % known.length]!;
  const points = like.local!.points;
  const descriptors = new Uint32Array(8 * points.count);
  for (let i = 0; i < points.count; i++) {
    const from = known[next() % known.length]!.local!.points;
    const point = next() % from.count;
    for (let w = 0; w < 8; w++) descriptors[8 * i + w] = from.descriptors[8 * point + w]! ^ (next() & next());
  }
  const words = Uint32Array.from({ length: 8 }, next);
  const frame = { ...like.frames[0], pdq: { ...like.frames[0].pdq, words, turned: [words] }, trimmed: [] };
  return { ...like, frames: [frame], local: { ...like.local!, points: { ...points, descriptors } } };
}

/** A JPEG file of two megapixels, with colour and fine grain that a decoder has work with. */
async function written({ width, height, data }: LumaImage): Promise<string> {
  const path = join(folder, 'upload.jpg');
  const grey = sharp(data, { raw: { width, height, channels: 1 } }).resize(WIDTH, HEIGHT, { fit: 'fill' });
  const bytes = await grey.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const rgb = Buffer.alloc(3 * WIDTH * HEIGHT);
  const { channels } = bytes.info;
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const tone = bytes.data[i * channels]!;
    const grain = (next() & 15) - 8;
    rgb[3 * i] = Math.min(255, Math.max(0, tone + grain + 10));
    rgb[3 * i + 1] = Math.min(255, Math.max(0, tone + grain));
    rgb[3 * i + 2] = Math.min(255, Math.max(0, 255 - tone + grain));
  }
  await sharp(rgb, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(path);
  return path;
}

/** Seven tenths of it, a little brighter. */
function cropped({ width, height, data }: LumaImage): LumaImage {
  const [w, h] = [Math.round(0.84 * width), Math.round(0.84 * height)];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) out[y * w + x] = Math.min(255, data[(y + 60) * width + x + 70]! + 9);
  }
  return { width: w, height: h, data: out };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU of all threads of all processes below ours; the clock where there is no /proc. */
function decoderMs(): number {
  try {
    return processesBelow('self')
      .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}/schedstat`))
      .reduce((sum, path) => sum + Number(words(path)[0]) / 1e6, 0);
  } catch {
    return performance.now();
  }
}

function processesBelow(pid: string): string[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => words(`/proc/${pid}/task/${task}/children`));
  return children.flatMap((child) => [child, ...processesBelow(child)]);
}

const words = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split(/\s+/)
    .filter((word) => word !== '');
