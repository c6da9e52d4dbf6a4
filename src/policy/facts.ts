/**
 * Facts in. The shape of `decide`'s input, which is also a public contract: `recourse decide FACTS` and
 * mechanics/scenarios.json spell it exactly so. Nothing here was judged yet; everything here was measured or declared.
 */
import type { UndeterminedWhy } from '../common/index.ts';
import type { Modification } from '../match/index.ts';

export const PROFILES = ['DE', 'EU', 'US'] as const;
export type Profile = (typeof PROFILES)[number];

/** The § 5 UrhDaG flags, and `licence`, which is a statement of another kind. */
export const FLAGS = [
  'quotation',
  'criticism',
  'review',
  'caricature',
  'parody',
  'pastiche',
  'other_exception',
  'licence',
] as const;
export type Flag = (typeof FLAGS)[number];

export interface Facts {
  readonly profile: Profile;
  readonly stage: 'upload' | 'post';
  /** With stage `post`: hours since the uploader was told. */
  readonly hours?: number;
  readonly flag: Flag | null;
  readonly flagRight: 'ok' | 'excluded';
  readonly commercial: boolean;
  /** Absent with `commercial: true` counts as significant. */
  readonly significantRevenue?: boolean;
  readonly matches: readonly MatchFacts[];
  /** Set when the upload could not be compared: `matches` is then empty. */
  readonly undetermined?: UndeterminedWhy;
}

export type FactsMedia = 'film' | 'audio' | 'image' | 'text';

export const FOUND_LAWFUL_HOW = ['same-file', 'same-fingerprint'] as const;
/** How the file was recognised as the one that was judged, and where the finding stands in the public log. */
export interface FoundLawful {
  readonly how: (typeof FOUND_LAWFUL_HOW)[number];
  readonly leaf?: number;
}

/** One work in one upload, in one territory. */
export interface MatchFacts {
  /** Names the work in `per` and in reasons; absent in bare facts files. */
  readonly reference?: string;
  readonly confidence: number;
  readonly media: FactsMedia;
  /** film, audio: union of reference spans in seconds of the reference, already reduced by the measured boundary error. */
  readonly matchedS?: number;
  /** text: the same in code points. */
  readonly matchedChars?: number;
  /** image: size of the uploaded file as received. */
  readonly matchedBytes?: number;
  /** Share of the work, 0 to 1. */
  readonly coverage: number;
  readonly combined: boolean;
  readonly modified: Modification;
  readonly claimedHere: boolean;
  readonly licensedHere: boolean;
  readonly ref: ReferenceFacts;
  /** A person found this very file lawful against this claim: the table does not restrict it again. */
  readonly foundLawful?: FoundLawful;
  /** What was not measured and so took the value kinder to the uploader. */
  readonly unmeasured?: readonly string[];
  /** The values before the reduction by the boundary error, for showing. */
  readonly measured?: { readonly matchedS?: number; readonly coverage?: number };
}

export interface ReferenceFacts {
  readonly claimant: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly ownership: 'clear' | 'disputed' | 'public_domain' | 'open_licence';
  readonly policy: 'block' | 'license' | 'track' | 'allow' | 'attribute';
  readonly live: boolean;
  /** ISO 8601 moment; with `live`. */
  readonly liveUntil?: string;
  readonly earmarked: boolean;
}
