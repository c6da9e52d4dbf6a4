/** Sheet 4, Art. 15(1)(b) DSA: notices under Art. 16. A merged notice was received, and is counted; its review is one. */
import type { PeriodCounts } from '../period-counts.ts';
import {
  cellsWithContext,
  leading,
  LEADING,
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

export function noticesSheet({ notices }: PeriodCounts, name: ServiceName): Sheet {
  const rows = templateRows(['NOT_SPECIFIED_NOTICE']).map(({ category, keyword, label }) => {
    const counts: (number | undefined)[] = [...notices.tally.counts(category, keyword)];
    counts[4] = notices.hours.median(category, keyword);
    counts[5] = notices.trustedHours.median(category, keyword);
    return [...leading(name), label, ...cellsWithContext(counts)];
  });
  return { name: '4_notices', columns: [...LEADING, 'Category', ...withContext(COLUMNS)], rows };
}
