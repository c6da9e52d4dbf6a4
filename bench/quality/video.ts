/**
 * `npm run bench:video -- --kit DIR [--json] [--edits REGEX] [--keep FILE] [--scorer FILE] [--python FILE]`: the video kit (DIR,
 * RECOURSE_KIT, or `video` below either) through the library, scored by the kit's own scorer; beside it the pictures alone, and vPDQ's
 * rule with references at 2 and at 8 frames a second. One JSON object under --json, else a table, losses first; without a kit `{skipped}`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKit, findScorer, scoreFile, type Score } from './kit-scorer.ts';
import { runKit, type ResultLine } from './video-run.ts';

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

type Report = Score & {
  readonly references: number;
  readonly speed: Readonly<Record<string, number>>;
  readonly peers: Readonly<Record<string, Score>>;
};

async function main(): Promise<Report | { readonly skipped: string }> {
  const kit = findKit(options.kit, 'video');
  if (typeof kit !== 'string') return kit;
  const scorer = findScorer(kit, options.scorer);
  if (typeof scorer !== 'string') return scorer;
  const edits = new RegExp(options.edits);
  const run = await runKit(kit, (upload) => edits.test(upload));
  const folder = mkdtempSync(join(tmpdir(), 'recourse-bench-video-'));
  const score = (lines: readonly ResultLine[]): Score => {
    const file = join(folder, 'lines.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
    return scoreFile(options.python, scorer, kit, file);
  };
  try {
    if (options.keep) writeFileSync(options.keep, run.ours.map((line) => JSON.stringify(line)).join('\n') + '\n');
    const peers = {
      picturesOnly: score(run.picturesOnly),
      'vPDQ rule, references 2/s': score(run.vpdqSparse),
      'vPDQ rule, references 8/s': score(run.vpdqDense),
    };
    return { ...score(run.ours), references: run.references, speed: run.speed, peers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Losses first; the peers in the same row. */
function table(report: Report): string {
  const peers = Object.entries(report.peers);
  const rows = (of: 'edits' | 'groups') =>
    Object.entries(report[of])
      .sort((a, b) => a[1].recall - b[1].recall || (a[0] < b[0] ? -1 : 1))
      .map(
        ([name, { found, of: all, recall }]) =>
          `| ${name} | ${found}/${all} | ${recall.toFixed(3)} | ${peers.map(([, peer]) => (peer[of][name]?.recall ?? 0).toFixed(3)).join(' | ')} |`,
      );
  const head = (what: string) => [
    `| ${what} | found | recall | ${peers.map(([name]) => name).join(' | ')} |`,
    `|---|---|---|${peers.map(() => '---|').join('')}`,
  ];
  const count = (name: string, key: 'falsePositives' | 'wrongReferences') => {
    const { count: found, of, wilson95, names } = report[key];
    const beside = peers.map(([peer, score]) => `${peer} ${score[key].count}`).join(', ');
    return `${name}: ${found} of ${of} (Wilson 95 % up to ${wilson95[1]}); ${beside}${names.map(({ upload }) => `\n- ${upload}`).join('')}`;
  };
  const macro = peers.map(([name, { macroRecall }]) => `${name} ${macroRecall}`).join(', ');
  const errors = Object.entries(report.segments.video ?? {}).flatMap(([name, value]) =>
    value && typeof value === 'object' ? [`| ${name} | ${value.median} | ${value.p90} |`] : [],
  );
  return [
    `macro recall ${report.macroRecall}; ${macro}`,
    '',
    count('accepted negatives', 'falsePositives'),
    count('wrong references on positives', 'wrongReferences'),
    '',
    ...head('group'),
    ...rows('groups'),
    '',
    ...head('edit'),
    ...rows('edits'),
    '',
    '| of found works | median | p90 |',
    '|---|---|---|',
    ...errors,
    '',
    ...Object.entries(report.speed).map(([name, value]) => `- ${name}: ${value}`),
  ].join('\n');
}

const report = await main();
console.log('skipped' in report || options.json ? JSON.stringify(report) : table(report));
