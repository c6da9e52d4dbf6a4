/**
 * The public log, folded leaf by leaf into the counts of each calendar year and half year: what was counted stays counted, so that a report
 * costs the same however long the log is. A case whose story changes is taken out of the counts and put in again. Kept in memory are the
 * counts, and the stories of notices, orders, contests and restricted uploads: about 200 bytes each.
 */
import { assert, instant, type Instant } from '../../common/index.ts';
import { needsLine } from './needs-line.ts';
import { PeriodCounts, RESTRICTIVE } from './period-counts.ts';
import { caseOf, hoursBetween, type Period, type PublicStep } from './public-step.ts';
import { nextContest, nextNotice, nextOrder, type ContestStory, type NoticeStory, type OrderStory } from './stories.ts';

interface UploadStory {
  stoppedAt?: Instant;
  /** The first return to the public in each period that has one. */
  readonly back: Map<PeriodCounts, Instant>;
}

export class LogFold {
  readonly #periods = new Map<string, PeriodCounts>();
  readonly #notices = new Map<string, NoticeStory>();
  readonly #orders = new Map<string, OrderStory>();
  readonly #contests = new Map<string, ContestStory>();
  readonly #uploads = new Map<string, UploadStory>();
  /** Leaves that need a line in the EU database and have none yet. */
  readonly #unsent = new Map<number, readonly PeriodCounts[]>();
  /** Lines whose leaf was not told of yet. */
  readonly #early = new Set<number>();
  #next = 0;

  /** A leaf of the log. Leaves come in the order of the log; some may be left out. */
  push(step: PublicStep): void {
    assert(step.index >= this.#next, 'leaves are folded in the order of the log');
    this.#next = step.index + 1;
    const periods = this.#periodsOf(step.at);
    for (const counts of periods) counts.addStep(step);
    const hasLine = this.#early.delete(step.index);
    if (needsLine(step) && hasLine) for (const { lines } of periods) lines.submitted++;
    else if (needsLine(step)) this.#unsent.set(step.index, periods);
    if (step.k === 'notice')
      this.#tell(this.#notices, step, nextNotice, (counts, ...told) => counts.addNotice(...told));
    else if (step.k === 'order')
      this.#tell(this.#orders, step, nextOrder, (counts, ...told) => counts.addOrder(...told));
    else if (step.k === 'complaint' || step.k === 'dispute')
      this.#tell(this.#contests, step, nextContest, (counts, ...told) => counts.addContest(step.k, ...told));
    else if (step.case !== undefined) this.#tellUpload(step.case, step);
  }

  /** A line for the EU database was queued for this leaf. */
  pushLine(leaf: number): void {
    const periods = this.#unsent.get(leaf);
    for (const { lines } of periods ?? []) lines.submitted++;
    this.#unsent.delete(leaf);
    if (leaf >= this.#next) this.#early.add(leaf);
  }

  /** Of a calendar year or a half of one. */
  counts({ from, to }: Period): PeriodCounts {
    const asked = spansOf(from).find((one) => one.from === from && one.to === to);
    assert(asked !== undefined, 'counts are kept by year and half year');
    return this.#periods.get(keyOf(asked)) ?? new PeriodCounts(asked);
  }

  #periodsOf(at: Instant): readonly PeriodCounts[] {
    return spansOf(at).map((span) => {
      const known = this.#periods.get(keyOf(span)) ?? new PeriodCounts(span);
      this.#periods.set(keyOf(span), known);
      return known;
    });
  }

  #tell<Story extends { readonly openedAt: Instant }>(
    stories: Map<string, Story>,
    step: PublicStep,
    next: (known: Story | undefined, step: PublicStep) => Story,
    count: (counts: PeriodCounts, story: Story, by: 1 | -1) => void,
  ): void {
    const name = `${step.k} ${caseOf(step)}`;
    const known = stories.get(name);
    const story = next(known, step);
    if (story === known) return;
    for (const counts of this.#periodsOf(story.openedAt)) {
      if (known) count(counts, known, -1);
      count(counts, story, 1);
    }
    // A leaf without a case stands alone: nothing can follow it.
    if (step.case !== undefined) stories.set(name, story);
  }

  #tellUpload(name: string, { k, a, at }: PublicStep): void {
    const stops = k === 'decision' && a !== undefined && RESTRICTIVE.includes(a);
    if (!stops && !(k === 'upload' && a === 'RESTORED')) return;
    const story: UploadStory = this.#uploads.get(name) ?? { back: new Map() };
    this.#uploads.set(name, story);
    if (stops) {
      if (story.stoppedAt !== undefined) return;
      story.stoppedAt = at;
      for (const [counts, back] of story.back) counts.restored.add(hoursBetween({ at }, { at: back }));
      return;
    }
    for (const counts of this.#periodsOf(at)) {
      if (story.back.has(counts)) continue;
      story.back.set(counts, at);
      if (story.stoppedAt !== undefined) counts.restored.add(hoursBetween({ at: story.stoppedAt }, { at }));
    }
  }
}

const keyOf = ({ from, to }: Period): string => `${from} ${to}`;

/** The year and the half year that a moment is in. */
function spansOf(at: Instant): readonly Period[] {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const half = date.getUTCMonth() < 6 ? 0 : 6;
  return [
    { from: instant(Date.UTC(year, 0)), to: instant(Date.UTC(year + 1, 0)) },
    { from: instant(Date.UTC(year, half)), to: instant(Date.UTC(year, half + 6)) },
  ];
}
