/** What can be asked of a notice, and what its events say. */
import type { Instant } from '../../common/index.ts';
import type { ComplaintSide } from '../upload/state.ts';
import type { FiledNotice, NoticeOutcome, NoticePart, Track } from './state.ts';

export type SubmittedNotice = Omit<FiledNotice, 'submittedAt' | 'complaints'>;

export interface CounterParts {
  readonly signature: boolean;
  readonly mistakeUnderPenaltyOfPerjury: boolean;
  /** Name, address and telephone number. */
  readonly contact: boolean;
  readonly consentToJurisdiction: boolean;
}

export type NoticeCommand =
  | ({
      readonly type: 'submit';
      readonly merge?: { readonly into: string; readonly also: readonly string[] };
    } & SubmittedNotice)
  /** What was missing. */
  | {
      readonly type: 'inform';
      readonly has: readonly NoticePart[];
      readonly upload?: string;
      readonly place?: string;
      readonly text?: string;
    }
  | { readonly type: 'merge'; readonly into: string }
  | { readonly type: 'absorb'; readonly notice: string; readonly newAccount: boolean }
  | { readonly type: 'triage'; readonly track: Track }
  /** Art. 18 DSA. `authority`: a code of the register, such as `de/bka`. */
  | { readonly type: 'authority-informed'; readonly authority: string }
  | { readonly type: 'assign'; readonly to: string }
  | { readonly type: 'recuse' }
  | {
      readonly type: 'decide';
      readonly outcome: NoticeOutcome;
      readonly ground: string;
      readonly reason: string;
      /** PARTIAL: restricted only there. */
      readonly territories?: readonly string[];
      /** Evident to a layperson (recital 63 DSA): counts for Art. 23(2). */
      readonly unfounded?: boolean;
    }
  /** The review it was merged into is decided. */
  | {
      readonly type: 'answer-merged';
      readonly outcome: NoticeOutcome;
      readonly ground: string;
      readonly reason: string;
      readonly decider: string;
      readonly unfounded: boolean;
    }
  | { readonly type: 'counter'; readonly parts: CounterParts; readonly text: string }
  | { readonly type: 'court-action'; readonly text?: string }
  | {
      readonly type: 'note-complaint';
      readonly complaint: string;
      readonly side: ComplaintSide;
      readonly complainant: string;
      /** The board sent the decision back: an earlier answer stands in no way. */
      readonly remanded?: boolean;
    }
  | { readonly type: 'end-complaint'; readonly complaint: string; readonly decider?: string; readonly stands: boolean }
  | { readonly type: 'clock'; readonly name: string };

export type NoticeEvent =
  | ({ readonly type: 'notice-submitted'; readonly missing: readonly NoticePart[] } & SubmittedNotice)
  | {
      readonly type: 'notice-completed';
      readonly has: readonly NoticePart[];
      readonly missing: readonly NoticePart[];
      readonly upload?: string;
      readonly place?: string;
      readonly text?: string;
    }
  | { readonly type: 'notice-queued'; readonly track: Track; readonly dueAt: Instant }
  | { readonly type: 'notice-merged'; readonly into: string; readonly also: readonly string[] }
  | { readonly type: 'notice-absorbed'; readonly notice: string; readonly newAccount: boolean }
  | { readonly type: 'authority-informed'; readonly authority: string }
  | { readonly type: 'assigned'; readonly to: string }
  | { readonly type: 'recused'; readonly person: string }
  | {
      readonly type: 'notice-decided';
      readonly outcome: NoticeOutcome;
      readonly ground: string;
      readonly reason?: string;
      readonly territories?: readonly string[];
      readonly unfounded: boolean;
      /** Who decided, when it was merged into another review. */
      readonly decider?: string;
    }
  | { readonly type: 'notice-lapsed' }
  | { readonly type: 'target-missed' }
  | { readonly type: 'disabled' }
  | { readonly type: 'countered'; readonly restoreAt: Instant; readonly latest: Instant; readonly text: string }
  | { readonly type: 'court-action-noted'; readonly text?: string }
  | { readonly type: 'restored-after-counter' }
  | {
      readonly type: 'complaint-noted';
      readonly complaint: string;
      readonly side: ComplaintSide;
      readonly complainant: string;
    }
  | {
      readonly type: 'complaint-closed';
      readonly complaint: string;
      readonly decider?: string;
      readonly stands: boolean;
    };
