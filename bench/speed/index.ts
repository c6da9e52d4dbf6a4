/**
 * `npm run bench:index -- --n N [--hashes random|clustered] [--queries Q] [--seed S] [--no-peer] [--json]`
 * Exact look-ups within 31 bits on one thread, per CPU-second; build, memory, additions, saving and loading; and faiss
 * on the same hashes and queries, when /usr/bin/python3 can import it.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HammingIndex } from '../../src/match/index.ts';
import { byForce, chance, type HashSetKind, hashSet, querySet } from './hash-sets.ts';

const RADIUS = 31;
const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '1000000' },
    hashes: { type: 'string', default: 'clustered' },
    queries: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    'no-peer': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const n = wholeNumber('n', values.n);
const queries = wholeNumber('queries', values.queries);
if (values.hashes !== 'random' && values.hashes !== 'clustered')
  usage(`--hashes is random or clustered, not ${values.hashes}`);
const kind = values.hashes as HashSetKind;
const seed = wholeNumber('seed', values.seed);
const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-index-'));

try {
  const next = chance(seed);
  const hashes = hashSet(n, kind, next);
  const { words, planted } = querySet(hashes, queries, next);
  say(`${n} ${kind} hashes, ${queries} queries`);
  const building = cpuSeconds();
  const built = HammingIndex.of(
    hashes,
    Uint32Array.from({ length: n }, (_, i) => i),
  );
  const buildSeconds = cpuSeconds() - building;
  say(`built in ${buildSeconds.toFixed(2)} CPU s, ${(built.bytes / Math.max(1, n)).toFixed(1)} bytes a hash`);
  const lookups = measureLookups(built, words, planted);
  const truth = recallByForce(built, hashes, words, n === 0 ? 0 : Math.min(queries, Math.ceil(2e8 / n)));
  const { index, loadSeconds, loadCpuSeconds, fileBytes } = await saveAndLoad(built);
  const afterLoad = measureLookups(index, words.subarray(0, 8 * Math.min(queries, 200)), planted);
  const result = {
    n,
    hashes: kind,
    seed,
    queries,
    recall: Math.min(lookups.recall, afterLoad.recall, truth.recall),
    comparedByForce: truth.compared,
    lookupsPerSecond: Math.round(lookups.perSecond),
    meanFound: lookups.meanFound,
    bytesPerHash: Number((built.bytes / Math.max(1, n)).toFixed(1)),
    buildSeconds: Number(buildSeconds.toFixed(3)),
    loadSeconds: Number(loadSeconds.toFixed(3)),
    loadCpuSeconds: Number(loadCpuSeconds.toFixed(3)),
    fileBytes,
    insertsPerSecond: measureInserts(index, next),
    machine: `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    peers: { faissMultiHash: values['no-peer'] ? null : faissPeer(hashes, words, planted) },
  };
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measureLookups(index: HammingIndex, words: Uint32Array, planted: Int32Array) {
  const count = words.length / 8;
  let [found, hit, sought] = [0, 0, 0];
  const run = (q: number) =>
    index.search(words.subarray(8 * q, 8 * q + 8), RADIUS, (key) => {
      found++;
      if (key === planted[q]) hit++;
    });
  for (let q = 0; q < Math.min(200, count); q++) run(q);
  [found, hit] = [0, 0];
  const start = cpuSeconds();
  for (let q = 0; q < count; q++) run(q);
  const spent = cpuSeconds() - start;
  for (let q = 0; q < count; q++) if (planted[q]! >= 0) sought++;
  return {
    perSecond: count / Math.max(1e-9, spent),
    recall: sought === 0 ? 1 : hit / sought,
    meanFound: Number((found / Math.max(1, count)).toFixed(3)),
  };
}

function recallByForce(index: HammingIndex, hashes: Uint32Array, words: Uint32Array, count: number) {
  let [expected, found] = [0, 0];
  const compared = Math.min(count, 200);
  for (let q = 0; q < compared; q++) {
    const answer = new Set<number>();
    index.search(words.subarray(8 * q, 8 * q + 8), RADIUS, (key) => answer.add(key));
    for (const key of byForce(hashes, words, q, RADIUS)) {
      expected++;
      if (answer.has(key)) found++;
    }
  }
  return { compared, recall: expected === 0 ? 1 : found / expected };
}

async function saveAndLoad(built: HammingIndex) {
  const path = join(folder, 'index');
  const out = openSync(path, 'w');
  let fileBytes = 0;
  built.save((piece) => {
    for (let at = 0; at < piece.length;) at += writeSync(out, piece, at, Math.min(piece.length - at, 2 ** 30));
    fileBytes += piece.length;
  });
  closeSync(out);
  const cpuStart = cpuSeconds();
  const start = performance.now();
  const file = await open(path);
  const steps = HammingIndex.loading();
  let step = steps.next();
  for (let at = 0; step.done !== true; step = steps.next()) {
    await Promise.all(
      step.value.map((piece) => {
        at += piece.length;
        return file.read(piece, 0, piece.length, at - piece.length);
      }),
    );
  }
  await file.close();
  const outcome = step.value;
  const loadSeconds = (performance.now() - start) / 1000;
  const loadCpuSeconds = cpuSeconds() - cpuStart;
  rmSync(path);
  if (outcome.kind === 'refused') throw new Error(`the saved index was refused: ${outcome.detail}`);
  return { index: outcome.value, loadSeconds, loadCpuSeconds, fileBytes };
}

/** Merging of small segments included. */
function measureInserts(index: HammingIndex, next: () => number): number {
  const count = 200_000;
  const fresh = Uint32Array.from({ length: 8 * count }, next);
  const start = cpuSeconds();
  for (let i = 0; i < count; i++) index.add(fresh.subarray(8 * i, 8 * i + 8), n + i);
  return Math.round(count / (cpuSeconds() - start));
}

function faissPeer(hashes: Uint32Array, words: Uint32Array, planted: Int32Array): unknown {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import faiss'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const paths = ['hashes', 'queries', 'planted'].map((name) => join(folder, name)) as [string, string, string];
  [hashes, words, planted].forEach((array, i) => writeFileSync(paths[i]!, new Uint8Array(array.buffer)));
  const limit = String(Math.min(queries, n >= 5_000_000 ? 100 : 400));
  say('faiss on the same hashes and queries');
  const script = join(import.meta.dirname, 'faiss_multihash.py');
  return JSON.parse(execFileSync('/usr/bin/python3', [script, ...paths, limit], { encoding: 'utf8' })) as unknown;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) usage(`--${name} ${text} is not a whole number of at least 0`);
  return value;
}

function usage(problem: string): never {
  say(
    `${problem}\nUsage: npm run bench:index -- --n N [--hashes random|clustered] [--queries Q] [--seed S] [--no-peer] [--json]`,
  );
  process.exit(2);
}
