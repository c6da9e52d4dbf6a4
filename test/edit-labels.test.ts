import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOf, scoreLabels } from '../bench/quality/edit-labels.ts';

test('a caption named a logo counts against the caption, and what is right stands on the diagonal', () => {
  const score = scoreLabels([
    { edit: 'meme_text_over', match: { residual: 'caption', combined: true, modified: 'creative' } },
    { edit: 'text_many', match: { residual: 'logo', combined: false, modified: 'technical' } },
    { edit: 'gray', match: { residual: 'none', combined: false, modified: 'technical' } },
    { edit: 'screenshot_post', match: { residual: 'emoji', combined: true, modified: 'creative' } },
  ]);
  assert.deepEqual(score.confusion, { caption: { caption: 1, logo: 1 }, none: { none: 1 } });
  assert.deepEqual(score.residual, { right: 2, of: 3 });
  assert.deepEqual(score.combined, { right: 2, of: 3 });
  assert.deepEqual(score.modified, { right: 2, of: 3 });
});

test('mixtures of edits and app chrome have no label', () => {
  for (const edit of ['c3_rot10_blur1_emoji40', 'screenshot_post', 'stripes']) assert.equal(labelOf(edit), undefined);
});
