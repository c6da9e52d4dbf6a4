import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { across, linkAt, paceOf, PART_SECONDS, partAt, timesAt, type Link } from './linked-times.ts';

const span = fc
  .tuple(fc.double({ min: 0, max: 4000, noNaN: true }), fc.double({ min: 0.5, max: 900, noNaN: true }))
  .map(([start, length]) => ({ start, end: start + length }));
const links = fc
  .record({ upload: span, reference: span, backwards: fc.boolean() })
  .map(({ backwards, ...spans }): Link => (backwards ? { ...spans, reversed: true } : spans));
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('to the work and back is the same moment, forwards and backwards', () => {
  fc.assert(
    fc.property(links, share, (link, part) => {
      const at = link.upload.start + part * (link.upload.end - link.upload.start);
      assert.ok(Math.abs(across(link, 'reference', across(link, 'upload', at)) - at) < 1e-6);
      assert.equal(timesAt(link, 'upload', at).upload, at);
    }),
  );
});

test('parts follow each other without a gap, hold the moment they are asked for, and none is longer than a clip may be', () => {
  fc.assert(
    fc.property(links, share, (link, part) => {
      const at = link.upload.start + part * (link.upload.end - link.upload.start);
      const found = partAt(link, at);
      for (const { start, end } of [found.upload, found.reference]) assert.ok(end - start <= PART_SECONDS + 1e-6);
      assert.ok(at >= found.upload.start - 1e-3 && at <= found.upload.end + 1e-3);
      if (found.last) assert.ok(Math.abs(found.upload.end - link.upload.end) < 1e-6);
      else assert.ok(Math.abs(partAt(link, found.upload.end + 1e-3).upload.start - found.upload.end) < 1e-3);
    }),
  );
});

test('a work that runs faster inside the upload is played faster beside it', () => {
  const link = { upload: { start: 0, end: 8 }, reference: { start: 20, end: 30 } };
  assert.equal(paceOf(link), 1.25);
  assert.equal(across(link, 'upload', 4), 25);
  assert.equal(across({ ...link, reversed: true }, 'upload', 2), 27.5);
});

test('a moment belongs to the chosen segment before another, and outside of all to none', () => {
  const one = { upload: { start: 0, end: 10 }, reference: { start: 0, end: 10 } };
  const two = { upload: { start: 5, end: 15 }, reference: { start: 30, end: 40 } };
  assert.equal(linkAt([one, two], 1, 'upload', 7), 1);
  assert.equal(linkAt([one, two], 1, 'upload', 2), 0);
  assert.equal(linkAt([one, two], 0, 'reference', 20), undefined);
});
