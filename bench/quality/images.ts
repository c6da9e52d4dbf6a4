/**
 * `npm run bench:images -- --kit DIR [--json] [--every K] [--edits REGEX] [--keep FILE] [--scorer FILE]`: the picture kit (DIR,
 * RECOURSE_KIT, or `image` below either) scored by the kit's own scorer: hashes alone, local features alone, both.
 * One JSON object under --json, else a table, losses first; without a kit `{skipped}`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKit, findScorer, scoreFile, type Count, type Score } from './kit-scorer.ts';
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

async function main(): Promise<object> {
  const kit = findKit(options.kit, 'image');
  if (typeof kit !== 'string') return kit;
  const scorer = findScorer(kit, options.scorer);
  if (typeof scorer !== 'string') return scorer;
  const every = Number(options.every);
  const edits = new RegExp(options.edits);
  const run = await runKit(kit, ({ edit }, number) => edits.test(edit) && number % every === 0);
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-images-'));
  const score = (lines: readonly object[], name: string): Score => {
    const file = join(folder, name);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
    return scoreFile(options.python, scorer, kit, file);
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
