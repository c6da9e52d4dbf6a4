import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKey, SECOND_KEY_WITHIN_MS, type Shortcut } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const shortcut = (keys: string, does = keys): Shortcut => ({ keys, does, run() {} });
const ALL = [shortcut('j'), shortcut('g q'), shortcut('q'), shortcut('?')];

test('runs what the key stands for', () => {
  const read = readKey(ALL, { key: 'j', ...plain }, undefined, 0);
  assert.ok(read.kind === 'run' && read.shortcut.keys === 'j');
});

test('waits for the second key of a pair, but not for ever', () => {
  const first = readKey(ALL, { key: 'g', ...plain }, undefined, 100);
  assert.ok(first.kind === 'wait');
  const inTime = readKey(ALL, { key: 'q', ...plain }, first.waiting, 100 + SECOND_KEY_WITHIN_MS);
  assert.ok(inTime.kind === 'run' && inTime.shortcut.keys === 'g q');
  const tooLate = readKey(ALL, { key: 'q', ...plain }, first.waiting, 101 + SECOND_KEY_WITHIN_MS);
  assert.ok(tooLate.kind === 'run' && tooLate.shortcut.keys === 'q');
});

test('reads a key that ends no pair as itself', () => {
  const read = readKey(ALL, { key: 'j', ...plain }, { first: 'g', at: 0 }, 10);
  assert.ok(read.kind === 'run' && read.shortcut.keys === 'j');
});

test('leaves the browser its own keys', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
    assert.equal(readKey(ALL, { key: 'j', ...plain, [modifier]: true }, undefined, 0).kind, 'nothing');
});

test('lets a page take over a key of the shell', () => {
  const read = readKey([...ALL, shortcut('j', 'next segment')], { key: 'j', ...plain }, undefined, 0);
  assert.ok(read.kind === 'run' && read.shortcut.does === 'next segment');
});
