/** Puts our log before Go's checksum-database code. `KEEP=1` writes its answer to test/vectors/sumdb. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEPT_ANSWER, sumdbExchange, type SumdbAnswer } from '../fixtures/sumdb-exchange.ts';

const cwd = new URL('../peers/sumdb-verify/', import.meta.url);
const go = (args: readonly string[], input?: string) =>
  spawnSync('go', args, { cwd, encoding: 'utf8', timeout: 300_000, ...(input !== undefined && { input }) });
const ready = go(['mod', 'download']);
const skip =
  ready.status === 0 ? false : `go with golang.org/x/mod is not available: ${ready.error?.message ?? ready.stderr}`;

test('golang.org/x/mod/sumdb verifies our checkpoint and proofs, and makes the same itself', { skip }, () => {
  const { given, expected } = sumdbExchange();
  const run = go(['run', '.'], JSON.stringify(given));
  assert.equal(run.status, 0, run.stderr);
  const answer = JSON.parse(run.stdout) as SumdbAnswer;
  assert.deepEqual(answer, expected);

  if (process.env['KEEP'] === '1') {
    const producer = 'golang.org/x/mod v0.42.0 through test/peers/sumdb-verify';
    const command = 'KEEP=1 node --test test/long/log-go.long.ts';
    mkdirSync(new URL('.', KEPT_ANSWER), { recursive: true });
    writeFileSync(KEPT_ANSWER, `${JSON.stringify({ producer, command, answer }, null, 1)}\n`);
  }
  const kept = JSON.parse(readFileSync(KEPT_ANSWER, 'utf8')) as { answer: SumdbAnswer };
  assert.deepEqual(kept.answer, answer);
});

test('golang.org/x/mod/sumdb refuses a proof with one flipped bit', { skip }, () => {
  const { given } = sumdbExchange();
  const [first, ...rest] = given.inclusion;
  const hash = Buffer.from(first!.hashes[0]!, 'base64');
  hash[0]! ^= 1;
  const flipped = { at: first!.at, hashes: [hash.toString('base64'), ...first!.hashes.slice(1)] };
  const run = go(['run', '.'], JSON.stringify({ ...given, inclusion: [flipped, ...rest] }));
  assert.equal(run.status, 1);
  assert.match(run.stderr, /sumdb-verify/);
});
