/** The kit and its own scorer, found and called in one way by the quality benches. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Rate {
  readonly found: number;
  readonly of: number;
  readonly recall: number;
}
export interface Count {
  readonly count: number;
  readonly of: number;
  readonly wilson95: readonly [number, number];
  readonly names: readonly { readonly upload: string; readonly references: readonly string[] }[];
}
/** What score.py says, as far as the benches read it. */
export interface Score {
  readonly macroRecall: number | null;
  readonly edits: Readonly<Record<string, Rate>>;
  readonly groups: Readonly<Record<string, Rate>>;
  readonly tags: Readonly<Record<string, Rate>>;
  readonly falsePositives: Count;
  readonly wrongReferences: Count;
  readonly segments: Readonly<
    Record<string, Readonly<Record<string, { readonly median: number; readonly p90: number } | null>> | undefined>
  >;
}

export interface Skipped {
  readonly skipped: string;
}

/** The folder with truth.jsonl: DIR or RECOURSE_KIT, or the modality's folder below it. */
export function findKit(given: string | undefined, modality: string): string | Skipped {
  const named = given ?? process.env['RECOURSE_KIT'];
  if (!named) return { skipped: 'no kit: name one with --kit DIR or RECOURSE_KIT' };
  const kit = [resolve(named), resolve(named, modality)].find((folder) => existsSync(join(folder, 'truth.jsonl')));
  return kit ?? { skipped: `no truth.jsonl in ${named} or ${named}/${modality}` };
}

/** score.py: as named, near the kit, or in ../shared. */
export function findScorer(kit: string, given: string | undefined): string | Skipped {
  const shared = resolve(import.meta.dirname, '../../../shared/kit/score.py');
  const places = [given, resolve(kit, '../score.py'), resolve(kit, '../../kit/score.py'), shared];
  const found = places.find((path) => path !== undefined && existsSync(path));
  return found ?? { skipped: 'no score.py near the kit: name one with --scorer FILE' };
}

/** Scores a file of result lines; uploads without a line do not count. @throws when the scorer fails */
export function scoreFile(python: string, scorer: string, kit: string, results: string): Score {
  const words = [scorer, join(kit, 'truth.jsonl'), results, '--json', '--partial'];
  const done = spawnSync(python, words, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`the scorer: ${done.stderr || String(done.error)}`);
  return JSON.parse(done.stdout) as Score;
}
