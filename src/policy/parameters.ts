/**
 * The numbers of a policy. Each is either the law's own (L) or a published choice of design (D); a change is a new version.
 */
import type { UndeterminedWhy } from '../common/index.ts';

export interface PolicyParameters {
  /** Evidence floor: below it no party is affected. D */
  readonly minConfidence: number;
  /** § 10 no. 1 UrhDaG: seconds of a film work, the limit included. L */
  readonly minorFilmS: number;
  /** § 10 no. 2 UrhDaG: seconds of a sound track, the limit included. L */
  readonly minorAudioS: number;
  /** § 10 no. 3 UrhDaG: characters of a text, the limit included. L */
  readonly minorChars: number;
  /** § 10 no. 4 UrhDaG: "125 kilobyte", read strictly as 125,000 bytes, the limit included. L */
  readonly minorImageBytes: number;
  /** § 9(2) no. 1 UrhDaG: strictly less than this share. L */
  readonly halfWork: number;
  /** From this share on, the limit included, an uncombined and unchanged use is manifest. D */
  readonly manifestCoverage: number;
  /** § 11(2) UrhDaG: hours a use found after upload stays presumably permitted. L */
  readonly postFlagGraceH: number;
  /** § 14(3) UrhDaG: days in which a complaint is decided. L in DE, D elsewhere. */
  readonly complaintD: number;
  /** Art. 20(1) DSA: at least six months for complaining. L */
  readonly complaintMonths: number;
  /** Hours a human has before a held upload is published (CK6). D */
  readonly reviewHoldH: number;
  /** The same for live and earmarked works (CK7). D */
  readonly rapidReviewH: number;
  /** Days after which a silent uploader is reminded, and after which the upload counts as withdrawn. D */
  readonly promptReminderD: number;
  readonly promptExpiresD: number;
  /** A live block whose end the claimant did not name is looked at again after this many hours. D */
  readonly liveWithoutEndH: number;
  /** Whether the uploader's own text in the same post is other content (§ 9(2) no. 2 is silent). D */
  readonly combinationScope: 'file' | 'post';
  /** Own letters and digits from which that text counts. D */
  readonly postContextMinChars: number;
  /** Undetermined uploads that are put to a human first, with a fail-open clock; all others are published. D */
  readonly undeterminedHold: readonly UndeterminedWhy[];
  /** What follows when 48 hours pass unanswered (R9b): operators may prefer a human. D */
  readonly unansweredAction: 'BLOCK' | 'REVIEW_HOLD';
}
