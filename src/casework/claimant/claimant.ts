/**
 * Who claims works, and how far they are believed (mechanics § 8(g), § 18 UrhDaG): new, verified, trusted, excluded until a date.
 * "Trusted" here is § 14(4) UrhDaG's and opens the red button; a trusted flagger (Art. 22 DSA) is something else.
 */
import type { Instant } from '../../common/index.ts';

/** What was found about one claim, in one upload. */
export interface Judged {
  readonly upload: string;
  readonly reference: string;
  readonly accurate: boolean;
  readonly at: Instant;
}

export interface FreeWork {
  readonly reference: string;
  /** `public-domain`: nobody's; `foreign`: somebody else's. */
  readonly why: 'public-domain' | 'foreign';
  readonly at: Instant;
}

export interface Exclusion {
  readonly since: Instant;
  readonly until: Instant;
  readonly rung: number;
  /** The findings it rests on: references, or uploads. */
  readonly about: readonly string[];
}

export interface KnownClaimant {
  readonly kind: 'known';
  /** A collecting society is paid what only societies may claim (§§ 4(4), 5(3), 12(1) UrhDaG). */
  readonly society: boolean;
  readonly verified: boolean;
  /** In order; of two findings about one claim the later one holds. */
  readonly judged: readonly Judged[];
  /** One claim counts once. */
  readonly count: { readonly decided: number; readonly wrong: number };
  readonly freeWorks: readonly FreeWork[];
  readonly warnedAt?: Instant;
  readonly exclusion?: Exclusion;
  readonly exclusions: readonly Instant[];
  /** Red buttons found wrong that still count. */
  readonly redButtons: readonly { readonly upload: string; readonly at: Instant }[];
  readonly redButtonExclusion?: Exclusion;
  readonly redButtonExclusions: readonly Instant[];
  /** As it was last told: trust comes and goes with the count, each change is an event. */
  readonly trusted: boolean;
  readonly audits: readonly { readonly seed: string; readonly uploads: readonly string[]; readonly at: Instant }[];
  readonly decidedBy: readonly string[];
}
export type ClaimantState = { readonly kind: 'none' } | KnownClaimant;

export type ClaimantCommand =
  | { readonly type: 'register'; readonly society?: boolean }
  /** Identity and a sample title were checked. `text`: what was checked. */
  | { readonly type: 'verify'; readonly text?: string }
  | {
      readonly type: 'judged';
      readonly upload: string;
      readonly reference: string;
      readonly accurate: boolean;
      /** The work is in the public domain. */
      readonly publicDomain?: boolean;
      /** The work is somebody else's. */
      readonly foreign?: boolean;
    }
  | { readonly type: 'red-button-judged'; readonly upload: string; readonly upheld: boolean }
  /** A random sample of machine decisions was drawn for human eyes; `seed` lets anybody draw it again. */
  | { readonly type: 'audit'; readonly seed: string; readonly uploads: readonly string[] }
  | { readonly type: 'lift'; readonly what: 'exclusion' | 'red-button' | 'all'; readonly because: string }
  | { readonly type: 'clock'; readonly name: string };

interface About {
  readonly upload: string;
  readonly reference: string;
}
export type ClaimantEvent =
  | { readonly type: 'registered'; readonly society: boolean }
  | { readonly type: 'verified'; readonly text?: string }
  | ({
      readonly type: 'claim-accurate' | 'claim-wrong';
      /** What was found before, if this claim had been judged. */
      readonly was?: 'accurate' | 'wrong';
    } & About)
  | { readonly type: 'free-work-claimed'; readonly reference: string; readonly why: FreeWork['why'] }
  /** The finding was reversed: the claim was theirs to make after all. */
  | { readonly type: 'free-work-cleared'; readonly reference: string }
  | { readonly type: 'warned'; readonly reference: string }
  | { readonly type: 'excluded'; readonly until: Instant; readonly rung: number; readonly about: readonly string[] }
  | { readonly type: 'returned' }
  | { readonly type: 'exclusion-lifted'; readonly because: string }
  | { readonly type: 'trusted' | 'trust-lost' }
  | { readonly type: 'red-button-right' | 'red-button-wrong' | 'red-button-cleared'; readonly upload: string }
  | {
      readonly type: 'red-button-excluded';
      readonly until: Instant;
      readonly rung: number;
      readonly about: readonly string[];
    }
  | { readonly type: 'red-button-returned' }
  | { readonly type: 'red-button-restored'; readonly because: string }
  | { readonly type: 'audit-drawn'; readonly seed: string; readonly uploads: readonly string[] };

export const NEW_CLAIMANT: KnownClaimant = {
  kind: 'known',
  society: false,
  verified: false,
  judged: [],
  count: { decided: 0, wrong: 0 },
  freeWorks: [],
  exclusions: [],
  redButtons: [],
  redButtonExclusions: [],
  trusted: false,
  audits: [],
  decidedBy: [],
};
