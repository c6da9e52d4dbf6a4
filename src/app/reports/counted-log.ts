/**
 * The counts of the reports, kept up with the log: from its first leaf at the start, then each leaf once. The log is the truth and this a
 * projection in memory; nothing of it is stored. Whoever asks gets everything that was committed before they asked.
 */
import { instant } from '../../common/index.ts';
import { LogFold, type Period, type PeriodCounts, type PublicStep } from '../../casework/index.ts';
import { parseLeaf } from '../../log/index.ts';
import type { Store } from '../../store/store.ts';

/** Between two batches, requests get their turn. */
const BATCH = 500;

export class CountedLog {
  readonly #store: Pick<Store, 'leaves' | 'databaseLines'>;
  readonly #fold = new LogFold();
  #leaves = 0;
  #lines = 0;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(store: Pick<Store, 'leaves' | 'databaseLines'>) {
    this.#store = store;
  }

  async counts(period: Period): Promise<PeriodCounts> {
    await this.catchUp();
    return this.#fold.counts(period);
  }

  /** Those who ask while another is reading share the reading after it. A fault is theirs alone: the next one goes on where it stopped. */
  catchUp(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      const reading = this.#read();
      this.#running = reading.catch(() => {});
      return reading;
    });
    return this.#next;
  }

  /** Leaves first: a line is queued in the same commit as its leaf, so a leaf without its line has none. */
  async #read(): Promise<void> {
    for (let more = true; more;) {
      const leaves = await this.#store.leaves(this.#leaves, BATCH);
      for (const { index, leaf } of leaves) {
        const step = publicStep(index, leaf);
        if (step) this.#fold.push(step);
        this.#leaves = index + 1;
      }
      more = leaves.length === BATCH;
    }
    for (;;) {
      const lines = await this.#store.databaseLines(this.#lines);
      for (const { place, leaf } of lines) {
        if (leaf !== undefined) this.#fold.pushLine(leaf);
        this.#lines = place;
      }
      if (lines.length === 0) return;
    }
  }
}

/** Undefined for bytes that are no leaf of ours: `recourse verify --log`, which checks every leaf, says so. */
function publicStep(index: number, leaf: Uint8Array): PublicStep | undefined {
  const parsed = parseLeaf(leaf);
  if (parsed.kind === 'refused') return undefined;
  const { v: _version, n: _counter, p: _policy, c: _commitment, at, ...fields } = parsed.value;
  // `2026-11-22T11:00Z`: without seconds, which Date.parse takes.
  return { ...fields, index, at: instant(Date.parse(at)) };
}
