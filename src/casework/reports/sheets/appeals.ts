/** Sheet 7, Art. 15(1)(d) and Art. 24(1) DSA: complaints, out-of-court disputes, suspensions under Art. 23. */
import { hoursBetween, median, within, type CaseHistory, type Period, type PublicStep } from '../public-step.ts';
import { cellsWithContext, leading, LEADING, withContext, type Cell, type ServiceName, type Sheet } from '../sheet.ts';

const OUTCOMES = ['UPHELD', 'PARTLY', 'MODIFIED', 'REVERSED'];

interface Contest {
  readonly src: string;
  readonly outcome?: string;
  readonly hours?: number;
  /** Its clock ran out before anybody decided, or it was taken back. */
  readonly omitted: boolean;
}

export function contestsIn(cases: readonly CaseHistory[], period: Period, kind: string): readonly Contest[] {
  return cases.flatMap(({ kind: own, steps }) => {
    if (own !== kind || !within(period, steps[0]!.at)) return [];
    const decided = steps.find(({ a }) => a !== undefined && OUTCOMES.includes(a));
    const contest: Contest = {
      src: steps[0]!.src ?? '',
      ...(decided && { outcome: decided.a!, hours: hoursBetween(steps[0]!, decided) }),
      omitted: steps.some(({ a }) => a === 'OVERDUE' || a === 'OMITTED'),
    };
    return [contest];
  });
}

const SCOPES: readonly (readonly [string, (src: string) => boolean])[] = [
  ['Total', () => true],
  ['Visibility restrictions', (src) => src === 'uploader' || src === 'claimant'],
  ['Service restrictions', (src) => src === 'service'],
  ['Account restrictions', (src) => src === 'account'],
  ['Monetary restrictions', (src) => src === 'money'],
  ['Not acting on a notice (Art. 16)', (src) => src === 'notifier'],
  ['Not acting on a notice of a trusted flagger', (src) => src === 'trusted-flagger'],
];

export function appealsSheet(
  cases: readonly CaseHistory[],
  steps: readonly PublicStep[],
  period: Period,
  name: ServiceName,
): Sheet {
  const rows: (readonly Cell[])[] = [];
  const put = (group: string, scope: string, indicator: string, value: Cell) =>
    rows.push([...leading(name), group, scope, indicator, ...cellsWithContext([value])]);
  const complaints = contestsIn(cases, period, 'complaint');
  for (const [scope, belongs] of SCOPES)
    describe(
      (indicator, value) => put('Complaints', scope, indicator, value),
      complaints.filter(({ src }) => belongs(src)),
    );
  const imposed = steps.filter(
    ({ k, a, src, at }) => k === 'decision' && a === 'BLOCK' && src === 'complaint' && within(period, at),
  );
  put('Complaints', 'Total', 'Restrictions newly imposed as a result of an internal complaint', imposed.length);
  const disputes = contestsIn(cases, period, 'dispute');
  describe((indicator, value) => put('Out-of-court disputes', 'Total', indicator, value), disputes);
  const implemented = steps.filter(
    ({ k, a, at }) => k === 'dispute' && a === 'IMPLEMENTED' && within(period, at),
  ).length;
  const decided = disputes.filter(({ outcome }) => outcome !== undefined).length;
  put(
    'Out-of-court disputes',
    'Total',
    'Percentage of outcomes implemented',
    decided === 0 ? undefined : Math.round((1000 * implemented) / decided) / 10,
  );
  const counted = (...names: string[]) =>
    steps.filter(({ k, a, at }) => k === 'account' && a !== undefined && names.includes(a) && within(period, at))
      .length;
  put('Suspensions (Art. 23)', 'Manifestly illegal content', 'Number', counted('suspended'));
  put('Suspensions (Art. 23)', 'Manifestly unfounded notices', 'Number', counted('notices-suspended'));
  put('Suspensions (Art. 23)', 'Manifestly unfounded complaints', 'Number', counted('complaints-suspended'));
  return {
    name: '7_appeals_and_recidivism',
    columns: [...LEADING, 'Group', 'Scope', 'Indicator', ...withContext(['Value'])],
    rows,
  };
}

function describe(put: (indicator: string, value: Cell) => void, contests: readonly Contest[]): void {
  const ended = (...names: string[]) => contests.filter(({ outcome }) => outcome && names.includes(outcome)).length;
  put('Total number', contests.length);
  put('Decisions upheld', ended('UPHELD'));
  put('Decisions partially reversed', ended('PARTLY', 'MODIFIED'));
  put('Decisions reversed', ended('REVERSED'));
  put('Median time to decide (hours)', median(contests.flatMap(({ hours }) => (hours === undefined ? [] : [hours]))));
  put('Decision omitted', contests.filter(({ omitted }) => omitted).length);
}
