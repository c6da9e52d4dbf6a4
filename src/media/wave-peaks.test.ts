import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wavePeaks } from './wave-peaks.ts';

const sound = (samples: Int16Array, sampleRate = 1000) =>
  ({ modality: 'audio', sampleRate, channels: [samples] }) as const;

test('a loud second in a quiet sound is seen where it is heard', () => {
  const samples = Int16Array.from(
    { length: 10_000 },
    (_, i) => (i % 2 ? 1 : -1) * (i >= 4000 && i < 5000 ? 32767 : 3277),
  );
  const { secondsEach, low, high } = wavePeaks(sound(samples), 10);
  assert.equal(secondsEach, 1);
  assert.deepEqual(high, [10, 10, 10, 10, 100, 10, 10, 10, 10, 10]);
  assert.deepEqual(
    low,
    high.map((value) => -value),
  );
});

test('never more steps than asked for, every sample in one of them, nothing finer than a hundredth of a second', () => {
  for (const [length, steps] of [
    [1, 5],
    [999, 7],
    [1000, 1000],
    [1001, 1000],
    [0, 4],
  ] as const) {
    const samples = new Int16Array(length);
    if (length > 0) samples[length - 1] = -32768;
    const { secondsEach, low, high } = wavePeaks(sound(samples), steps);
    assert.ok(low.length <= steps && low.length === high.length && secondsEach >= 0.01);
    assert.equal(low.length, Math.ceil(length / (1000 * secondsEach)));
    if (length > 0) assert.equal(low.at(-1), -100);
  }
});
