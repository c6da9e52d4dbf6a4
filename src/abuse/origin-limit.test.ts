import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import { OriginLimiter } from './index.ts';

const HOUR = 3_600_000;
const START = instant(Date.UTC(2026, 10, 23, 9));
const random = (seed: number) => (count: number) =>
  Uint8Array.from({ length: count }, (_, i) => (i * 31 + seed * 7) & 255);
const open = (most = 5) => new OriginLimiter(random(1), { most, windowMs: HOUR });
const after = (ms: number) => instant(START + ms);

test('takes as many as it says, tells when the next is welcome, and keeps that word to the millisecond', () => {
  const limiter = open();
  for (let i = 0; i < 5; i++) assert.equal(limiter.take('192.0.2.1', after(i)).kind, 'in');
  const over = limiter.take('192.0.2.1', after(10));
  assert.ok(over.kind === 'over' && over.until > after(10) && over.until <= after(2 * HOUR));
  assert.equal(limiter.take('192.0.2.1', instant(over.until - 1)).kind, 'over');
  assert.equal(limiter.take('192.0.2.1', over.until).kind, 'in');
});

test('whoever else is there is not touched', () => {
  const limiter = open();
  for (let i = 0; i < 50; i++) limiter.take('192.0.2.1', START);
  for (let i = 2; i < 200; i++) assert.equal(limiter.take(`192.0.2.${i}`, START).kind, 'in');
});

test('danger to life has room where everything else has to wait', () => {
  const limiter = open();
  for (let i = 0; i < 9; i++) limiter.take('192.0.2.1', START);
  assert.equal(limiter.take('192.0.2.1', START).kind, 'over');
  assert.equal(limiter.take('192.0.2.1', START, 1, 2).kind, 'in');
});

test('in no hour are more than twice the limit taken, whenever they come, and a quiet hour frees everything', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(gaps, (waits) => {
      const limiter = open();
      const taken: number[] = [];
      let at = START as number;
      for (const wait of waits) {
        at += wait;
        const outcome = limiter.take('x', instant(at));
        if (outcome.kind === 'in') taken.push(at);
        else assert.ok(outcome.until > at && outcome.until <= at + 2 * HOUR);
      }
      for (const from of taken) assert.ok(taken.filter((one) => one >= from && one < from + HOUR).length <= 10);
      assert.equal(limiter.take('x', instant(at + 2 * HOUR)).kind, 'in');
    }),
  );
});

test('an hour later the same origin leaves another trace: what was kept says nothing about who it was', () => {
  const seen: string[] = [];
  const limiter = new OriginLimiter((count) => {
    const salt = random(seen.length)(count);
    seen.push(String(salt));
    return salt;
  });
  for (let i = 0; i < 3; i++) limiter.take('192.0.2.1', after(i * HOUR));
  assert.equal(new Set(seen).size, 3);
  assert.doesNotMatch(JSON.stringify(limiter), /192/);
});
