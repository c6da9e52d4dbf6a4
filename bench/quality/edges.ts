/**
 * `node bench/quality/edges.ts --kit DIR --results FILE [--json]`: how far off are the edges of film and sound segments, and is that
 * within the `boundaryError` they state? By it the law's seconds are shortened in the uploader's favour, so it must hold. Results are
 * the lines of `bench:video` or `bench:audio --keep FILE`, or of `recourse match --json`. Whole works that were found, each track for itself.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKit } from './kit-scorer.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Segment {
  readonly algorithm: string;
  readonly track?: string;
  readonly upload: Span;
  readonly reference: Span;
  readonly boundaryError: number;
}
interface Expected {
  readonly reference: string;
  readonly upload: Span;
  readonly reference_span: Span;
}
interface Edge {
  readonly of: string;
  readonly error: number;
  readonly stated: number;
  /** Seconds of the work's part as measured less its stated errors, and as it truly is. */
  readonly sure: number;
  readonly length: number;
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** Both ends, in the work, of each expected span that was found: of all segments of one kind that touch it, the outermost. */
function edgesOf(expected: Expected, segments: readonly Segment[]): Edge[] {
  const { upload, reference_span: truth } = expected;
  const kinds = [...new Set(segments.map(kindOf))];
  return kinds.flatMap((of) => {
    const own = segments.filter(
      (segment) =>
        kindOf(segment) === of &&
        Math.min(segment.upload.end, upload.end) - Math.max(segment.upload.start, upload.start) > 0.5,
    );
    if (own.length === 0) return [];
    const first = own.reduce((a, b) => (b.reference.start < a.reference.start ? b : a));
    const last = own.reduce((a, b) => (b.reference.end > a.reference.end ? b : a));
    const sure = last.reference.end - first.reference.start - first.boundaryError - last.boundaryError;
    const known = { of, sure, length: truth.end - truth.start };
    return [
      { ...known, error: Math.abs(first.reference.start - truth.start), stated: first.boundaryError },
      { ...known, error: Math.abs(last.reference.end - truth.end), stated: last.boundaryError },
    ];
  });
}

const kindOf = ({ algorithm, track }: Segment): string => `${track ?? 'sound'} (${algorithm})`;

export function edgeTable(truthFile: string, resultsFile: string): Record<string, Record<string, number>> {
  const truth = new Map(
    linesOf<{ upload: string; expect: readonly Expected[] }>(truthFile).map((line) => [line.upload, line]),
  );
  const edges: Edge[] = [];
  for (const { upload, matches } of linesOf<{
    upload: string;
    matches: readonly { reference: string; segments: readonly Segment[] }[];
  }>(resultsFile)) {
    const expect =
      [...truth.entries()].find(([name]) => upload === name || upload.endsWith(`/${name}`))?.[1].expect ?? [];
    for (const expected of expect) {
      const match = matches.find(
        ({ reference }) => reference === expected.reference || reference.endsWith(`/${expected.reference}`),
      );
      if (match) edges.push(...edgesOf(expected, match.segments));
    }
  }
  const table: Record<string, Record<string, number>> = {};
  for (const of of [...new Set(edges.map((edge) => edge.of))].sort()) {
    const own = edges.filter((edge) => edge.of === of);
    table[of] = {
      edges: own.length,
      'error median, s': at(
        own.map(({ error }) => error),
        0.5,
      ),
      'error p90, s': at(
        own.map(({ error }) => error),
        0.9,
      ),
      'error p99, s': at(
        own.map(({ error }) => error),
        0.99,
      ),
      'stated median, s': at(
        own.map(({ stated }) => stated),
        0.5,
      ),
      'within what is stated, %': round(
        (100 * own.filter(({ error, stated }) => error <= stated).length) / own.length,
        1,
      ),
      // The side on which an error would harm somebody: more seconds counted than were used.
      'counted too long, %': round((100 * own.filter(({ sure, length }) => sure > length).length) / own.length, 1),
    };
  }
  return table;
}

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

const { values: options } = parseArgs({
  options: { kit: { type: 'string' }, results: { type: 'string' }, json: { type: 'boolean' } },
});
const kit = findKit(options.kit, 'video');
if (typeof kit !== 'string' || !options.results)
  console.log(JSON.stringify(typeof kit === 'string' ? { skipped: 'no results: name them with --results FILE' } : kit));
else {
  const table = edgeTable(join(kit, 'truth.jsonl'), options.results);
  if (options.json) console.log(JSON.stringify(table));
  else {
    const columns = Object.keys(Object.values(table)[0] ?? {});
    console.log(`| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`);
    for (const [of, row] of Object.entries(table))
      console.log(`| ${of} | ${columns.map((column) => row[column]).join(' | ')} |`);
  }
}
