/** Sheet 3, Art. 15(1)(a) DSA: orders of Member States' authorities. Sealed ones count from the day they open. */
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
  'Number of orders to act against illegal content',
  'Number of specific items of information included in the orders to act',
  'Median time to inform the authority of the receipt of the order to act (hours)',
  'Median time to give effect to the order to act (hours)',
  'Number of orders to provide information',
  'Median time to inform the authority of the receipt of the order to provide information (hours)',
  'Median time to give effect to the order to provide information (hours)',
];

export function ordersSheet({ orders, allOrders }: PeriodCounts, name: ServiceName): Sheet {
  // A count that fell back to nothing stays in the map: its state reports nothing.
  const states = [...orders].filter(([state, { tally }]) => state !== '' && tally.counts('TOTAL').some((n) => n > 0));
  const scopes = [['TOTAL', allOrders] as const, ...states.sort(([a], [b]) => (a < b ? -1 : 1))];
  const rows = scopes.flatMap(([scope, { tally, effect }]) =>
    templateRows(['NOT_SPECIFIED_ORDER']).map(({ category, keyword, label }) => {
      const [act, inform] = tally.counts(category, keyword) as [number, number];
      // Receipts are sent by the step that logs the order: 0 hours, by construction.
      const received = (count: number) => (count === 0 ? undefined : 0);
      const [toAct, toInform] = [effect.act.median(category, keyword), effect.inform.median(category, keyword)];
      const cells = [act, act, received(act), toAct, inform, received(inform), toInform];
      return [...leading(name), scope, label, ...cellsWithContext(cells)];
    }),
  );
  return { name: '3_member_states_orders', columns: [...LEADING, 'Scope', 'Category', ...withContext(COLUMNS)], rows };
}
