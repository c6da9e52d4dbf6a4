import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainReport } from '../../../test/fixtures/plain-report.ts';
import { instant } from '../../common/index.ts';
import { LogFold } from './log-fold.ts';
import type { PublicStep } from './public-step.ts';
import { redressMetrics } from './redress-metrics.ts';
import { reportFigures } from './report-figures.ts';
import { LEADING } from './sheet.ts';
import { transparencyReport } from './transparency-report.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const span = (from: [number, number], to: [number, number]) => ({
  from: instant(Date.UTC(...from)),
  to: instant(Date.UTC(...to)),
});
const PERIODS = [
  span([2026, 0], [2027, 0]),
  span([2026, 0], [2026, 6]),
  span([2026, 6], [2027, 0]),
  span([2027, 0], [2028, 0]),
];
const provider = { name: 'Example Ltd', service: 'Example', publishedAt: instant(START), veryLarge: false };

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 12 });
const anyStep = fc.record({
  told: fc.oneof(
    fc.record({
      k: fc.constant('decision'),
      a: maybe('BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'WARNING', 'PUBLISH_PRESUMED'),
    }),
    fc.record({ k: fc.constant('upload'), a: maybe('RESTORED', 'HOLD_LAPSED', 'FLAGGED') }),
    fc.record({ k: fc.constant('notice'), a: maybe('SUBMITTED', 'ACTION', 'NO_ACTION', 'PARTIAL', 'DISABLED') }),
    fc.record({
      k: fc.constantFrom('complaint', 'dispute'),
      a: maybe('OPENED', 'UPHELD', 'REVERSED', 'PARTLY', 'OVERDUE', 'OMITTED', 'IMPLEMENTED'),
    }),
    fc.record({ k: fc.constant('order'), a: maybe('LOGGED', 'VALID', 'COMPLIED', 'PARTLY', 'REFUSED') }),
    fc.record({
      k: fc.constant('account'),
      a: maybe('suspended', 'terminated', 'notices-suspended', 'flag-right-excluded', 'flag-right-returned'),
    }),
    fc.record({ k: fc.constant('audit'), a: maybe('BLOCK-RIGHT', 'BLOCK-WRONG', 'PUBLISH-RIGHT', 'PUBLISH-WRONG') }),
    fc.record({ k: fc.constantFrom('oversight', 'census', 'claimant'), a: maybe('DECIDED', 'excluded') }),
  ),
  case: maybe('aaaaaaaa', 'bbbbbbbb', 'cccccccc'),
  cat: maybe('copyright', 'violence', 'KEYWORD_PHISHING', 'something-else'),
  src: maybe('reference-match', 'notice', 'trusted-flagger', 'order', 'complaint', 'uploader', 'notifier', 'ART10'),
  ground: maybe('R7a', 'terms/4', 'board/overturn-down', 'board/uphold-up', 'board/remand'),
  auto: maybe('full', 'partial', 'none'),
  terr: maybe('DE', 'FR,AT', 'US', 'all'),
  // Clocks are set back now and then: the log's order is not time's.
  hours: fc.integer({ min: -200, max: 12_000 }),
  line: fc.constantFrom('before', 'after', 'late', 'never'),
  skipped: fc.integer({ min: 0, max: 1 }),
});

type Told = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const stepsOf = (told: readonly Told[]) => {
  let index = -1;
  return told.map(({ told: { k, a }, hours, line, skipped, ...fields }) => {
    const known = Object.fromEntries(Object.entries({ a, ...fields }).filter(([, value]) => value !== undefined));
    index += 1 + skipped;
    return { line, step: { k, index, at: instant(START + hours * HOUR), ...known } as PublicStep };
  });
};

test('the fold, fed leaf by leaf, equals the whole log counted anew, at any moment and in every period', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 20, maxLength: 80, size: 'max' }), fc.nat(80), (told, cut) => {
      const all = stepsOf(told);
      const fold = new LogFold();
      const lines = new Set<number>();
      const line = (index: number) => {
        lines.add(index);
        fold.pushLine(index);
      };
      const check = (steps: readonly PublicStep[]) => {
        for (const period of PERIODS) {
          const counts = fold.counts(period);
          const plain = plainReport(steps, period, lines);
          const { sheets, checks } = transparencyReport(counts, provider);
          assert.deepEqual(redressMetrics(counts), plain.metrics);
          assert.deepEqual(reportFigures(counts), plain.figures);
          assert.deepEqual({ restrictive: checks.restrictive, submitted: checks.submitted }, plain.lines);
          assert.deepEqual(checks.sums, []);
          for (const { name, columns, rows } of sheets) {
            const cells = plain.cells[name];
            if (!cells) continue;
            const at = columns.flatMap((column, i) =>
              columns[i + 1]?.startsWith(`Contextual information on ${column}`) ? [i] : [],
            );
            assert.ok(at[0]! >= LEADING.length, name);
            assert.deepEqual(
              rows.map((row) => at.map((i) => row[i])),
              cells,
              name,
            );
          }
        }
      };
      for (const [i, { step, line: when }] of all.entries()) {
        if (when === 'before') line(step.index);
        fold.push(step);
        if (when === 'after') line(step.index);
        // Somewhere in the middle, and at the end: a report asked for in between changes nothing.
        if (i === cut) check(all.slice(0, i + 1).map((one) => one.step));
      }
      for (const { step, line: when } of all) if (when === 'late') line(step.index);
      check(all.map(({ step }) => step));
    }),
    { numRuns: 40 },
  );
});

test('a line queued twice for one leaf counts once', () => {
  const fold = new LogFold();
  fold.pushLine(0);
  fold.pushLine(0);
  fold.push({ index: 0, k: 'decision', a: 'BLOCK', at: instant(START) });
  fold.pushLine(0);
  assert.deepEqual(fold.counts(PERIODS[0]!).lines, { needed: 1, submitted: 1 });
});

test('a leaf out of turn is a bug, and so is a period that is no year and no half', () => {
  const fold = new LogFold();
  fold.push({ index: 4, k: 'census', at: instant(START) });
  assert.throws(() => fold.push({ index: 4, k: 'census', at: instant(START) }), /order of the log/);
  assert.throws(() => fold.counts(span([2026, 1], [2026, 2])), /year and half year/);
});
