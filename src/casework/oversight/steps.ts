/** What can be asked of a case before the board, and what then happened. Texts are named by id; they lie apart, erasable. */
import type { Instant } from '../../common/index.ts';
import type { Lack } from './lottery.ts';
import type { Reopening } from './remand.ts';
import type { AppealSide, DeclineReason, Direction, Docket, Lottery, Matter, RulingOutcome } from './state.ts';
import type { VoteOpening } from './vote.ts';

export type OversightCommand =
  /** Follows from the final decision of a complaint. */
  | {
      readonly type: 'issue';
      readonly complaint: string;
      readonly upload?: string;
      readonly parties: readonly string[];
      readonly side: AppealSide;
      readonly stands?: Direction;
      readonly rule?: string;
      readonly about?: readonly string[];
      readonly decidedBefore?: readonly string[];
    }
  | { readonly type: 'appeal'; readonly side: AppealSide; readonly party: string; readonly text: string }
  /** By the operator, without a complaint. */
  | {
      readonly type: 'refer';
      readonly upload: string;
      readonly parties: readonly string[];
      readonly stands: Direction;
      readonly text: string;
      readonly urgent: boolean;
    }
  | { readonly type: 'shortlist' }
  | { readonly type: 'decline'; readonly reason: DeclineReason }
  | {
      readonly type: 'select';
      readonly title: string;
      readonly summary: string;
      readonly questions: readonly string[];
      readonly topics: readonly string[];
      readonly local: readonly string[];
      readonly expedited: boolean;
      /** Every serving member, `staff/…`; the machine looks at each itself. */
      readonly members: readonly string[];
      /** Leaves taken into the log so far. */
      readonly logSize: number;
    }
  /** Root of the log's tree of exactly the committed size, base64. */
  | { readonly type: 'seat'; readonly size: number; readonly root: string }
  | { readonly type: 'recuse' }
  | { readonly type: 'challenge'; readonly seat: number; readonly text: string }
  | { readonly type: 'answer-challenge'; readonly seat: number; readonly granted: boolean }
  | { readonly type: 'comment'; readonly text: string }
  /** A word to the panel; `text` is sealed. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'review'; readonly remand: boolean }
  | { readonly type: 'vote'; readonly commitment: string; readonly sealed: string }
  | {
      readonly type: 'decide';
      readonly openings: readonly VoteOpening[];
      readonly text?: string;
      readonly dissents: readonly string[];
      readonly named: readonly string[];
      readonly recommendations: readonly string[];
      /** In force for the upload now; a ruling against it ends them. */
      readonly exceptions?: readonly string[];
    }
  /** The full text of an expedited ruling. */
  | { readonly type: 'publish'; readonly text: string }
  | { readonly type: 'concede' }
  | { readonly type: 'summarise'; readonly text: string; readonly recommendations: readonly string[] }
  /** `exceptions`: granted since the ruling. */
  | { readonly type: 'implement'; readonly exceptions?: readonly string[] }
  | { readonly type: 'impossible'; readonly ground: string; readonly explanation: string }
  | { readonly type: 'sweep-propose'; readonly uploads: readonly { readonly upload: string; readonly why: string }[] }
  | { readonly type: 'sweep-mark'; readonly upload: string; readonly identical: boolean; readonly parallel: boolean }
  | { readonly type: 'clock'; readonly name: string };

export interface Recommended {
  readonly id: string;
  readonly text: string;
}

export type OversightEvent =
  | { readonly type: 'reference-issued'; readonly matter: Matter; readonly until: Instant }
  | { readonly type: 'reference-lapsed' }
  | {
      readonly type: 'appealed' | 'referred';
      readonly matter: Matter;
      readonly side: AppealSide;
      readonly party: string;
      readonly text: string;
      readonly urgent: boolean;
      readonly selectBy: Instant;
    }
  | { readonly type: 'shortlisted' }
  | { readonly type: 'not-selected'; readonly reason: DeclineReason }
  | { readonly type: 'selected'; readonly docket: Docket; readonly decideBy: Instant }
  | { readonly type: 'lottery-committed'; readonly lottery: Lottery }
  | {
      readonly type: 'panel-drawn';
      readonly root: string;
      readonly seats: readonly {
        readonly seat: number;
        readonly attempt: number;
        readonly ticket: string;
        readonly limitedTo?: readonly Lack[];
      }[];
    }
  | { readonly type: 'recused'; readonly seat: number; readonly ticket: string }
  | {
      readonly type: 'redrawn';
      readonly seat: number;
      readonly attempt: number;
      readonly ticket: string;
      readonly limitedTo?: readonly Lack[];
    }
  | { readonly type: 'seat-vacant'; readonly seat: number }
  | { readonly type: 'challenged'; readonly seat: number; readonly member: string; readonly text: string }
  | { readonly type: 'challenge-denied'; readonly seat: number }
  | { readonly type: 'commented'; readonly text: string }
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'drafted'; readonly text: string; readonly reviewUntil: Instant }
  | { readonly type: 'reviewed'; readonly member: string; readonly remand: boolean }
  | { readonly type: 'sent-back' }
  | { readonly type: 'review-passed' }
  | { readonly type: 'voted'; readonly member: string; readonly commitment: string; readonly sealed: string }
  | {
      readonly type: 'decided';
      readonly outcome: RulingOutcome;
      readonly direction?: Direction;
      readonly form: 'full' | 'summary';
      readonly for: number;
      readonly against: number;
      readonly text?: string;
      readonly dissents: readonly string[];
      readonly named: readonly string[];
      readonly recommendations: readonly Recommended[];
      readonly exceptions?: readonly string[];
      readonly implementBy: Instant;
    }
  | { readonly type: 'text-published'; readonly text: string }
  | { readonly type: 'operator-reversed'; readonly direction: Direction }
  | {
      readonly type: 'implemented';
      readonly exceptions: readonly string[];
      /** REMAND: what is heard again. Absent: nothing is left to decide. */
      readonly reopened?: Reopening;
    }
  | { readonly type: 'impossible-by-law'; readonly ground: string; readonly explanation: string }
  | { readonly type: 'sweep-proposed'; readonly uploads: readonly { readonly upload: string; readonly why: string }[] }
  | {
      readonly type: 'sweep-marked';
      readonly upload: string;
      readonly identical: boolean;
      readonly parallel: boolean;
    }
  | { readonly type: 'overdue'; readonly clock: string };
