/** The store's contract for what is published: lines for the EU database, totals of a docket, texts by name. Part of `Reads`. */
import type { Instant } from '../common/index.ts';

export interface DatabaseLine {
  /** Where it stands in the order they were queued; the cursor for those after it. */
  readonly place: number;
  /** The decision's leaf; absent where its upload is unknown. */
  readonly leaf?: number;
}

export interface DocketTotals {
  readonly open: number;
  /** Of the open ones, those whose date has passed. */
  readonly late: number;
  readonly closed: number;
}

export interface PublishedReads {
  /** Settled or not, in the order they were queued; `after` is a place, 0 at first. A few thousand at a time; none: there are no more. */
  databaseLines(after: number): Promise<readonly DatabaseLine[]>;
  /** Of all cases of a kind in these states. */
  docketTotals(kind: string, states: readonly string[], now: Instant): Promise<DocketTotals>;
  /** Texts by id; one that was erased is missing. */
  textsNamed(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
