/**
 * What final decisions mean for an account (mechanics § 8(e), Art. 23 DSA, § 18(5) UrhDaG). No state of this file lasts
 * without an end: a suspension has a date, or there is none (the lesson of Oversight Board case 2021-001).
 */
import type { Instant } from '../../common/index.ts';
import type { Factor } from './ladder.ts';
import type { Tally } from './tally.ts';

/** One upload, one strike: what became of it. */
export type Violation =
  /** Found manifestly illegal; counts at `finalAt` unless somebody contests it. */
  | { readonly kind: 'awaiting'; readonly upload: string; readonly finalAt: Instant }
  | { readonly kind: 'contested'; readonly upload: string }
  | { readonly kind: 'counted'; readonly upload: string; readonly at: Instant; readonly expiresAt: Instant }
  | { readonly kind: 'expired' | 'reversed' | 'not-manifest'; readonly upload: string };

export type Measure =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'suspended';
      readonly since: Instant;
      readonly until: Instant;
      readonly rung: number;
      /** The strikes it rests on. */
      readonly uploads: readonly string[];
      readonly by: string;
    }
  | {
      readonly kind: 'terminated';
      readonly at: Instant;
      readonly uploads: readonly string[];
      /** Two administrators, never one. */
      readonly by: readonly [string, string];
    };

export interface Exclusion {
  readonly since: Instant;
  readonly until: Instant;
  readonly rung: number;
  /** The findings it rests on. */
  readonly about: readonly string[];
}

/** Art. 23(3) DSA: each case is weighed by itself, on at least these four points. */
export interface CaseReview {
  readonly about: 'content' | 'notices';
  /** (a) how many, in how many days */
  readonly numbers: { readonly found: number; readonly days: number };
  /** (b) of how many in all */
  readonly proportion: { readonly found: number; readonly of: number };
  /** (c) gravity and consequences */
  readonly gravity: 'low' | 'medium' | 'high';
  /** (d) intention, where it can be told */
  readonly intent: 'cannot-be-told' | 'none' | 'present';
  /** What a human wrote about it: a text of the case. */
  readonly text: string;
  readonly finding: 'suspend' | 'terminate' | 'no-measure';
}

export interface Reviewed extends CaseReview {
  readonly at: Instant;
  readonly by: string;
}

export interface KnownAccount {
  readonly kind: 'known';
  /** Oldest first; an upload is there once. */
  readonly violations: readonly Violation[];
  readonly warnedAt?: Instant;
  /** Up to here a human has weighed the strikes. */
  readonly weighedAt?: Instant;
  readonly review?: Reviewed;
  readonly measure: Measure;
  /** When earlier suspensions began; those lifted as unfounded are not among them. */
  readonly suspensions: readonly Instant[];
  readonly proposal?: { readonly by: string; readonly until: Instant; readonly text: string };
  readonly flags: Tally & { readonly exclusion?: Exclusion; readonly earlier: readonly Instant[] };
  readonly notices: Tally & {
    readonly exclusion?: Exclusion;
    readonly earlier: readonly Instant[];
    readonly weighedAt?: Instant;
  };
  /** Words of those who decided about this account: none of them hears its complaint. */
  readonly decidedBy: readonly string[];
}
export type AccountState = { readonly kind: 'none' } | KnownAccount;

export const LIFTABLE = ['suspension', 'termination', 'flag-right', 'notice-processing'] as const;
export type Liftable = (typeof LIFTABLE)[number];

export type AccountCommand =
  /** A manifest block without a complaint so far. `action`: of the upload's decision; only blocks can count. */
  | { readonly type: 'violation-found'; readonly upload: string; readonly manifest: boolean; readonly action?: string }
  /** A complaint or a board case about it is open. */
  | { readonly type: 'contested'; readonly upload: string }
  | { readonly type: 'violation-final'; readonly upload: string; readonly manifest: boolean; readonly action?: string }
  | { readonly type: 'count-reversed'; readonly upload: string }
  | { readonly type: 'flag-judged'; readonly upload: string; readonly upheld: boolean }
  /** `together`: it was one of many about the same upload, sent together and answered as one. */
  | {
      readonly type: 'notice-judged';
      readonly notice: string;
      readonly unfounded: boolean;
      readonly together?: boolean;
    }
  | { readonly type: 'case-review'; readonly review: CaseReview }
  | { readonly type: 'suspend'; readonly until: Instant; readonly factors?: readonly Factor[] }
  | { readonly type: 'suspend-notices'; readonly until: Instant }
  | { readonly type: 'terminate-propose'; readonly text: string }
  | { readonly type: 'terminate-approve' }
  | { readonly type: 'terminate-withdraw' }
  /** After a complaint about the account was decided for it, or by ourselves. */
  | { readonly type: 'lift'; readonly what: Liftable | 'all'; readonly because: string }
  | { readonly type: 'clock'; readonly name: string };

interface About {
  readonly upload: string;
}
export type AccountEvent =
  | ({ readonly type: 'violation-found'; readonly finalAt: Instant } & About)
  | ({ readonly type: 'violation-contested' } & About)
  | ({ readonly type: 'violation-not-manifest' } & About)
  /** `since`: when the decision became final, however late that was noticed. */
  | ({ readonly type: 'strike'; readonly since: Instant; readonly expiresAt: Instant } & About)
  | ({ readonly type: 'strike-expired' } & About)
  | ({ readonly type: 'strike-reversed' } & About)
  | { readonly type: 'warned'; readonly strikes: number }
  | { readonly type: 'review-due'; readonly strikes: number }
  | { readonly type: 'case-reviewed'; readonly review: CaseReview }
  | {
      readonly type: 'suspended';
      readonly until: Instant;
      readonly rung: number;
      readonly uploads: readonly string[];
      readonly factors: readonly Factor[];
    }
  | { readonly type: 'suspension-ended' }
  | { readonly type: 'suspension-lifted'; readonly because: string }
  | { readonly type: 'termination-proposed'; readonly text: string; readonly until: Instant }
  | { readonly type: 'termination-withdrawn' }
  | { readonly type: 'terminated'; readonly uploads: readonly string[]; readonly proposedBy: string }
  | { readonly type: 'termination-lifted'; readonly because: string }
  | { readonly type: 'flag-wrong' | 'flag-right' | 'flag-cleared'; readonly upload: string }
  | { readonly type: 'flag-warned' }
  | {
      readonly type: 'flag-right-excluded';
      readonly until: Instant;
      readonly rung: number;
      readonly about: readonly string[];
    }
  | { readonly type: 'flag-right-returned' }
  | { readonly type: 'flag-right-restored'; readonly because: string }
  | { readonly type: 'notice-unfounded' | 'notice-founded' | 'notice-cleared'; readonly notice: string }
  | { readonly type: 'notices-warned'; readonly together?: boolean }
  | { readonly type: 'notices-review-due' }
  | {
      readonly type: 'notices-suspended';
      readonly until: Instant;
      readonly rung: number;
      readonly about: readonly string[];
    }
  | { readonly type: 'notices-returned' }
  | { readonly type: 'notices-restored'; readonly because: string };

export const NEW_ACCOUNT: KnownAccount = {
  kind: 'known',
  violations: [],
  measure: { kind: 'none' },
  suspensions: [],
  flags: { wrong: [], right: 0, earlier: [] },
  notices: { wrong: [], right: 0, earlier: [] },
  decidedBy: [],
};
