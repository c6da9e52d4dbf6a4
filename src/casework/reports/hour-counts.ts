/** Lengths of time counted by the hour: the same median and ranks as of the list, at a size that does not grow with it. Leaves know hours, no minutes. */
export class HourCounts {
  readonly #counts = new Map<number, number>();
  #total = 0;

  get count(): number {
    return this.#total;
  }

  /** `by` -1 takes one away that was added before. */
  add(hours: number, by = 1): void {
    const left = (this.#counts.get(hours) ?? 0) + by;
    if (left === 0) this.#counts.delete(hours);
    else this.#counts.set(hours, left);
    this.#total += by;
  }

  /** Undefined of nothing: a report says "not applicable" then, never 0. */
  median(): number | undefined {
    if (this.#total === 0) return undefined;
    const [low, high] = [Math.floor((this.#total - 1) / 2), Math.floor(this.#total / 2)];
    return (this.#at(low) + this.#at(high)) / 2;
  }

  /** The smallest that `share` (0 to 1) of all do not exceed. */
  quantile(share: number): number | undefined {
    return this.#total === 0 ? undefined : this.#at(Math.ceil(this.#total * share) - 1);
  }

  /** How many are at most the first end, above it and at most the second, and so on. */
  upTo(ends: readonly number[]): number[] {
    const found = ends.map(() => 0);
    for (const [hours, count] of this.#counts) {
      const place = ends.findIndex((end) => hours <= end);
      if (place >= 0) found[place]! += count;
    }
    return found;
  }

  static sum(parts: Iterable<HourCounts>): HourCounts {
    const sum = new HourCounts();
    for (const part of parts) for (const [hours, count] of part.#counts) sum.add(hours, count);
    return sum;
  }

  #at(place: number): number {
    let seen = 0;
    for (const [hours, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen > place) return hours;
    }
    return NaN; // nobody asks beyond the last
  }
}
