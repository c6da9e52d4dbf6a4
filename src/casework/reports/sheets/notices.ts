/** Sheet 4, Art. 15(1)(b) DSA: notices under Art. 16. A merged notice was received, and is counted; its review is one. */
import { rowOf } from '../categories.ts';
import { hoursBetween, median, within, type CaseHistory, type Period } from '../public-step.ts';
import {
  cellsWithContext,
  leading,
  LEADING,
  Tally,
  templateRows,
  withContext,
  type ServiceName,
  type Sheet,
} from '../sheet.ts';

const COLUMNS = [
  'Number of notices received',
  'Number of notices received from trusted flaggers',
  'Number of specific items of information in the notices',
  'Number of specific items of information in the notices of trusted flaggers',
  'Median time to take action (hours)',
  'Median time to take action on notices of trusted flaggers (hours)',
  'Number of actions taken on the basis of the law',
  'Number of actions taken on the basis of the law on notices of trusted flaggers',
  'Number of actions taken on the basis of terms and conditions',
  'Number of actions taken on the basis of terms and conditions on notices of trusted flaggers',
];
const DECIDED = new Set(['ACTION', 'NO_ACTION', 'PARTIAL', 'DISABLED']);
const ACTED = new Set(['ACTION', 'PARTIAL', 'DISABLED']);

export function noticesSheet(cases: readonly CaseHistory[], period: Period, name: ServiceName): Sheet {
  const notices = cases
    .filter(({ kind, steps }) => kind === 'notice' && within(period, steps[0]!.at))
    .map(({ steps }) => {
      const decided = steps.find(({ a }) => a !== undefined && DECIDED.has(a));
      return {
        row: rowOf(steps[0]!.cat, 'NOT_SPECIFIED_NOTICE'),
        trusted: steps[0]!.src === 'trusted-flagger',
        ...(decided && { after: hoursBetween(steps[0]!, decided) }),
        acted: decided?.a !== undefined && ACTED.has(decided.a),
        terms: decided?.ground?.startsWith('terms/') === true,
      };
    });
  const tally = new Tally(10);
  for (const { row, trusted, acted, terms } of notices) {
    const columns = [0, 2, ...(acted ? [terms ? 8 : 6] : [])];
    for (const column of columns) tally.add(row, column);
    if (trusted) for (const column of columns) tally.add(row, column + 1);
  }
  const rows = templateRows(['NOT_SPECIFIED_NOTICE']).map(({ category, keyword, label }) => {
    const counts: (number | undefined)[] = [...tally.counts(category, keyword)];
    const timesOf = (trustedOnly: boolean) =>
      median(
        notices.flatMap(({ row, trusted, after }) =>
          after !== undefined &&
          (!trustedOnly || trusted) &&
          (category === 'TOTAL' || row.category === category) &&
          (keyword === undefined || row.keyword === keyword)
            ? [after]
            : [],
        ),
      );
    counts[4] = timesOf(false);
    counts[5] = timesOf(true);
    return [...leading(name), label, ...cellsWithContext(counts)];
  });
  return { name: '4_notices', columns: [...LEADING, 'Category', ...withContext(COLUMNS)], rows };
}
