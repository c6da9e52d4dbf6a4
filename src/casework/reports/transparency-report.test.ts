import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import { CATEGORIES, categoryCode, keywordCode } from './categories.ts';
import { sheetCsv } from './csv.ts';
import { LogFold } from './log-fold.ts';
import { needsLine } from './needs-line.ts';
import { wilson, type PublicStep } from './public-step.ts';
import { redressMetrics } from './redress-metrics.ts';
import { transparencyReport } from './transparency-report.ts';

const HOUR = 3_600_000;
const from = instant(Date.UTC(2026, 0, 1));
const to = instant(Date.UTC(2027, 0, 1));
const period = { from, to };
const provider = { name: 'Example Ltd', service: 'Example', publishedAt: to, veryLarge: false };

let next = 0;
const step = (told: Partial<PublicStep> & { k: string }, hours = 0): PublicStep => ({
  index: next++,
  at: instant(from + hours * HOUR),
  ...told,
});
const counted = (steps: readonly PublicStep[], lines: Iterable<number> = []) => {
  const fold = new LogFold();
  for (const one of steps) fold.push(one);
  for (const leaf of lines) fold.pushLine(leaf);
  return fold.counts(period);
};
const report = (steps: readonly PublicStep[], lines = steps.filter(needsLine).map(({ index }) => index)) =>
  transparencyReport(counted(steps, lines), provider);
const value = (
  steps: readonly PublicStep[],
  sheet: string,
  row: (cells: readonly unknown[]) => boolean,
  column: string,
) => {
  const found = report(steps).sheets.find(({ name }) => name === sheet)!;
  return found.rows.find(row)![found.columns.indexOf(column)];
};

test('has the eleven sheets of the template in their order', () => {
  assert.deepEqual(
    report([]).sheets.map(({ name }) => name),
    [
      '1_report_identification',
      '2_categories_names',
      '3_member_states_orders',
      '4_notices',
      '5_own_initiative_illegal',
      '6_own_initiative_TC',
      '7_appeals_and_recidivism',
      '8_automated_means',
      '9_human_resources',
      '10_AMAR',
      '11_qualitative',
    ],
  );
});

test('spells every category and keyword as the Commission does', () => {
  const spec = JSON.parse(
    readFileSync(new URL('../../../test/vectors/mechanics/dsa-sor-v2.json', import.meta.url), 'utf8'),
  ) as {
    category_keywords_from_harmonised_template: Record<string, string[]>;
    enums: { KEYWORDS: Record<string, string> };
  };
  for (const [category, keywords] of Object.entries(spec.category_keywords_from_harmonised_template)) {
    const own = CATEGORIES[category.replace('STATEMENT_CATEGORY_', '') as keyof typeof CATEGORIES];
    assert.deepEqual(own.map(keywordCode), keywords, category);
  }
  assert.ok(categoryCode('OTHER_VIOLATION_TC') in { STATEMENT_CATEGORY_OTHER_VIOLATION_TC: 1 });
});

test('totals are the sum of their categories, whatever the log holds', () => {
  const anyStep = fc.record({
    k: fc.constantFrom('decision', 'notice', 'order', 'complaint', 'account', 'upload', 'census'),
    a: fc.constantFrom(
      'BLOCK',
      'BLOCK_TIMED',
      'ACTION',
      'NO_ACTION',
      'VALID',
      'COMPLIED',
      'UPHELD',
      'suspended',
      'OVERDUE',
    ),
    cat: fc.constantFrom(
      'copyright',
      'violence',
      'KEYWORD_PHISHING',
      'child-sexual-abuse-material',
      'something else',
      '',
    ),
    src: fc.constantFrom('reference-match', 'notice', 'trusted-flagger', 'order', 'uploader', 'ART9', 'ART10'),
    ground: fc.constantFrom('R7a', 'terms/4', 'eu/dsa-16'),
    terr: fc.constantFrom('DE', 'FR,AT', 'US', 'all'),
    case: fc.constantFrom('aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd'),
    hours: fc.nat(9000),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (told) => {
      const steps = told.map(({ hours, ...one }) => step(one, hours));
      const { checks } = report(steps);
      assert.deepEqual(checks.sums, []);
      assert.equal(checks.difference, 0);
    }),
  );
});

test('a restriction without its line in the EU database is a difference, and an order needs none', () => {
  const steps = [
    step({ k: 'decision', a: 'BLOCK', src: 'reference-match', terr: 'DE' }),
    step({ k: 'decision', a: 'BLOCK', src: 'order', terr: 'DE' }),
    step({ k: 'decision', a: 'BLOCK', src: 'notice', terr: 'US' }),
    step({ k: 'decision', a: 'PUBLISH_PRESUMED', terr: 'DE' }),
  ];
  const { checks } = report(steps, []);
  assert.deepEqual([checks.restrictive, checks.submitted, checks.difference], [1, 0, 1]);
});

test('a warning of the board is a label: under the terms, as a measure of our own, with its line in the EU database', () => {
  const warning = {
    k: 'decision',
    a: 'WARNING',
    src: 'board',
    ground: 'recourse/board-warning',
    cat: 'other-violation-tc',
    auto: 'none',
    terr: 'DE',
  };
  const steps = [step(warning), step({ ...warning, terr: 'US' })];
  const cell = (sheet: string, column: string, category = 'TOTAL') =>
    value(steps, sheet, (cells) => cells[3] === category, column);
  assert.equal(cell('6_own_initiative_TC', 'Visibility: Labelled'), 2);
  assert.equal(cell('6_own_initiative_TC', 'Number of measures taken at own initiative'), 2);
  for (const removal of ['Visibility: Removal', 'Visibility: Disable'])
    assert.equal(cell('6_own_initiative_TC', removal), 0, 'it stays public');
  assert.equal(cell('5_own_initiative_illegal', 'Visibility: Labelled'), 0, 'nobody found it illegal');
  assert.deepEqual(report(steps, []).checks.restrictive, 1, 'the one in the Union needs a line');
  assert.equal(report(steps).checks.difference, 0);
});

test('counts complaints by outcome, time and omission, and never a share without its number', () => {
  const complaint = (id: string, ...steps: [string, number][]) =>
    steps.map(([a, hours]) => step({ k: 'complaint', a, case: id, src: 'uploader' }, hours));
  const steps = [
    ...complaint('complaint1', ['OPENED', 0], ['REVERSED', 10]),
    ...complaint('complaint2', ['OPENED', 0], ['UPHELD', 30]),
    ...complaint('complaint3', ['OPENED', 0], ['OVERDUE', 168]),
  ];
  const cell = (indicator: string) =>
    value(
      steps,
      '7_appeals_and_recidivism',
      (row) => row[4] === 'Total' && row[5] === indicator && row[3] === 'Complaints',
      'Value',
    );
  assert.deepEqual(
    ['Total number', 'Decisions reversed', 'Decisions upheld', 'Decision omitted', 'Median time to decide (hours)'].map(
      cell,
    ),
    [3, 1, 1, 1, 20],
  );
  const metrics = redressMetrics(counted(steps));
  assert.deepEqual([metrics.reversal.complaint.part, metrics.reversal.complaint.of], [1, 2]);
  assert.deepEqual(metrics.complaints.inTime.of, 3);
});

test('says how long it took from a block to its end', () => {
  const steps = [
    step({ k: 'decision', a: 'BLOCK', case: 'upload01' }, 5),
    step({ k: 'upload', a: 'RESTORED', case: 'upload01' }, 53),
  ];
  const { timeToRestore } = redressMetrics(counted(steps));
  assert.deepEqual(timeToRestore, { count: 1, median: 48, p90: 48 });
});

test('an interval of nothing is everything, and of much is narrow', () => {
  assert.deepEqual(wilson(0, 0), [0, 1]);
  const [low, high] = wilson(0, 3000);
  assert.ok(low === 0 && high < 0.0013);
});

test('CSV keeps quotes, and a cell is never a formula', () => {
  const csv = sheetCsv({
    name: 's',
    columns: ['a', 'b'],
    rows: [
      ['=1+1', 'say "yes", twice'],
      [1 / 3, undefined],
    ],
  });
  assert.equal(csv, 'a,b\r\n\'=1+1,"say ""yes"", twice"\r\n0.333,\r\n');
});

test('counts rulings of the board by what their ground says; a case sent back is none', () => {
  const rulings = ['overturn-down', 'overturn-up', 'uphold-up', 'warning-up', 'remand'].map((what) =>
    step({ k: 'oversight', a: 'DECIDED', ground: `board/${what}` }),
  );
  const { part, of } = redressMetrics(counted(rulings)).reversal.board;
  assert.deepEqual([part, of], [3, 4]);
});
