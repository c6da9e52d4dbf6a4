import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceId } from '../../common/index.ts';
import { type Finding, withoutSiblings } from './image-index.ts';

const found = (id: string, agreeing: number, x = 0): Finding => ({
  id: referenceId(id),
  confirmed: true,
  confidence: 0.9,
  segment: {
    algorithm: 'image/local@1',
    upload: { x, y: 0, width: 100, height: 100 },
    reference: { x: 0, y: 0, width: 100, height: 100 },
    transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    mirrored: false,
    frame: 0,
    cells: { visible: 100, agreeing },
  },
  coverageOfReference: 1,
  coverageOfUpload: 1,
  edits: { combined: false, modified: 'none', residual: 'none', tier: 'edited' },
});

const confirmed = (...findings: Finding[]): readonly string[] =>
  withoutSiblings(findings)
    .filter((finding) => finding.confirmed)
    .map(({ id }) => id);

test('a drawing that another variant explains much better is for a human, not a match', () => {
  assert.deepEqual(confirmed(found('whole', 98), found('sibling', 55)), ['whole']);
  const [, sibling] = withoutSiblings([found('whole', 98), found('sibling', 55)]);
  assert.ok(sibling!.confidence < 0.8);
});

test('two works in one place that both agree, and two works side by side, are both matches', () => {
  assert.deepEqual(confirmed(found('meme', 99), found('its photograph', 84)), ['meme', 'its photograph']);
  assert.deepEqual(confirmed(found('left', 98), found('right', 55, 200)), ['left', 'right']);
});
