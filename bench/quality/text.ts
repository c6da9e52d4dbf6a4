/**
 * `npm run bench:text -- --kit DIR [--json] [--scorer FILE]`: the text kit (DIR, or RECOURSE_KIT, or DIR/text) through the library in
 * one process, scored by the kit's own scorer, beside plain winnowing as MOSS does it. One JSON object; without a kit `{skipped}`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceId } from '../../src/common/index.ts';
import { decodeText } from '../../src/decode/index.ts';
import { textFingerprinter, type TextFingerprint } from '../../src/fingerprint/index.ts';
import { TextIndex } from '../../src/match/index.ts';

const { values: options } = parseArgs({
  options: {
    kit: { type: 'string' },
    json: { type: 'boolean' },
    scorer: { type: 'string' },
    python: { type: 'string' },
  },
});
const shared = resolve(import.meta.dirname, '../../../shared/kit');

/** CPU seconds of this thread's user code. */
const cpuSeconds = (): number => process.cpuUsage().user / 1e6;

interface Speed {
  bytes: number;
  seconds: number;
}
const timed = <T>(speed: Speed, bytes: number, work: () => T): T => {
  const start = cpuSeconds();
  const result = work();
  speed.seconds += cpuSeconds() - start;
  speed.bytes += bytes;
  return result;
};
const megabytesPerSecond = ({ bytes, seconds }: Speed): number =>
  Math.round(bytes / 1e5 / Math.max(seconds, 1e-6)) / 10;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Our result lines and speeds. */
function run(kit: string, results: string) {
  const speeds = {
    normalise: { bytes: 0, seconds: 0 },
    index: { bytes: 0, seconds: 0 },
    match: { bytes: 0, seconds: 0 },
  };
  const fingerprintOf = (file: string): { fingerprint?: TextFingerprint; bytes: number } => {
    const contents = readFileSync(file);
    const decoded = decodeText(contents);
    if (decoded.kind === 'undetermined') return { bytes: contents.length };
    const made = timed(speeds.normalise, contents.length, () => textFingerprinter.fingerprint(decoded.sample));
    return made.kind === 'fingerprinted'
      ? { fingerprint: made.fingerprint, bytes: contents.length }
      : { bytes: contents.length };
  };
  const index = new TextIndex();
  const references = filesBelow(join(kit, 'refs')).map((file) => ({ file, ...fingerprintOf(file) }));
  for (const { file, fingerprint, bytes } of references)
    if (fingerprint) timed(speeds.index, bytes, () => index.add(referenceId(relative(kit, file)), fingerprint));
  timed(speeds.index, 0, () => index.settle());
  const lines = filesBelow(join(kit, 'uploads')).map((file) => {
    const upload = relative(kit, file);
    const { fingerprint, bytes } = fingerprintOf(file);
    if (!fingerprint) return JSON.stringify({ upload, outcome: 'undetermined', matches: [] });
    const outcome = timed(speeds.match, bytes, () => index.match(fingerprint));
    return JSON.stringify({
      upload,
      outcome: outcome.kind,
      matches: outcome.kind === 'matched' ? outcome.matches : [],
    });
  });
  writeFileSync(results, lines.join('\n') + '\n');
  return {
    references: references.length,
    uploads: lines.length,
    normaliseMBps: megabytesPerSecond(speeds.normalise),
    indexMBps: megabytesPerSecond(speeds.index),
    matchMBps: megabytesPerSecond(speeds.match),
    indexBytesPerByte: Math.round((1000 * index.indexBytes) / speeds.index.bytes) / 1000,
  };
}

function python(program: readonly string[], purpose: string): string {
  const names = options.python ? [options.python] : ['python3', '/usr/bin/python3'];
  for (const name of names) {
    const done = spawnSync(name, program, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (done.status === 0) return done.stdout;
    if (done.error && 'code' in done.error && done.error.code === 'ENOENT') continue;
    throw new Error(`${purpose}: ${done.stderr || String(done.error)}`);
  }
  throw new Error(`${purpose} needs python3 on the PATH; name one with --python FILE.`);
}

function main(): object {
  const given = options.kit ?? process.env['RECOURSE_KIT'];
  if (!given) return { skipped: 'no kit: name one with --kit DIR or RECOURSE_KIT' };
  const kit = [resolve(given), resolve(given, 'text')].find((folder) => existsSync(join(folder, 'truth.jsonl')));
  if (!kit) return { skipped: `no truth.jsonl in ${given} or ${given}/text` };
  const scorer = options.scorer ?? join(shared, 'score.py');
  if (!existsSync(scorer)) return { skipped: `no scorer at ${scorer}: name one with --scorer FILE` };
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-text-'));
  try {
    const truth = join(kit, 'truth.jsonl');
    const score = (name: string) =>
      JSON.parse(python([scorer, truth, join(folder, name), '--json'], 'the scorer')) as object;
    const speed = run(kit, join(folder, 'ours.jsonl'));
    const ours = score('ours.jsonl');
    const peer = join(scorer, '../anchors/winnowing_peer.py');
    if (!existsSync(peer)) return { ...ours, speed, peers: {} };
    writeFileSync(join(folder, 'winnowing.jsonl'), python([peer, kit], 'the winnowing peer'));
    return { ...ours, speed, peers: { plainWinnowing: score('winnowing.jsonl') } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scored {
  readonly skipped?: string;
  readonly macroRecall?: number;
  readonly [name: string]: unknown;
}

const report = main() as Scored;
if (options.json || report.skipped) console.log(JSON.stringify(report));
else console.log(JSON.stringify(report, undefined, 1));
