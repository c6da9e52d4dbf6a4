import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCsv, planImport } from './catalogue.ts';

const files = new Set(['a.png', 'b.mp3']);

test('says what would be added and changed, and names each bad line with its reason', () => {
  const list = [
    'file,reference,title,policy,claimedIn,live',
    'covers/a.png,,"Harbour, at dusk",license,DE AT,no',
    ',ref_1,New title,,,',
    'b.mp3,,Song,destroy,,',
    'c.png,,Missing,,,',
    ',,,,,',
    ',,Nothing named,,,',
    'a.png,,Again,,,',
  ].join('\n');
  const { planned, problems } = planImport(list, files);
  assert.deepEqual(planned, [
    {
      kind: 'add',
      line: 2,
      file: 'a.png',
      work: { title: 'Harbour, at dusk', policy: 'license', claimedIn: ['DE', 'AT'], live: false },
    },
    { kind: 'change', line: 3, reference: 'ref_1', work: { title: 'New title' } },
  ]);
  assert.deepEqual(
    problems.map(({ line, wrong }) => [line, wrong]),
    [
      [4, 'bad-value'],
      [5, 'missing-file'],
      [7, 'no-file'],
      [8, 'twice'],
    ],
  );
});

test('reads JSON lines, licences included', () => {
  const licences = [{ territories: ['DE'], uses: 'all', to: '2030-01-01' }];
  const lines = `${JSON.stringify({ file: 'a.png', title: 'T', claimedIn: ['de'], licences, live: true })}\n[1]\n{"x":1}\n`;
  const { planned, problems } = planImport(lines, files);
  assert.deepEqual(planned[0]?.work, { title: 'T', claimedIn: ['DE'], licences, live: true });
  assert.deepEqual(
    problems.map(({ line, wrong }) => [line, wrong]),
    [
      [2, 'bad-json'],
      [3, 'unknown-column'],
    ],
  );
});

test('refuses a list without the one column that matters, an empty one, and one that is too long', () => {
  assert.equal(planImport('title,claimant\nx,y\n', files).problems[0]?.wrong, 'no-columns');
  assert.equal(planImport('\uFEFF \n', files).problems[0]?.wrong, 'empty');
  assert.equal(planImport(`file\n${'a.png\n'.repeat(10_001)}`, files).problems[0]?.wrong, 'too-long');
});

test('gives back every cell of a table, whatever is written in it', () => {
  const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', ''));
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      const header = ['file', 'title', 'claimant'];
      const quoted = [header, ...rows].map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const read = parseCsv(`${quoted.join('\r\n')}\r\n`);
      assert.deepEqual(
        read.map(({ cells }) => cells),
        [header, ...rows],
      );
    }),
  );
});
