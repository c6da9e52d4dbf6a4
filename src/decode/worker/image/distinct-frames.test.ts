import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LumaImage } from '../../../media/index.ts';
import { distinctFrames } from './distinct-frames.ts';

const flat = (level: number): LumaImage => ({ width: 32, height: 32, data: new Uint8Array(1024).fill(level) });
const speck = (level: number): LumaImage => {
  const frame = flat(100);
  for (let y = 0; y < 4; y++) frame.data.fill(level, 32 * y, 32 * y + 4);
  return frame;
};

test('keeps one of frames that look alike, and each that does not, in their order', () => {
  assert.deepEqual(distinctFrames([flat(100)], 8), [0]);
  assert.deepEqual(distinctFrames([flat(100), flat(101), flat(180), flat(100), flat(20)], 8), [0, 2, 4]);
});

test('notices what changes in a small part only', () => {
  assert.deepEqual(distinctFrames([flat(100), speck(104), speck(160)], 8), [0, 2]);
});

test('keeps the one frame that differs most when there is room for few', () => {
  const slow = Array.from({ length: 60 }, (_, i) => flat(100 + i));
  assert.ok(distinctFrames([...slow.slice(0, 30), flat(0), ...slow.slice(30)], 2).includes(30));
});

test('never keeps more than asked, nor a frame twice, and always the first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      (levels, most) => {
        const kept = distinctFrames(levels.map(flat), most);
        assert.ok(kept.length <= most && kept[0] === 0 && new Set(kept).size === kept.length);
        if (kept.length < most)
          for (const level of levels) assert.ok(kept.some((at) => Math.abs(levels[at]! - level) <= 2));
      },
    ),
  );
});
