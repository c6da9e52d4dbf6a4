/** Complaints or disputes of one period, counted by who brought them. */
import { HourCounts } from './hour-counts.ts';
import type { ContestStory } from './stories.ts';

export class ContestCounts {
  total = 0;
  omitted = 0;
  /** With an outcome, and before the clock ran out. */
  inTime = 0;
  readonly outcomes = new Map<string, number>();
  readonly hours: HourCounts;

  constructor(hours = new HourCounts()) {
    this.hours = hours;
  }

  add({ outcome, hours, omitted }: ContestStory, by: 1 | -1): void {
    this.total += by;
    if (omitted) this.omitted += by;
    else if (outcome !== undefined) this.inTime += by;
    if (outcome !== undefined) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + by);
    if (hours !== undefined) this.hours.add(hours, by);
  }

  ended(...names: readonly string[]): number {
    return names.reduce((sum, name) => sum + (this.outcomes.get(name) ?? 0), 0);
  }

  get decided(): number {
    return [...this.outcomes.values()].reduce((sum, count) => sum + count, 0);
  }

  static sum(parts: readonly ContestCounts[]): ContestCounts {
    const sum = new ContestCounts(HourCounts.sum(parts.map(({ hours }) => hours)));
    for (const { total, omitted, inTime, outcomes } of parts) {
      sum.total += total;
      sum.omitted += omitted;
      sum.inTime += inTime;
      for (const [name, count] of outcomes) sum.outcomes.set(name, (sum.outcomes.get(name) ?? 0) + count);
    }
    return sum;
  }
}
