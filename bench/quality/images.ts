/**
 * `npm run bench:images -- --kit DIR [--json] [--every K] [--every-negative K] [--alone-every K] [--edits REGEX] [--keep FILE]
 * [--journal FILE] [--scorer FILE]`: the picture kit (DIR, RECOURSE_KIT, or `image` below either) scored by the kit's own scorer:
 * hashes alone, local features alone (of every K-th upload asked, 0 = none), both; and what is said of the edits against their names
 * (edit-labels.ts). With a journal, a long run can be cut off and goes on where it was.
 * One JSON object under --json, else a table, losses first; without a kit `{skipped}`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKit, findScorer, scoreFile, type Count, type Score } from './kit-scorer.ts';
import { RESIDUALS } from '../../src/match/index.ts';
import { scoreLabels, type LabelScore } from './edit-labels.ts';
import { runKit, spreadOf } from './images-run.ts';

const { values: options } = parseArgs({
  options: {
    kit: { type: 'string' },
    json: { type: 'boolean' },
    every: { type: 'string', default: '1' },
    'every-negative': { type: 'string' },
    'alone-every': { type: 'string', default: '1' },
    edits: { type: 'string', default: '' },
    keep: { type: 'string' },
    journal: { type: 'string' },
    scorer: { type: 'string' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});

/** One line in `every`, spread so that no edit is skipped however the lines are ordered. */
const isPicked = (number: number, every: number): boolean => spreadOf(number) < 1 / every;

async function main(): Promise<object> {
  const kit = findKit(options.kit, 'image');
  if (typeof kit !== 'string') return kit;
  const scorer = findScorer(kit, options.scorer);
  if (typeof scorer !== 'string') return scorer;
  const every = Number(options.every);
  const edits = new RegExp(options.edits);
  const everyNegative = Number(options['every-negative'] ?? every);
  const run = await runKit(kit, {
    wanted: ({ edit, expect }, number) =>
      edits.test(edit) && isPicked(number, expect.length === 0 ? everyNegative : every),
    aloneEvery: Number(options['alone-every']) || Infinity,
    journal: options.journal,
    progress: (done, of) => done % 50 === 0 && console.error(`${done} of ${of}`),
  });
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-images-'));
  const score = (lines: readonly object[], name: string): Score => {
    const file = join(folder, name);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
    return scoreFile(options.python, scorer, kit, file);
  };
  try {
    const union = score(run.union, 'union.jsonl');
    const localOnly = run.local.length > 0 ? score(run.local, 'local.jsonl') : undefined;
    const peers = { hashesOnly: score(run.hashes, 'hashes.jsonl'), localOnly };
    if (options.keep) writeFileSync(options.keep, run.union.map((line) => JSON.stringify(line)).join('\n') + '\n');
    const possible = run.union.filter(({ outcome }) => outcome === 'undetermined').length;
    return { ...union, references: run.references, possible, labels: scoreLabels(run.found), speed: run.speed, peers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Report = Score & {
  readonly peers: { readonly hashesOnly: Score; readonly localOnly: Score | undefined };
  readonly labels: LabelScore;
  readonly speed: object;
};

function table(report: Report): string {
  const cell = (score: Score | undefined, edit: string) => (score?.edits[edit]?.recall.toFixed(3) ?? '–').padStart(7);
  const rows = Object.entries(report.edits).sort(([, a], [, b]) => a.recall - b.recall);
  const named = ({ count, of, wilson95, names }: Count, what: string): string[] => [
    `${what}: ${count} of ${of} (Wilson 95 % up to ${wilson95[1].toFixed(4)})`,
    ...names.map(({ upload, references }) => `    ${upload} -> ${references.join(', ')}`),
  ];
  return [
    ...named(report.falsePositives, 'negatives accepted'),
    ...named(report.wrongReferences, 'wrong references'),
    `macro recall: both ${report.macroRecall}, hashes ${report.peers.hashesOnly.macroRecall}, local ${report.peers.localOnly?.macroRecall ?? 'not asked'}`,
    `${'edit'.padEnd(34)}   both hashes  local`,
    ...rows.map(
      ([edit]) =>
        `${edit.padEnd(34)}${cell(report, edit)}${cell(report.peers.hashesOnly, edit)}${cell(report.peers.localOnly, edit)}`,
    ),
    ...Object.entries(report.groups).map(
      ([group, { found, of, recall }]) => `${group.padEnd(40)} ${recall.toFixed(3)} ${found}/${of}`,
    ),
    ...confusion(report.labels),
    `segments: ${JSON.stringify(report.segments.image)}`,
    `CPU ms: ${JSON.stringify(report.speed)}`,
  ].join('\n');
}

function confusion({ confusion: rows, residual, combined, modified }: LabelScore): readonly string[] {
  const share = ({ right, of }: { readonly right: number; readonly of: number }) => `${right} of ${of}`;
  return [
    `${'residual: is \\ said'.padEnd(20)}${RESIDUALS.map((name) => name.padStart(11)).join('')}`,
    ...RESIDUALS.filter((name) => rows[name] !== undefined).map(
      (name) => name.padEnd(20) + RESIDUALS.map((said) => String(rows[name]![said] ?? 0).padStart(11)).join(''),
    ),
    `residual right ${share(residual)}, combined ${share(combined)}, modified ${share(modified)}`,
  ];
}

const report = await main();
console.log(options.json || 'skipped' in report ? JSON.stringify(report) : table(report as Report));
