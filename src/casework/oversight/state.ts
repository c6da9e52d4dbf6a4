/** The life of a case before the board, state by state; each holds what is known by then. */
import type { Instant } from '../../common/index.ts';
import type { Candidate, DrawnSeat } from './lottery.ts';

export const RULING_OUTCOMES = ['UPHOLD', 'OVERTURN', 'WARNING', 'REMAND'] as const;
/** UPHOLD and OVERTURN in either direction; WARNING: stays public behind a warning; REMAND: the operator decides anew. */
export type RulingOutcome = (typeof RULING_OUTCOMES)[number];

/** Where the upload ends up. */
export type Direction = 'up' | 'down';

/** Why a case was not taken: a class, published; nobody is told more than that, and nobody less. */
export const DECLINE_REASONS = [
  'not-significant',
  'settled-by-precedent',
  'outside-scope',
  'before-a-court',
  'withdrawn',
  'no-capacity',
  'not-in-time',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export type AppealSide = 'uploader' | 'claimant' | 'notifier' | 'account' | 'operator';

/** What it is about and whom it concerns. */
export interface Matter {
  /** `upload/up_…`; absent when only an account is concerned. */
  readonly upload?: string;
  /** `account/…` or `claimant/…` whose measure was contested, where no upload is. */
  readonly measureOn?: string;
  /** The complaint that was decided last; a referral by the operator may have none. */
  readonly complaint?: string;
  readonly parties: readonly string[];
  /** Words of those who decided before: none of them hears it. */
  readonly decidedBefore: readonly string[];
  /** Works, claimants and accounts, for conflicts of interest and for finding it again. */
  readonly about: readonly string[];
  /** Where the upload is now: what UPHOLD leaves as it is. */
  readonly stands: Direction;
  /** It is blocked on a finding that needed no assessment: what counts as a strike if it stays so. */
  readonly manifest: boolean;
  /** Rule of the first decision, when there was one. */
  readonly rule?: string;
}

/** Published when the case is taken. `txt_…` ids of texts; questions also as codes, to find precedents by. */
export interface Docket {
  readonly title: string;
  readonly summary: string;
  readonly questions: readonly string[];
  readonly topics: readonly string[];
  readonly commentsUntil: Instant;
  readonly expedited: boolean;
}

export interface Lottery {
  /** Tree size whose root decides. */
  readonly size: number;
  readonly seats: number;
  readonly local: readonly string[];
  /** In the order of the published list. `member`: `staff/…`, never published. */
  readonly list: readonly (Candidate & { readonly member: string })[];
  /** Key of the tickets: kept by the house, shown to members and auditors. */
  readonly ticketKey: string;
}

export interface Seat extends DrawnSeat {
  readonly member: string;
}

export interface Challenge {
  readonly seat: number;
  readonly member: string;
  readonly by: string;
  readonly text: string;
}

/** From selection on. */
export interface Heard {
  readonly matter: Matter;
  readonly docket: Docket;
  readonly lottery: Lottery;
  readonly decideBy: Instant;
  /** Root of the tree of `lottery.size` leaves, base64; undefined until the draw. */
  readonly root?: string;
  readonly panel: readonly Seat[];
  readonly attempts: Readonly<Record<number, number>>;
  /** Tickets that left. */
  readonly recused: readonly string[];
  readonly challenges: readonly Challenge[];
  readonly comments: readonly string[];
  readonly remanded: boolean;
}

export interface Ruling {
  readonly outcome: RulingOutcome;
  /** Absent for REMAND: nothing is settled. */
  readonly direction?: Direction;
  readonly form: 'full' | 'summary';
  readonly for: number;
  readonly against: number;
  /** Published texts. Absent while the full text of an expedited ruling is being written. */
  readonly text?: string;
  readonly dissents: readonly string[];
  /** Members who asked to be named. */
  readonly named: readonly string[];
  readonly decidedAt: Instant;
  readonly recommendations: readonly string[];
  /** REMAND: the complaint in which it is decided anew. */
  readonly reopened?: string;
  /** Exceptions that kept the upload public; a ruling against it ends them when it is carried out. */
  readonly exceptions: readonly string[];
}

export interface SweepMark {
  readonly identical: boolean;
  readonly parallel: boolean;
  readonly by: string;
}

/** Other uploads that may be the same: proposed by a program, marked by a human. */
export interface Sweep {
  readonly proposed: Readonly<Record<string, { readonly why: string }>>;
  readonly marked: Readonly<Record<string, SweepMark>>;
}

export type OversightState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reference-issued'; readonly matter: Matter; readonly until: Instant }
  | { readonly kind: 'lapsed'; readonly matter: Matter }
  | {
      readonly kind: 'appealed' | 'shortlisted';
      readonly matter: Matter;
      readonly by: AppealSide;
      readonly party: string;
      readonly text: string;
      readonly selectBy: Instant;
      /** A referral that the operator marked as urgent must be taken if possible. */
      readonly urgent: boolean;
    }
  | { readonly kind: 'not-selected'; readonly matter: Matter; readonly reason: DeclineReason }
  /** The list is published; the log has not reached the size that decides. */
  | (Heard & { readonly kind: 'seating' })
  | (Heard & { readonly kind: 'deliberating' })
  | (Heard & {
      readonly kind: 'in-review';
      readonly draft: string;
      readonly reviewUntil: Instant;
      /** Member → true = send it back. */
      readonly reviews: Readonly<Record<string, boolean>>;
    })
  | (Heard & {
      readonly kind: 'voting';
      readonly draft: string;
      readonly votes: Readonly<Record<string, { readonly commitment: string; readonly sealed: string }>>;
    })
  /** The operator reversed itself; the board sums up. */
  | (Heard & { readonly kind: 'conceded'; readonly direction: Direction })
  | (Heard & { readonly kind: 'decided'; readonly ruling: Ruling; readonly implementBy: Instant })
  | (Heard & { readonly kind: 'implemented'; readonly ruling: Ruling; readonly sweep: Sweep })
  | (Heard & {
      readonly kind: 'impossible';
      readonly ruling: Ruling;
      readonly ground: string;
      readonly explanation: string;
    });

export type HeardState = Extract<OversightState, Heard>;
export const isHeard = (state: OversightState): state is HeardState => 'lottery' in state;
export const rulingOf = (state: OversightState): Ruling | undefined => ('ruling' in state ? state.ruling : undefined);
export const isSeated = (state: HeardState, member: string): boolean =>
  state.panel.some((seat) => seat.member === member);
