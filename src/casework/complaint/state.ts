/**
 * One complaint (Art. 20 DSA, § 14 UrhDaG), from its events. What it is about is kept as it was when it was filed, so that the
 * case file can be read by itself.
 */
import type { Instant } from '../../common/index.ts';
import type { ComplaintSide, ShownWork } from '../upload/state.ts';

/** Of the decision that is contested: it stands, falls, falls in part, or is replaced. */
export const COMPLAINT_OUTCOMES = ['UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export interface FiledComplaint {
  /** Stream of what is contested: `upload/…`, `notice/…`, `account/…`. */
  readonly about: string;
  /** The upload behind it, if there is one. */
  readonly upload?: string;
  readonly complainant: string;
  readonly side: ComplaintSide;
  readonly text?: string;
  readonly openedAt: Instant;
  /** § 14(3) UrhDaG: decided by then. */
  readonly dueAt: Instant;
  readonly hearingUntil: Instant;
  readonly informedAt?: Instant;
  readonly redButton: boolean;
  /** Opened because the uploader had said something (R7b), without being asked for. */
  readonly automatic: boolean;
  /** The ruling that sent it back. */
  readonly remand?: string;
  /** All who are told and heard, the complainant among them. */
  readonly parties: readonly string[];
  /** Those who have spoken. */
  readonly heard: readonly string[];
  /** Words of everyone who decided this matter before: none of them decides now. */
  readonly decidedBefore: readonly string[];
  readonly recused: readonly string[];
  readonly assignedTo?: string;
  readonly works: readonly ShownWork[];
  readonly account?: string;
  /** The contested block rests on a manifest finding. */
  readonly manifest: boolean;
  readonly ground: string;
  /** The uploader had flagged the use as permitted (§ 5 UrhDaG): the decision is about that as well. */
  readonly flagged: boolean;
  /** CK2 has passed without a decision. */
  readonly overdue: boolean;
}

export type ComplaintState =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'open' } & FiledComplaint)
  | ({
      readonly kind: 'decided';
      readonly outcome: ComplaintOutcome;
      readonly reason: string;
      readonly decider: string;
      readonly decidedAt: Instant;
      readonly inTime: boolean;
      /** Reference for the board (CK17). */
      readonly board?: string;
    } & FiledComplaint)
  /** Taken back, or nothing is left to decide. */
  | ({ readonly kind: 'omitted' } & FiledComplaint);

/** Whether the outcome leaves the upload public: the contested decision was to restrict it, or to publish it. */
export const endsPublic = ({ side }: Pick<FiledComplaint, 'side'>, outcome: ComplaintOutcome): boolean =>
  side === 'uploader' || side === 'account' ? outcome !== 'UPHELD' : outcome === 'UPHELD';

/** Who must have had a say besides the complainant. */
export const stillToHear = ({ parties, complainant, heard }: FiledComplaint): readonly string[] =>
  parties.filter((party) => party !== complainant && !heard.includes(party));
