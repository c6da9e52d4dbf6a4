/**
 * `npm run bench:images -- --kit DIR [--json] [--every K] [--edits REGEX] [--keep FILE] [--scorer FILE]`: the picture kit (DIR,
 * RECOURSE_KIT, or `image` below either) scored by the kit's own scorer: hashes alone, local features alone, both.
 * One JSON object under --json, else a table, losses first; without a kit `{skipped}`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runKit } from './images-run.ts';

const { values: options } = parseArgs({
  options: {
    kit: { type: 'string' },
    json: { type: 'boolean' },
    every: { type: 'string', default: '1' },
    edits: { type: 'string', default: '' },
    keep: { type: 'string' },
    scorer: { type: 'string' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});

interface Rate {
  readonly found: number;
  readonly of: number;
  readonly recall: number;
}
interface Count {
  readonly count: number;
  readonly of: number;
  readonly wilson95: readonly [number, number];
  readonly names: readonly { readonly upload: string; readonly references: readonly string[] }[];
}
interface Score {
  readonly macroRecall: number | null;
  readonly edits: Readonly<Record<string, Rate>>;
  readonly groups: Readonly<Record<string, Rate>>;
  readonly falsePositives: Count;
  readonly wrongReferences: Count;
  readonly segments: {
    readonly image?: Readonly<Record<string, { readonly median: number; readonly p90: number } | null>>;
  };
}

async function main(): Promise<object> {
  const given = options.kit ?? process.env['RECOURSE_KIT'];
  if (!given) return { skipped: 'no kit: name one with --kit DIR or RECOURSE_KIT' };
  const kit = [resolve(given), resolve(given, 'image')].find((folder) => existsSync(join(folder, 'truth.jsonl')));
  if (!kit) return { skipped: `no truth.jsonl in ${given} or ${given}/image` };
  const shared = resolve(import.meta.dirname, '../../../shared/kit/score.py');
  const scorer = [options.scorer, resolve(kit, '../score.py'), resolve(kit, '../../kit/score.py'), shared].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (!scorer) return { skipped: 'no score.py near the kit: name one with --scorer FILE' };
  const every = Number(options.every);
  const edits = new RegExp(options.edits);
  const run = await runKit(kit, ({ edit }, number) => edits.test(edit) && number % every === 0);
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-images-'));
  const score = (lines: readonly object[], name: string): Score => {
    const file = join(folder, name);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
    const arguments_ = [scorer, join(kit, 'truth.jsonl'), file, '--json', '--partial'];
    const done = spawnSync(options.python, arguments_, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (done.status !== 0) throw new Error(`the scorer: ${done.stderr || String(done.error)}`);
    return JSON.parse(done.stdout) as Score;
  };
  try {
    const union = score(run.union, 'union.jsonl');
    const peers = { hashesOnly: score(run.hashes, 'hashes.jsonl'), localOnly: score(run.local, 'local.jsonl') };
    if (options.keep) writeFileSync(options.keep, run.union.map((line) => JSON.stringify(line)).join('\n') + '\n');
    const possible = run.union.filter(({ outcome }) => outcome === 'undetermined').length;
    return { ...union, references: run.references, possible, speed: run.speed, peers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Report = Score & {
  readonly peers: { readonly hashesOnly: Score; readonly localOnly: Score };
  readonly speed: object;
};

function table(report: Report): string {
  const cell = (score: Score, edit: string) => (score.edits[edit]?.recall ?? 0).toFixed(3).padStart(7);
  const rows = Object.entries(report.edits).sort(([, a], [, b]) => a.recall - b.recall);
  const named = ({ count, of, wilson95, names }: Count, what: string): string[] => [
    `${what}: ${count} of ${of} (Wilson 95 % up to ${wilson95[1].toFixed(4)})`,
    ...names.map(({ upload, references }) => `    ${upload} -> ${references.join(', ')}`),
  ];
  return [
    ...named(report.falsePositives, 'negatives accepted'),
    ...named(report.wrongReferences, 'wrong references'),
    `macro recall: both ${report.macroRecall}, hashes ${report.peers.hashesOnly.macroRecall}, local ${report.peers.localOnly.macroRecall}`,
    `${'edit'.padEnd(34)}   both hashes  local`,
    ...rows.map(
      ([edit]) =>
        `${edit.padEnd(34)}${cell(report, edit)}${cell(report.peers.hashesOnly, edit)}${cell(report.peers.localOnly, edit)}`,
    ),
    `segments: ${JSON.stringify(report.segments.image)}`,
    `CPU ms: ${JSON.stringify(report.speed)}`,
  ].join('\n');
}

const report = await main();
console.log(options.json || 'skipped' in report ? JSON.stringify(report) : table(report as Report));
