/** States of the procedures that have a screen of their own, as far as the screens read them. Times are milliseconds. */
export interface OrderState {
  readonly kind: string;
  readonly contact: {
    readonly form: string;
    readonly authority: string;
    readonly country: string;
    readonly category?: string;
    readonly party?: string;
    readonly uploads: readonly string[];
    readonly account?: string;
    readonly text: string;
  };
  readonly loggedAt: number;
  readonly dueAt: number;
  readonly gag?: { readonly until: number; readonly basis: string };
  readonly opened: boolean;
  readonly holds: readonly {
    readonly id: string;
    readonly custodian: string;
    readonly until: number;
    readonly about: readonly string[];
  }[];
  readonly as?: string;
  readonly missing?: readonly string[];
  readonly checked?: { readonly legalBasis?: string; readonly territories: readonly string[] };
  readonly reason?: string;
  readonly territories?: readonly string[];
  readonly until?: number;
  readonly notice?: string;
}

export interface OwnershipState {
  readonly kind: 'disputed' | 'resolved';
  readonly reference: string;
  readonly claimants: readonly string[];
  readonly since?: number;
  readonly dueAt?: number;
  readonly said?: readonly { readonly claimant: string; readonly text: string }[];
  readonly shares?: readonly { readonly claimant: string; readonly millionths: number }[];
  readonly at?: number;
}

export interface AccountState {
  readonly kind: 'none' | 'known';
  readonly measure: { readonly kind: string; readonly since?: number; readonly until?: number; readonly rung?: number };
  readonly suspensions: readonly number[];
  readonly proposal?: { readonly by: string; readonly until: number; readonly text: string };
  readonly review?: {
    readonly about: 'content' | 'notices';
    readonly numbers: { readonly found: number; readonly days: number };
    readonly proportion: { readonly found: number; readonly of: number };
    readonly gravity: string;
    readonly intent: string;
    readonly finding: string;
    readonly text: string;
    readonly at: number;
  };
  readonly flags: { readonly exclusion?: { readonly until: number } };
  readonly notices: { readonly exclusion?: { readonly until: number } };
}

export interface ClaimantState {
  readonly kind: 'none' | 'known';
  readonly verified: boolean;
  readonly judged: readonly { readonly upload: string; readonly reference: string; readonly accurate: boolean }[];
  readonly exclusion?: { readonly until: number };
  readonly redButtonExclusion?: { readonly until: number };
  readonly audits: readonly { readonly seed: string; readonly uploads: readonly string[]; readonly at: number }[];
}

export interface ApprovalState {
  readonly kind: string;
  readonly what: string;
  readonly by?: string;
  readonly until?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface ExceptionState {
  readonly kind: string;
  readonly author: string;
}

export interface RecommendationState {
  readonly kind: 'issued' | 'accepted' | 'partly' | 'in-progress' | 'declined' | 'done';
  readonly case: string;
  readonly text: string;
  readonly answerBy: number;
  readonly reason?: string;
  readonly evidence?: string;
}
