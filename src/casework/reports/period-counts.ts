/** Everything the reports say of one period, as counts that a leaf can be added to. Their size does not grow with the log. */
import { isTerms } from '../terms-ground.ts';
import { ContestCounts } from './contest-counts.ts';
import { HourCounts } from './hour-counts.ts';
import { needsLine } from './needs-line.ts';
import type { Period, PublicStep } from './public-step.ts';
import { Tally, TimesTally } from './sheet.ts';
import { measureOf, MEASURE_COLUMNS, measureRow } from './sheets/own-initiative.ts';
import type { ContestStory, NoticeStory, OrderStory } from './stories.ts';

export const RESTRICTIVE: readonly string[] = ['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'];
/** A ruling's leaf is DECIDED; what it says stands in its ground: `board/overturn-down`. Sent back settles nothing. */
const RULING = /^board\/(uphold|overturn|warning)/;

export class OrderCounts {
  readonly tally = new Tally(2);
  readonly effect = { act: new TimesTally(), inform: new TimesTally() };
}

export class PeriodCounts {
  readonly period: Period;
  readonly #kinds = new Map<string, number>();
  readonly #actions = new Map<string, Map<string, number>>();
  /** Decisions of each month of a year. */
  readonly months = Array.from({ length: 12 }, () => ({ decisions: 0, restrictive: 0 }));
  readonly rulings = { counted: 0, changed: 0 };
  /** Restrictions that an internal complaint led to. */
  imposedOnComplaint = 0;
  readonly measures = { illegal: new Tally(MEASURE_COLUMNS), terms: new Tally(MEASURE_COLUMNS), all: 0, automated: 0 };
  readonly lines = { needed: 0, submitted: 0 };
  readonly notices = {
    tally: new Tally(10),
    hours: new TimesTally(),
    trustedHours: new TimesTally(),
    all: { total: 0, machineOnly: 0 },
    trusted: { total: 0, machineOnly: 0 },
  };
  /** By member state; '' where the leaf names none. */
  readonly orders = new Map<string, OrderCounts>();
  readonly allOrders = new OrderCounts();
  /** From the first restriction of an upload to its first return to the public. */
  readonly restored = new HourCounts();
  readonly #contests = new Map<string, Map<string, ContestCounts>>();

  constructor(period: Period) {
    this.period = period;
  }

  leaves(kind: string): number {
    return this.#kinds.get(kind) ?? 0;
  }

  /** By action, in the order in which each first happened. */
  actions(kind: string): ReadonlyMap<string, number> {
    return this.#actions.get(kind) ?? new Map();
  }

  of(kind: string, ...actions: readonly string[]): number {
    return actions.reduce((sum, action) => sum + (this.actions(kind).get(action) ?? 0), 0);
  }

  /** Complaints (`complaint`) or disputes (`dispute`) of those who brought them. */
  contests(kind: string, belongs: (src: string) => boolean = () => true): ContestCounts {
    const found = [...(this.#contests.get(kind) ?? [])].filter(([src]) => belongs(src));
    return ContestCounts.sum(found.map(([, counts]) => counts));
  }

  addStep(step: PublicStep): void {
    const { k, a, at, src, ground = '' } = step;
    this.#kinds.set(k, this.leaves(k) + 1);
    if (a !== undefined) {
      const actions = this.#actions.get(k) ?? new Map<string, number>();
      this.#actions.set(k, actions.set(a, (actions.get(a) ?? 0) + 1));
    }
    if (k === 'decision') {
      const month = this.months[new Date(at).getUTCMonth()]!;
      month.decisions++;
      if (a !== undefined && RESTRICTIVE.includes(a)) month.restrictive++;
      if (a === 'BLOCK' && src === 'complaint') this.imposedOnComplaint++;
    }
    if (k === 'oversight' && a === 'DECIDED' && RULING.test(ground)) {
      this.rulings.counted++;
      if (!ground.startsWith('board/uphold')) this.rulings.changed++;
    }
    if (needsLine(step)) this.lines.needed++;
    this.#addMeasure(step);
  }

  #addMeasure(step: PublicStep): void {
    const column = measureOf(step);
    if (column === undefined) return;
    this.measures.all++;
    const tally = this.measures[isTerms(step.ground) ? 'terms' : 'illegal'];
    const row = measureRow(step);
    tally.add(row, 0);
    tally.add(row, column);
    if (step.auto !== 'full') return;
    this.measures.automated++;
    tally.add(row, 1);
  }

  addNotice({ row, trusted, machineOnly, item, decided }: NoticeStory, by: 1 | -1): void {
    const { tally, hours, trustedHours } = this.notices;
    const columns = [...(item ? [] : [0]), 2, ...(decided?.acted ? [decided.terms ? 8 : 6] : [])];
    for (const column of columns) tally.add(row, column, by);
    if (trusted) for (const column of columns) tally.add(row, column + 1, by);
    if (decided) hours.add(row, decided.hours, by);
    if (decided && trusted) trustedHours.add(row, decided.hours, by);
    if (item) return;
    for (const counts of trusted ? [this.notices.all, this.notices.trusted] : [this.notices.all]) {
      counts.total += by;
      if (machineOnly) counts.machineOnly += by;
    }
  }

  addOrder({ valid, effectAfter }: OrderStory, by: 1 | -1): void {
    if (!valid) return;
    const { row, state, toInform } = valid;
    const own = this.orders.get(state) ?? new OrderCounts();
    this.orders.set(state, own);
    for (const { tally, effect } of [own, this.allOrders]) {
      tally.add(row, toInform ? 1 : 0, by);
      if (effectAfter !== undefined) effect[toInform ? 'inform' : 'act'].add(row, effectAfter, by);
    }
  }

  addContest(kind: string, story: ContestStory, by: 1 | -1): void {
    const bySource = this.#contests.get(kind) ?? new Map<string, ContestCounts>();
    this.#contests.set(kind, bySource);
    const counts = bySource.get(story.src) ?? new ContestCounts();
    bySource.set(story.src, counts);
    counts.add(story, by);
  }
}
