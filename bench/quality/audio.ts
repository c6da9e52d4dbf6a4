/**
 * `npm run bench:audio -- --kit DIR [--json] [--edits REGEX] [--keep FILE] [--scorer FILE] [--python FILE]`: the sound kit (DIR,
 * RECOURSE_KIT, or `audio` below either) through decoder, fingerprints and index, scored by the kit's own scorer, beside Chromaprint
 * where `fpcalc` is installed. One JSON object under --json, else a table, losses first; without a kit `{skipped}`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceId } from '../../src/common/index.ts';
import { createDecoder, type Decoder } from '../../src/decode/index.ts';
import { audioFingerprinter, type AudioFingerprint } from '../../src/fingerprint/index.ts';
import { AudioIndex } from '../../src/match/index.ts';
import { findKit, scoreFile, type Rate, type Score } from './kit-scorer.ts';

const { values: options } = parseArgs({
  options: {
    kit: { type: 'string' },
    json: { type: 'boolean' },
    edits: { type: 'string', default: '' },
    keep: { type: 'string' },
    scorer: { type: 'string' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});

/** Seconds of user code in this process; ffmpeg's are not in it. */
const cpuSeconds = (): number => process.cpuUsage().user / 1e6;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

async function listen(
  decoder: Decoder,
  path: string,
): Promise<{ print?: AudioFingerprint; seconds: number; cpu: number }> {
  const decoded = await decoder.decode({ kind: 'file', path });
  if (decoded.kind !== 'decoded' || decoded.sample.modality !== 'audio') return { seconds: 0, cpu: 0 };
  const start = cpuSeconds();
  const made = audioFingerprinter.fingerprint(decoded.sample);
  const cpu = cpuSeconds() - start;
  const seconds = decoded.sample.channels[0].length / decoded.sample.sampleRate;
  return made.kind === 'fingerprinted' ? { print: made.fingerprint, seconds, cpu } : { seconds, cpu };
}

async function run(kit: string, results: string) {
  const decoder = await createDecoder();
  const index = new AudioIndex();
  const heard = { seconds: 0, cpu: 0 };
  const referenceSeconds = { all: 0, peakBytes: 0 };
  try {
    for (const name of readdirSync(join(kit, 'refs')).sort()) {
      const { print, seconds, cpu } = await listen(decoder, join(kit, 'refs', name));
      heard.seconds += seconds;
      heard.cpu += cpu;
      if (!print) continue;
      index.add(referenceId(`refs/${name}`), print);
      referenceSeconds.all += seconds;
      referenceSeconds.peakBytes += print.main.byteLength + print.side.byteLength;
    }
    index.settle();
    const milliseconds: number[] = [];
    let negativeSeconds = 0;
    const lines: string[] = [];
    const wanted = new RegExp(options.edits);
    const uploads = readdirSync(join(kit, 'uploads'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(kit, join(entry.parentPath, entry.name)))
      .filter((name) => wanted.test(name))
      .sort();
    for (const upload of uploads) {
      const { print, seconds } = await listen(decoder, join(kit, upload));
      if (upload.includes('negative_')) negativeSeconds += seconds;
      const start = cpuSeconds();
      const outcome = print ? index.match(print) : undefined;
      milliseconds.push(1000 * (cpuSeconds() - start));
      const matches = outcome?.kind === 'matched' ? outcome.matches : [];
      lines.push(JSON.stringify({ upload, outcome: outcome?.kind ?? 'undetermined', matches }));
    }
    writeFileSync(results, lines.join('\n') + '\n');
    milliseconds.sort((a, b) => a - b);
    const hours = referenceSeconds.all / 3600;
    return {
      referenceHours: round(hours),
      negativeMinutes: round(negativeSeconds / 60, 1),
      timesRealTimePerCore: Math.round(heard.seconds / heard.cpu),
      indexMBPerHour: round(index.indexBytes / 1e6 / hours),
      peaksMBPerHour: round(referenceSeconds.peakBytes / 1e6 / hours),
      matchMs: {
        median: round(milliseconds[milliseconds.length >> 1] ?? 0, 1),
        p90: round(milliseconds[Math.floor(milliseconds.length * 0.9)] ?? 0, 1),
      },
    };
  } finally {
    await decoder.close();
  }
}

function python(...words: readonly string[]): string {
  const done = spawnSync(options.python, words, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`${words[0]}: ${done.stderr || String(done.error)}`);
  return done.stdout;
}

async function main(): Promise<object> {
  const kit = findKit(options.kit, 'audio');
  if (typeof kit !== 'string') return kit;
  const scorer = options.scorer ?? resolve(import.meta.dirname, '../../../shared/kit/score.py');
  if (!existsSync(scorer)) return { skipped: `no scorer at ${scorer}: name one with --scorer FILE` };
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-audio-'));
  try {
    const score = (file: string): Score => scoreFile(options.python, scorer, kit, file);
    const ours = join(folder, 'ours.jsonl');
    const speed = await run(kit, ours);
    if (options.keep) writeFileSync(options.keep, readFileSync(ours));
    const unexplained = audit(resolve(scorer, '../audio_audit.py'), kit, ours);
    const peer = resolve(scorer, '../anchors/chromaprint_peer.py');
    const missing = !existsSync(peer)
      ? `no ${peer}`
      : spawnSync('fpcalc', ['-version']).status !== 0 &&
        'fpcalc is not installed: apt-get install libchromaprint-tools';
    if (missing) return { ...score(ours), unexplained, speed, peers: {}, peersSkipped: missing };
    const chromaprint = join(folder, 'chromaprint.jsonl');
    const same = new Set(uploadsOf(readFileSync(ours, 'utf8')).map(({ upload }) => upload));
    const lines = uploadsOf(python(peer, kit)).filter(({ upload }) => same.has(upload));
    writeFileSync(chromaprint, lines.map(({ line }) => `${line}\n`).join(''));
    return { ...score(ours), unexplained, speed, peers: { chromaprint: score(chromaprint) } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Result lines, each with the upload it is about. */
const uploadsOf = (text: string): { readonly upload: string; readonly line: string }[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ upload: (JSON.parse(line) as { upload: string }).upload, line }));

/** Matches that the truth does not expect and the waveforms do not bear out either. */
function audit(auditor: string, kit: string, results: string): readonly string[] {
  if (!existsSync(auditor)) return [];
  return python(auditor, kit, results)
    .split('\n')
    .filter((line) => line.endsWith('unexplained'));
}

type Report = Score & {
  readonly unexplained: readonly string[];
  readonly speed: object;
  readonly peers: { readonly chromaprint?: Score };
  readonly peersSkipped?: string;
};

function table({ groups, edits, tags, falsePositives, wrongReferences, ...report }: Report): string {
  const peer = report.peers.chromaprint;
  const row = (name: string, rate: Rate, other?: Rate): string =>
    `${name.padEnd(44)}${`${rate.found}/${rate.of}`.padStart(9)}${rate.recall.toFixed(3).padStart(7)}${other ? other.recall.toFixed(3).padStart(13) : ''}`;
  const rows = (rates: Readonly<Record<string, Rate>>, others?: Readonly<Record<string, Rate>>): string[] =>
    Object.entries(rates)
      .sort(([, a], [, b]) => a.recall - b.recall)
      .map(([name, rate]) => row(name, rate, others?.[name]));
  return [
    `negatives matched: ${falsePositives.count} of ${falsePositives.of} (Wilson 95 % up to ${falsePositives.wilson95[1].toFixed(4)})`,
    `wrong references: ${wrongReferences.count} of ${wrongReferences.of}; not borne out by the waveforms: ${report.unexplained.length}`,
    ...report.unexplained.map((line) => `    ${line}`),
    `macro recall: ${report.macroRecall}${peer ? `, Chromaprint ${peer.macroRecall}` : ''}`,
    ...rows(tags, peer?.tags),
    '',
    ...rows(groups, peer?.groups),
    '',
    ...rows(Object.fromEntries(Object.entries(edits).filter(([, { recall }]) => recall < 1)), peer?.edits),
    ...Object.entries(report.segments.audio ?? {}).map(
      ([name, spread]) => `${name.padEnd(44)} median ${spread?.median ?? '–'}, p90 ${spread?.p90 ?? '–'}`,
    ),
    ...(report.peersSkipped ? [`no peer: ${report.peersSkipped}`] : []),
    `speed: ${JSON.stringify(report.speed)}`,
  ].join('\n');
}

const report = await main();
console.log(options.json || 'skipped' in report ? JSON.stringify(report) : table(report as Report));
