/** Sheet 7, Art. 15(1)(d) and Art. 24(1) DSA: complaints, out-of-court disputes, suspensions under Art. 23. */
import type { ContestCounts } from '../contest-counts.ts';
import type { PeriodCounts } from '../period-counts.ts';
import { cellsWithContext, leading, LEADING, withContext, type Cell, type ServiceName, type Sheet } from '../sheet.ts';

const SCOPES: readonly (readonly [string, (src: string) => boolean])[] = [
  ['Total', () => true],
  ['Visibility restrictions', (src) => src === 'uploader' || src === 'claimant'],
  ['Service restrictions', (src) => src === 'service'],
  ['Account restrictions', (src) => src === 'account'],
  ['Monetary restrictions', (src) => src === 'money'],
  ['Not acting on a notice (Art. 16)', (src) => src === 'notifier'],
  ['Not acting on a notice of a trusted flagger', (src) => src === 'trusted-flagger'],
];

export function appealsSheet(counts: PeriodCounts, name: ServiceName): Sheet {
  const rows: (readonly Cell[])[] = [];
  const put = (group: string, scope: string, indicator: string, value: Cell) =>
    rows.push([...leading(name), group, scope, indicator, ...cellsWithContext([value])]);
  for (const [scope, belongs] of SCOPES)
    describe((indicator, value) => put('Complaints', scope, indicator, value), counts.contests('complaint', belongs));
  const imposed = counts.imposedOnComplaint;
  put('Complaints', 'Total', 'Restrictions newly imposed as a result of an internal complaint', imposed);
  const disputes = counts.contests('dispute');
  describe((indicator, value) => put('Out-of-court disputes', 'Total', indicator, value), disputes);
  const { decided } = disputes;
  const implemented = counts.of('dispute', 'IMPLEMENTED');
  const percentage = decided === 0 ? undefined : Math.round((1000 * implemented) / decided) / 10;
  put('Out-of-court disputes', 'Total', 'Percentage of outcomes implemented', percentage);
  const suspensions = 'Suspensions (Art. 23)';
  put(suspensions, 'Manifestly illegal content', 'Number', counts.of('account', 'suspended'));
  put(suspensions, 'Manifestly unfounded notices', 'Number', counts.of('account', 'notices-suspended'));
  put(suspensions, 'Manifestly unfounded complaints', 'Number', counts.of('account', 'complaints-suspended'));
  return {
    name: '7_appeals_and_recidivism',
    columns: [...LEADING, 'Group', 'Scope', 'Indicator', ...withContext(['Value'])],
    rows,
  };
}

function describe(put: (indicator: string, value: Cell) => void, contests: ContestCounts): void {
  put('Total number', contests.total);
  put('Decisions upheld', contests.ended('UPHELD'));
  put('Decisions partially reversed', contests.ended('PARTLY', 'MODIFIED'));
  put('Decisions reversed', contests.ended('REVERSED'));
  put('Median time to decide (hours)', contests.hours.median());
  put('Decision omitted', contests.omitted);
}
