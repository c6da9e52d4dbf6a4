/**
 * `npm run bench:calibration -- --kit DIR [--every 1] [--results FILE] [--json] [--write]`: what `confidence` means, measured. Takes the
 * lines of `recourse match DIR/uploads --against DIR/refs --json` (FILE, as `bench:images --keep FILE` writes them too, or made here for
 * every so-many-th upload) and the kit's truth.
 * A claim is a match or a candidate; it is right when the truth expects that reference. `--write` renews calibration.md and .svg.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reliabilityDiagram, reliabilityOf, reliabilityTable, wilson, type Claim } from './reliability.ts';

const HOME = resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    kit: { type: 'string' },
    every: { type: 'string', default: '1' },
    results: { type: 'string' },
    json: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});

interface Claimed {
  readonly reference: string;
  readonly confidence: number;
}
interface ResultLine {
  readonly upload: string;
  readonly matches: readonly Claimed[];
  readonly candidates?: readonly Claimed[];
}
interface TruthLine {
  readonly upload: string;
  readonly expect: readonly { readonly reference: string }[];
}

const kit = kitFolder();
if (kit === undefined) console.log(JSON.stringify({ skipped: 'no kit: give --kit DIR or set RECOURSE_KIT' }));
else measure(kit);

function kitFolder(): string | undefined {
  const given = values.kit ?? process.env.RECOURSE_KIT;
  return [given, given && join(given, 'image')].find((folder) => folder && existsSync(join(folder, 'truth.jsonl')));
}

function measure(folder: string): void {
  const every = Math.max(1, Number(values.every));
  const truth = readLines<TruthLine>(readFileSync(join(folder, 'truth.jsonl'), 'utf8'));
  const asked = truth.filter((_, i) => i % every === 0);
  const results = readLines<ResultLine>(
    values.results === undefined ? matched(folder, asked) : readFileSync(values.results, 'utf8'),
  );
  const expected = new Map(
    truth.map(({ upload, expect }) => [below(upload), expect.map((one) => below(one.reference))]),
  );
  const claimsOf = (pick: (line: ResultLine) => readonly Claimed[]): Claim[] =>
    results.flatMap((line) =>
      pick(line).map(({ reference, confidence }) => ({
        confidence,
        right: expected.get(below(line.upload))?.includes(below(reference)) ?? false,
      })),
    );
  const matches = claimsOf((line) => line.matches);
  const candidates = claimsOf((line) => line.candidates ?? []);
  const all = reliabilityOf([...matches, ...candidates]);
  const counted = (claims: readonly Claim[]) => {
    const right = claims.filter((claim) => claim.right).length;
    return {
      claims: claims.length,
      right,
      interval: wilson(right, claims.length).map((share) => Number(share.toFixed(4))),
    };
  };
  const summary = {
    uploads: results.length,
    matches: counted(matches),
    candidates: counted(candidates),
    expectedError: Number(all.expectedError.toFixed(4)),
    brier: Number(all.brier.toFixed(4)),
    bins: all.bins,
  };
  const page = `# Calibration of \`confidence\`

\`npm run bench:calibration -- --kit DIR ${values.results === undefined ? `--every ${every}` : '--results FILE'} --write\`: ${results.length} uploads of the picture kit (\`docs/confidence.md\` says what the figures mean).

${reliabilityTable(all)}

![](calibration.svg)

Matches: ${summary.matches.right} of ${summary.matches.claims} right. Candidates, which decide nothing: ${summary.candidates.right} of ${summary.candidates.claims}. Expected calibration error ${summary.expectedError}, Brier score ${summary.brier}.
`;
  if (values.write) {
    writeFileSync(join(import.meta.dirname, 'calibration.md'), page);
    writeFileSync(join(import.meta.dirname, 'calibration.svg'), reliabilityDiagram(all));
  }
  console.log(values.json ? JSON.stringify(summary) : page);
}

/** Through the command line, as anybody would ask. */
function matched(folder: string, asked: readonly TruthLine[]): string {
  const uploads = asked.map(({ upload }) => join(folder, upload));
  const args = ['bin/recourse.js', 'match', ...uploads, '--against', join(folder, 'refs'), '--json'];
  return execFileSync(process.execPath, args, {
    cwd: HOME,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function readLines<T>(text: string): T[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as T);
}

/** The path below uploads/ or refs/, however the caller wrote it. */
function below(path: string): string {
  return path.replace(/^.*(?:^|\/)(?:uploads|refs)\//, '');
}
