/**
 * One notice (Art. 16 DSA, 17 U.S.C. § 512), from its events. Anyone may send one; a machine sorts, a person decides; how many say
 * the same changes nothing about how grave it is.
 */
import type { Instant } from '../../common/index.ts';
import type { NotedComplaint } from '../upload/state.ts';

export const NOTICE_LAWS = ['art-16', 'us-512'] as const;
export type NoticeLaw = (typeof NOTICE_LAWS)[number];

export const NOTICE_OUTCOMES = ['ACTION', 'NO_ACTION', 'PARTIAL'] as const;
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];

/** What a notice must have before anybody can act on it (Art. 16(2) DSA; 17 U.S.C. § 512(c)(3)). */
export const NOTICE_PARTS = [
  'location',
  'explanation',
  'name-and-email',
  'good-faith-statement',
  'work',
  'signature',
  'accuracy-under-penalty-of-perjury',
] as const;
export type NoticePart = (typeof NOTICE_PARTS)[number];

export const TRACKS = ['life-or-safety', 'trusted-flagger', 'ordinary'] as const;
export type Track = (typeof TRACKS)[number];

export interface FiledNotice {
  readonly law: NoticeLaw;
  /** Of the EU database, without its prefix: `ILLEGAL_OR_HARMFUL_SPEECH`. */
  readonly category: string;
  /** `upload/…` when the location is one of ours. */
  readonly upload?: string;
  /** Names another exact location without saying it. */
  readonly place?: string;
  /** Absent only where nobody has to give a name (Art. 16(2)(c) DSA). */
  readonly notifier?: string;
  /** `notice/…`: one message named several places; each is decided by itself. This is the first of them. */
  readonly partOf?: string;
  /** How many places the message named, in the first of them. */
  readonly places?: number;
  /** `order/…`: an authority asked without an order (mechanics § 8(f)); decided like any other, and its source is said. */
  readonly informal?: string;
  /** `account/…` of the notifier, when the platform named it. */
  readonly account?: string;
  readonly text?: string;
  /** Offences of Arts 3 to 7 of Directive 2011/93/EU: no name and no e-mail needed. */
  readonly childSexualAbuse: boolean;
  readonly lifeOrSafety: boolean;
  readonly trustedFlagger: boolean;
  /** The account was made on the very day of the notice, as far as the platform said. */
  readonly newAccount: boolean;
  /** There is somewhere to write to. */
  readonly reachable: boolean;
  readonly has: readonly NoticePart[];
  readonly submittedAt: Instant;
  readonly complaints: readonly NotedComplaint[];
}

/** Notices that are decided together, because they ask the same about the same upload. */
export interface Cluster {
  readonly since: Instant;
  readonly members: readonly string[];
  readonly newAccounts: number;
}

export type NoticeState =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'needs-info'; readonly missing: readonly NoticePart[]; readonly until: Instant } & FiledNotice)
  | ({
      readonly kind: 'queued';
      readonly track: Track;
      readonly dueAt: Instant;
      readonly cluster?: Cluster;
      readonly assignedTo?: string;
      readonly recused: readonly string[];
      readonly authorityInformed: boolean;
    } & FiledNotice)
  | ({ readonly kind: 'merged'; readonly into: string } & FiledNotice)
  | ({
      readonly kind: 'decided';
      readonly outcome: NoticeOutcome;
      readonly ground: string;
      readonly reason?: string;
      readonly decider: string;
      readonly decidedAt: Instant;
      readonly cluster?: Cluster;
    } & FiledNotice)
  | ({ readonly kind: 'closed-incomplete' } & FiledNotice)
  /** § 512(c): disabled on a complete notice. */
  | ({ readonly kind: 'disabled'; readonly since: Instant } & FiledNotice)
  /** § 512(g): a counter-notice came; restored then unless a court is asked. */
  | ({
      readonly kind: 'countered';
      readonly restoreAt: Instant;
      /** The last moment by the law. */
      readonly latest: Instant;
      readonly text: string;
    } & FiledNotice)
  | ({ readonly kind: 'stays-down' } & FiledNotice)
  | ({ readonly kind: 'restored' } & FiledNotice);

const NEEDED: Readonly<Record<NoticeLaw, readonly NoticePart[]>> = {
  'art-16': ['location', 'explanation', 'name-and-email', 'good-faith-statement'],
  'us-512': [
    'location',
    'work',
    'name-and-email',
    'good-faith-statement',
    'signature',
    'accuracy-under-penalty-of-perjury',
  ],
};

/** In the order in which the law names them; empty when the notice is complete. */
export function missingParts(
  { law, childSexualAbuse }: Pick<FiledNotice, 'law' | 'childSexualAbuse'>,
  has: readonly NoticePart[],
): readonly NoticePart[] {
  return NEEDED[law].filter((part) => !has.includes(part) && !(childSexualAbuse && part === 'name-and-email'));
}
