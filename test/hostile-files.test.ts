/**
 * The malformed, hostile and unusual files that `kit/hostile.sh DEST` makes: each gets one outcome, in time and in bounds.
 * They are not in the repository; without RECOURSE_HOSTILE=DEST this test is skipped and says so.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDecoder, type DecodeOutcome } from '../src/decode/index.ts';

interface HostileFile {
  readonly file: string;
  readonly class: string;
  readonly what: string;
  readonly must: readonly string[];
}

const SECONDS_MAX = 30;
const MEMORY_MAX = 2 ** 30;
const folder = process.env.RECOURSE_HOSTILE;
const manifest = folder === undefined ? undefined : join(folder, 'manifest.jsonl');
const skip =
  manifest === undefined
    ? 'RECOURSE_HOSTILE names no folder made by kit/hostile.sh'
    : existsSync(manifest)
      ? false
      : `${manifest} does not exist`;

test('gives each hostile file one allowed outcome, within 30 s and 1 GiB', { skip }, async (context) => {
  const files = readFileSync(manifest!, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HostileFile);
  const decoder = await createDecoder();
  context.after(() => decoder.close());
  let mostMemory = 0;
  const watch = setInterval(() => (mostMemory = Math.max(mostMemory, familyMemory())), 20);
  const faults: string[] = [];
  let slowest = { file: '', seconds: 0 };
  for (const { file, must, what } of files) {
    const started = performance.now();
    const outcome = await decoder.decode({ kind: 'file', path: join(folder!, file) });
    const seconds = (performance.now() - started) / 1000;
    if (seconds > slowest.seconds) slowest = { file, seconds };
    if (seconds > SECONDS_MAX) faults.push(`${file}: ${seconds} s`);
    if (!allowed(outcome, must)) faults.push(`${file} (${what}): ${describe(outcome)}, must be ${must.join(' or ')}`);
  }
  clearInterval(watch);
  context.diagnostic(
    `${files.length} files; slowest ${slowest.file} ${slowest.seconds.toFixed(2)} s; ${Math.round(mostMemory / 2 ** 20)} MiB at most`,
  );
  assert.deepEqual(faults, []);
  assert.ok(mostMemory < MEMORY_MAX, `${mostMemory} bytes`);
});

/** Decoding comes before matching: what must match must decode, or be of a modality that waits for its decoder. */
function allowed(outcome: DecodeOutcome, must: readonly string[]): boolean {
  if (outcome.kind === 'decoded') return true; // the matcher still answers; what it may say is its own test
  const waits =
    outcome.why === 'unsupported-modality' && (outcome.modality === 'audio' || outcome.modality === 'video');
  return (must.includes('undetermined') || must.includes('refused') || waits) && outcome.detail !== '';
}

function describe(outcome: DecodeOutcome): string {
  return outcome.kind === 'decoded' ? 'decoded' : `${outcome.why}: ${outcome.detail}`;
}

/** Resident memory of the largest process of ours: this one or any below it. */
function familyMemory(): number {
  const seen: number[] = [process.pid];
  let most = 0;
  for (const pid of seen) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      most = Math.max(most, 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0));
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        seen.push(
          ...readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
        );
      }
    } catch {
      // It ended while we looked, or there is no /proc here.
    }
  }
  return most;
}
