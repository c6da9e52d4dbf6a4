import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPendingDecisions, UNDO_WITHIN_MS } from './pending-decisions.ts';

function atHand() {
  const timers: { at: number; run: () => void; stopped: boolean }[] = [];
  const pending = createPendingDecisions({
    after(ms, run) {
      const timer = { at: ms, run, stopped: false };
      timers.push(timer);
      return () => (timer.stopped = true);
    },
  });
  return { pending, ring: () => timers.filter((one) => !one.stopped).forEach((one) => one.run()), timers };
}
const sent: string[] = [];
const decision = (stream: string, send: () => Promise<void> = async () => void sent.push(stream)) => ({
  stream,
  send,
  onFailed: (fault: unknown) => sent.push(`failed ${String(fault)}`),
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('sends a decision once, after the time to take it back', async () => {
  sent.length = 0;
  const { pending, ring, timers } = atHand();
  const { undo } = pending.add(decision('upload/a'));
  assert.equal(timers[0]?.at, UNDO_WITHIN_MS);
  assert.deepEqual(sent, []);
  ring();
  pending.flush();
  assert.equal(undo(), false, 'what is on its way cannot be taken back here');
  await settled();
  assert.deepEqual(sent, ['upload/a']);
  assert.equal(pending.current().length, 0);
});

test('takes a decision back as if it had never been made', async () => {
  sent.length = 0;
  const { pending, ring } = atHand();
  const { undo } = pending.add(decision('upload/a'));
  assert.equal(undo(), true);
  assert.equal(undo(), false);
  ring();
  pending.flush();
  await settled();
  assert.deepEqual(sent, []);
});

test('sends everything that waits when somebody leaves', async () => {
  sent.length = 0;
  const { pending } = atHand();
  pending.add(decision('upload/a'));
  pending.add(decision('upload/b'));
  pending.flush();
  await settled();
  assert.deepEqual(sent, ['upload/a', 'upload/b']);
});

test('says so when the server refuses, and gives the case back', async () => {
  sent.length = 0;
  const { pending, ring } = atHand();
  pending.add(decision('upload/a', () => Promise.reject(new Error('own-interest'))));
  ring();
  assert.equal(pending.current().length, 1, 'hidden until the answer is there');
  await settled();
  assert.deepEqual(sent, ['failed Error: own-interest']);
  assert.equal(pending.current().length, 0);
});
