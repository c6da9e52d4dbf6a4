/** What is known of a work's rights, and what an uploader declares. Both are public JSON contracts (design.md, "Command line"). */
import type { Flag, ReferenceFacts } from './facts.ts';

/** ISO 3166-1 alpha-2, upper case. */
export type Territory = string;

export interface Licence {
  readonly territories: readonly Territory[] | 'all';
  /** `commercial`, `non-commercial`, or `all`. */
  readonly uses: readonly string[] | 'all';
  /** ISO dates, both inclusive; absent = open. */
  readonly from?: string;
  readonly to?: string;
}

/** One works line. A reference without one is: verified claimant, clear ownership, block, claimed everywhere, no licence. */
export interface WorkRights {
  readonly reference: string;
  readonly title: string;
  readonly claimant: string;
  /** What people read instead of an id; never in facts. */
  readonly claimantName?: string;
  readonly claimantState: ReferenceFacts['claimant'];
  readonly ownership: ReferenceFacts['ownership'];
  readonly policy: ReferenceFacts['policy'];
  readonly live: boolean;
  readonly liveUntil?: string;
  readonly earmarked: boolean;
  readonly claimedIn: readonly Territory[] | 'all';
  readonly licences: readonly Licence[];
}

export interface Declaration {
  readonly flag?: Flag;
  /** A licence the uploader says they hold: counts as the flag `licence`. */
  readonly licence?: string;
  readonly commercial: boolean;
  readonly significantRevenue?: boolean;
  /** The uploader's own text of the post the file is part of: other content, when the combination scope is `post`. */
  readonly postContext?: string;
}
