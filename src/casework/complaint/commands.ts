/** What can be asked of a complaint, and what its events say. */
import type { Instant } from '../../common/index.ts';
import type { ComplaintSide } from '../upload/state.ts';
import type { ComplaintOutcome, FiledComplaint } from './state.ts';

export type ComplaintCommand =
  | {
      readonly type: 'open';
      readonly about: string;
      /** The upload behind it, where `about` is a notice. */
      readonly upload?: string;
      readonly complainant: string;
      readonly side: ComplaintSide;
      readonly text?: string;
      /** When the complainant was told of the decision; absent: not known, so no window has run out. */
      readonly informedAt?: Instant;
      readonly redButton?: boolean;
      readonly automatic?: boolean;
      /** `oversight/obc_…`: the board sent the decision back; it is decided anew, whatever was decided about it before. */
      readonly remand?: string;
      /** Others who decided it: none of them hears it. */
      readonly decidedBefore?: readonly string[];
    }
  | { readonly type: 'state'; readonly party: string; readonly text: string }
  | { readonly type: 'assign'; readonly to: string }
  | { readonly type: 'recuse' }
  | {
      readonly type: 'decide';
      readonly outcome: ComplaintOutcome;
      readonly reason: string;
      readonly manifest?: boolean;
      /** With PARTLY and MODIFIED: the works that no longer restrict. */
      readonly works?: readonly string[];
    }
  | { readonly type: 'withdraw' }
  | { readonly type: 'clock'; readonly name: string };

export type ComplaintEvent =
  | ({ readonly type: 'complaint-opened' } & Omit<
      FiledComplaint,
      'openedAt' | 'heard' | 'recused' | 'assignedTo' | 'overdue'
    >)
  | { readonly type: 'statement-given'; readonly party: string; readonly text: string }
  | { readonly type: 'assigned'; readonly to: string }
  | { readonly type: 'recused'; readonly person: string }
  | { readonly type: 'hearing-ended' }
  | {
      readonly type: 'deadline-passed';
      /** The upload returns to how it was before the restriction. */
      readonly lifts: boolean;
    }
  | {
      readonly type: 'complaint-decided';
      readonly outcome: ComplaintOutcome;
      readonly reason: string;
      readonly manifest: boolean;
      readonly works?: readonly string[];
      readonly inTime: boolean;
      /** It had returned to public when the clock ran out, and is restricted again. */
      readonly reblocks: boolean;
      readonly board?: string;
    }
  | { readonly type: 'complaint-withdrawn' };
