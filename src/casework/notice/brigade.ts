/**
 * Many notices, one question: from the k-th open notice about the same upload and of the same kind within a day on, all are one
 * review, and each notifier is answered once (mechanics § 8(b)). Volume never raises severity; it is shown to the reviewer.
 */
import { instant, type Instant } from '../../common/index.ts';

/** More than this many in this time are one review. D */
export const BRIGADE = { notices: 5, hours: 24 } as const;

/** A notice that waits for a person, about the same upload and of the same category. */
export interface OpenNotice {
  readonly stream: string;
  readonly openedAt: Instant;
  /** Others were merged into it already. */
  readonly leads: boolean;
}

export interface Merge {
  /** The review that goes on. */
  readonly into: string;
  /** Others that waited by themselves, and join it now. */
  readonly also: readonly string[];
}

/** Undefined while each is looked at by itself. */
export function mergeInto(open: readonly OpenNotice[], now: Instant): Merge | undefined {
  const leading = open.find(({ leads }) => leads);
  if (leading) return { into: leading.stream, also: [] };
  const since = instant(now - BRIGADE.hours * 3_600_000);
  const recent = open.filter(({ openedAt }) => openedAt >= since).sort((a, b) => a.openedAt - b.openedAt);
  const [first, ...others] = recent;
  if (!first || recent.length < BRIGADE.notices) return undefined;
  return { into: first.stream, also: others.map(({ stream }) => stream) };
}
