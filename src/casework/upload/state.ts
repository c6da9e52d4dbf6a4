/**
 * What is known of one upload, from its events. Its own position follows from the decision table; restrictions by others
 * (a notice, an order, a ruling) lie beside it, each with the case it rests on, so that lifting one lifts no other.
 */
import type { Instant } from '../../common/index.ts';
import type { Action, Facts, OperatorChoices, RuleId } from '../../policy/index.ts';

export interface ShownWork {
  readonly reference: string;
  /** `claimant/clm_…`; absent while nobody is registered for the work. */
  readonly claimant?: string;
}

/** Where the decision table has put the upload. Every waiting position has its date. */
export type Position =
  /** `byPerson`: somebody looked and found it lawful; only a new finding is judged anew. */
  | { readonly at: 'published'; readonly byPerson?: true }
  /** PROMPT_HOLD: not public; the uploader is asked (§ 11(1) UrhDaG). */
  | { readonly at: 'asks-uploader'; readonly remindAt: Instant; readonly expiresAt: Instant }
  /** Public, and presumably permitted until then (§ 11(2) UrhDaG). */
  | { readonly at: 'public-48h'; readonly until: Instant }
  /** Not public; public at that moment if nobody has looked (fail-open). */
  | { readonly at: 'held-for-review'; readonly until: Instant; readonly rapid: boolean }
  | { readonly at: 'blocked'; readonly manifest: boolean; readonly byPerson?: true }
  /** Until a first broadcast has ended; decided anew then. */
  | { readonly at: 'blocked-until'; readonly until: Instant }
  /** Red button (§ 14(4) UrhDaG): until that complaint ends. */
  | { readonly at: 'pending-complaint'; readonly complaint: string; readonly claimant: string }
  | { readonly at: 'withdrawn'; readonly unanswered: boolean }
  /** Public again, whatever the table said. */
  | { readonly at: 'restored'; readonly because: string };

export const RESTRICTION_SOURCES = ['own', 'notice', 'trusted-flagger', 'order', 'board', 'complaint'] as const;
export type RestrictionSource = (typeof RESTRICTION_SOURCES)[number];
export type Automation = 'none' | 'partial' | 'full';

export interface Restriction {
  /** The case it rests on. */
  readonly because: string;
  readonly ground: string;
  readonly source: RestrictionSource;
  readonly automation: Automation;
  /** Not taken away, but shown behind a warning. */
  readonly measure?: 'warning';
  /** Only there; absent: everywhere. */
  readonly territories?: readonly string[];
  readonly until?: Instant;
  readonly since: Instant;
  /** Under a gag: those concerned are told when it opens, by the order's own case. */
  readonly sealed?: true;
}

export const COMPLAINT_SIDES = ['uploader', 'claimant', 'notifier', 'account'] as const;
export type ComplaintSide = (typeof COMPLAINT_SIDES)[number];

export interface NotedComplaint {
  readonly complaint: string;
  readonly side: ComplaintSide;
  readonly complainant: string;
  /** Which of the upload's decisions it is about, counted from 1. */
  readonly decision: number;
  readonly open: boolean;
}

export interface KnownUpload {
  readonly kind: 'known';
  readonly since: Instant;
  /** Absent: nothing had matched, or an older release decided. */
  readonly facts?: Facts;
  readonly policyVersion?: string;
  /** Where that is an operator's version: what it sets otherwise than the release. */
  readonly choices?: OperatorChoices;
  readonly territory?: string;
  readonly media?: string;
  /** `account/…`, when the platform named it. */
  readonly account?: string;
  /** Whom to write to. Absent: only the platform knows. */
  readonly uploader?: string;
  readonly works: readonly ShownWork[];
  /** Of the newest decision. */
  readonly action: Action;
  readonly rule: RuleId;
  readonly firstAction: Action;
  /** In the public log, of the first decision. */
  readonly leaf?: number;
  /** Words of all who decided so far; `automated` for the table. */
  readonly decidedBy: readonly string[];
  /** Decisions so far that somebody could contest. */
  readonly decisions: number;
  /** When the newest one was made. */
  readonly decidedAt: Instant;
  /** When the uploader was told of the newest one; absent: not reported yet, so no window has begun to run out. */
  readonly toldAt?: Instant;
  readonly own: Position;
  readonly restrictions: readonly Restriction[];
  readonly complaints: readonly NotedComplaint[];
}

export type UploadState = { readonly kind: 'nothing' } | KnownUpload;

const PUBLIC_POSITIONS: readonly Position['at'][] = ['published', 'public-48h', 'restored'];

export const wholeRestrictions = (state: KnownUpload): readonly Restriction[] =>
  state.restrictions.filter(({ territories, measure }) => territories === undefined && measure === undefined);

/** Public, but behind a warning: whoever serves the file has to show it. */
export const hasWarning = (state: KnownUpload): boolean =>
  state.restrictions.some(({ measure }) => measure === 'warning');

/** Public somewhere: own position allows it, and nothing restricts it everywhere. */
export const isPublic = (state: KnownUpload): boolean =>
  PUBLIC_POSITIONS.includes(state.own.at) && wholeRestrictions(state).length === 0;

/** Blocked as a result, not waiting for an answer or a look. */
export const isBlocked = (state: KnownUpload): boolean =>
  ['blocked', 'blocked-until', 'pending-complaint'].includes(state.own.at) || wholeRestrictions(state).length > 0;

/** Restricted on its own ground by what needs no assessment: such a block stands while a complaint is late. */
export const isManifestBlock = (state: KnownUpload): boolean => state.own.at === 'blocked' && state.own.manifest;

/** Whom letters about the upload reach. */
export const uploaderOf = (state: KnownUpload): string => state.uploader ?? 'platform';
export const claimantsOf = (state: KnownUpload): readonly string[] => [
  ...new Set(state.works.map(({ claimant }) => claimant).filter((one) => one !== undefined)),
];

/** The name of the state in lists, as mechanics § 8(a) spells it. */
export function nameOf(state: KnownUpload): string {
  if (wholeRestrictions(state).length > 0 && state.own.at !== 'withdrawn') return 'BLOCKED';
  switch (state.own.at) {
    case 'published':
      return state.action === 'PUBLISH' ? 'PUBLISHED' : state.action.replace('PUBLISH_', 'PUBLISHED_');
    case 'asks-uploader':
      return 'AWAIT_UPLOADER';
    case 'public-48h':
      return 'PUBLIC_48H';
    case 'held-for-review':
      return 'HELD_FOR_REVIEW';
    case 'blocked':
      return 'BLOCKED';
    case 'blocked-until':
      return 'BLOCKED_UNTIL';
    case 'pending-complaint':
      return 'BLOCKED_PENDING_COMPLAINT';
    case 'withdrawn':
      return 'WITHDRAWN';
    case 'restored':
      return 'RESTORED';
  }
}
