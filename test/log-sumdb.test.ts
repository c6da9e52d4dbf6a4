/** What golang.org/x/mod/sumdb made of the golden leaves (kept by test/long/log-go.long.ts) is what we make of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEPT_ANSWER, sumdbExchange, type SumdbAnswer } from './fixtures/sumdb-exchange.ts';

const { answer } = JSON.parse(readFileSync(KEPT_ANSWER, 'utf8')) as { answer: SumdbAnswer };
const { expected } = sumdbExchange();

test('our root, tiles and signed checkpoint are those of Go, byte for byte', () => {
  assert.equal(expected.root, answer.root);
  assert.deepEqual(expected.tiles, answer.tiles);
  assert.equal(expected.note, answer.note);
});

test('our inclusion and consistency proofs are those of Go, hash for hash', () => {
  assert.equal(answer.inclusion.length, 12);
  assert.deepEqual(expected.inclusion, answer.inclusion);
  assert.deepEqual(expected.consistency, answer.consistency);
});
