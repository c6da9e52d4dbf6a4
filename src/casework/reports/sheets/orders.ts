/** Sheet 3, Art. 15(1)(a) DSA: orders of Member States' authorities. Sealed ones count from the day they open. */
import { rowOf, type RowKey } from '../categories.ts';
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
  'Number of orders to act against illegal content',
  'Number of specific items of information included in the orders to act',
  'Median time to inform the authority of the receipt of the order to act (hours)',
  'Median time to give effect to the order to act (hours)',
  'Number of orders to provide information',
  'Median time to inform the authority of the receipt of the order to provide information (hours)',
  'Median time to give effect to the order to provide information (hours)',
];
const EFFECT = new Set(['COMPLIED', 'PARTLY']);

interface Order {
  readonly row: RowKey;
  readonly state: string;
  readonly toInform: boolean;
  readonly effectAfter?: number;
}

function ordersIn(cases: readonly CaseHistory[], period: Period): readonly Order[] {
  return cases.flatMap(({ kind, steps }) => {
    if (kind !== 'order') return [];
    const valid = steps.find(({ a }) => a === 'VALID');
    if (!valid || !within(period, steps[0]!.at)) return [];
    const effect = steps.find(({ a }) => a !== undefined && EFFECT.has(a));
    const order: Order = {
      row: rowOf(valid.cat, 'NOT_SPECIFIED_ORDER'),
      state: valid.terr?.split(',')[0] ?? '',
      toInform: valid.src === 'ART10',
      ...(effect && { effectAfter: hoursBetween(steps[0]!, effect) }),
    };
    return [order];
  });
}

export function ordersSheet(cases: readonly CaseHistory[], period: Period, name: ServiceName): Sheet {
  const orders = ordersIn(cases, period);
  const scopes = ['TOTAL', ...[...new Set(orders.map(({ state }) => state))].filter(Boolean).sort()];
  const rows = scopes.flatMap((scope) => {
    const own = scope === 'TOTAL' ? orders : orders.filter(({ state }) => state === scope);
    const tally = new Tally(2);
    for (const { row, toInform } of own) tally.add(row, toInform ? 1 : 0);
    return templateRows(['NOT_SPECIFIED_ORDER']).map(({ category, keyword, label }) => {
      const [act, inform] = tally.counts(category, keyword) as [number, number];
      const times = (toInform: boolean) =>
        median(
          own.flatMap((order) =>
            order.toInform === toInform &&
            order.effectAfter !== undefined &&
            (category === 'TOTAL' || order.row.category === category) &&
            (keyword === undefined || order.row.keyword === keyword)
              ? [order.effectAfter]
              : [],
          ),
        );
      // Receipts are sent by the step that logs the order: 0 hours, by construction.
      const received = (count: number) => (count === 0 ? undefined : 0);
      const cells = [act, act, received(act), times(false), inform, received(inform), times(true)];
      return [...leading(name), scope, label, ...cellsWithContext(cells)];
    });
  });
  return { name: '3_member_states_orders', columns: [...LEADING, 'Scope', 'Category', ...withContext(COLUMNS)], rows };
}
