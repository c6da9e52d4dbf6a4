import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns } from './in-turns.ts';

function* counting(steps: number, milliseconds: number, made: number[]) {
  for (let i = 0; i < steps; i++) {
    for (const until = performance.now() + milliseconds; performance.now() < until;);
    made.push(i);
    yield;
  }
  return 'done';
}

test('lets other work through while a long one runs, and gives its answer', async () => {
  let others = 0;
  const timer = setInterval(() => others++, 1);
  const made: number[] = [];
  assert.equal(await inTurns(counting(40, 5, made)), 'done');
  clearInterval(timer);
  assert.equal(made.length, 40);
  assert.ok(others >= 4, `${others} turns of other work`);
});

test('stops at the next step when the one who asked has gone', async () => {
  const stop = new AbortController();
  const made: number[] = [];
  setTimeout(() => stop.abort(new Error('gone')), 30);
  await assert.rejects(inTurns(counting(2000, 5, made), stop.signal), /gone/);
  assert.ok(made.length < 1000);
});
