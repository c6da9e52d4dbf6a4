/** What can be asked of an upload's case, and what its events say. Events hold codes, numbers and ids; no text, no contact. */
import type { Instant } from '../../common/index.ts';
import type { Action, CitedPolicy, Facts, Flag, OperatorChoices, RuleId } from '../../policy/index.ts';
import type { Automation, ComplaintSide, RestrictionSource, ShownWork } from './state.ts';

export interface FirstDecision {
  readonly action: Action;
  readonly rule: RuleId;
  readonly leaf: number;
  readonly facts?: Facts;
  readonly policyVersion?: string;
  readonly choices?: OperatorChoices;
  readonly territory?: string;
  readonly media?: string;
  readonly account?: string;
  readonly uploader?: string;
  readonly works?: readonly ShownWork[];
}

export const REDECIDE_WHYS = [
  'flag',
  'licence',
  'grace-ended',
  'first-broadcast-ended',
  'reference-withdrawn',
  'reference-changed',
  'reference-added',
  'claimant-excluded',
  'claimant-changed',
  'complaint',
  'found-lawful',
  'policy',
  'review',
  'review-clock',
] as const;
export type RedecideWhy = (typeof REDECIDE_WHYS)[number];

export interface RedButtonDeclaration {
  /** A natural person reviewed it (§ 14(4) UrhDaG). */
  readonly reviewedByPerson: boolean;
  /** The presumption is to be rebutted. */
  readonly presumptionRebutted: boolean;
  /** Continued publication significantly impairs the economic exploitation. */
  readonly significantHarm: boolean;
}

export interface RestrictFields {
  readonly because: string;
  /** WARNING: public, behind a warning that has to be clicked away. */
  readonly action: 'BLOCK' | 'WARNING';
  readonly ground: string;
  readonly source: RestrictionSource;
  readonly territories?: readonly string[];
  readonly until?: Instant;
  readonly automation: Automation;
  /** Who decided it there: does not hear a complaint about it. */
  readonly decider?: string;
  /** Under a gag: nothing of it shows until the order's own case opens it. */
  readonly sealed?: boolean;
}

export type UploadCommand =
  | ({ readonly type: 'decide' } & FirstDecision)
  | { readonly type: 'name-uploader'; readonly account?: string; readonly uploader: string }
  /** The statement reached the uploader then. */
  | { readonly type: 'told'; readonly toldAt: Instant }
  | {
      readonly type: 'answer';
      readonly answer: 'flag' | 'licence' | 'withdraw';
      readonly flag?: Exclude<Flag, 'licence'>;
      readonly text?: string;
      /** § 18(5) UrhDaG: whether the account may flag at this moment. */
      readonly flagRight?: Facts['flagRight'];
    }
  | {
      readonly type: 'review';
      readonly outcome: 'lawful' | 'unclear' | 'infringing' | 'manifest';
      readonly reason: string;
    }
  | ({ readonly type: 'restrict' } & RestrictFields)
  | { readonly type: 'restore'; readonly because: string; readonly why: string }
  | {
      readonly type: 'red-button';
      readonly claimant: string;
      readonly standing: 'new' | 'verified' | 'trusted' | 'excluded';
      /** False after wrong declarations (§ 18(3) UrhDaG). */
      readonly right: boolean;
      readonly declaration: RedButtonDeclaration;
      readonly text?: string;
    }
  /** The facts have changed; the table decides again. Equal facts change nothing. */
  | {
      readonly type: 're-evaluate';
      readonly why: RedecideWhy;
      readonly facts: Facts;
      /** In force now; default: the release's newest. */
      readonly policy?: CitedPolicy;
      readonly finding?: string;
      readonly works?: readonly ShownWork[];
    }
  /** These works no longer count: what is left is decided anew. */
  | { readonly type: 'release'; readonly because: string; readonly references: readonly string[] }
  /** The same, where the caller has asked the table itself. */
  | {
      readonly type: 'redecide';
      readonly why: RedecideWhy;
      readonly action: Action;
      readonly rule: RuleId;
      readonly facts?: Facts;
      readonly byPerson?: true;
      readonly manifest?: boolean;
    }
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

export type UploadEvent =
  | ({ readonly type: 'upload-decided'; readonly complaint?: string } & FirstDecision)
  | { readonly type: 'uploader-named'; readonly account?: string; readonly uploader: string }
  | { readonly type: 'uploader-told'; readonly toldAt: Instant }
  | { readonly type: 'flagged'; readonly flag: Flag; readonly counts: boolean; readonly text?: string }
  | { readonly type: 'withdrawn'; readonly unanswered: boolean }
  | { readonly type: 'reminded' }
  | { readonly type: 'reviewed'; readonly outcome: string; readonly reason: string }
  | {
      readonly type: 'redecided';
      readonly action: Action;
      readonly rule: RuleId;
      readonly why: RedecideWhy;
      readonly facts?: Facts;
      readonly policyVersion?: string;
      readonly choices?: OperatorChoices;
      readonly finding?: string;
      readonly works?: readonly ShownWork[];
      readonly complaint?: string;
      /** A person decided; `manifest`: in their view too. */
      readonly byPerson?: true;
      readonly manifest?: boolean;
    }
  | ({ readonly type: 'restricted'; readonly measure?: 'warning' } & Omit<RestrictFields, 'action'>)
  | { readonly type: 'restriction-ended'; readonly because: string }
  | { readonly type: 'restored'; readonly because: string; readonly why: string }
  | {
      readonly type: 'red-button-pressed';
      readonly claimant: string;
      readonly complaint: string;
      readonly text?: string;
    }
  | { readonly type: 'red-button-declined'; readonly claimant: string; readonly missing: readonly string[] }
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
      /** Somebody looked, and the decision holds. */
      readonly stands: boolean;
    };
