/** One contact of an authority, from its events. Whatever its form: a call is a contact too. */
import type { Instant } from '../../common/index.ts';
import type { Checked, OrderPoint } from './checklist.ts';

export const CONTACT_FORMS = ['order', 'letter', 'e-mail', 'portal', 'call', 'meeting'] as const;
export type ContactForm = (typeof CONTACT_FORMS)[number];

/** ART9 to act, ART10 for information, both DSA; NATIONAL: another procedure of our own law; FOREIGN: from outside the EU and EEA. */
export const ORDER_CLASSES = ['ART9', 'ART10', 'NATIONAL', 'INFORMAL', 'FOREIGN'] as const;
export type OrderClass = (typeof ORDER_CLASSES)[number];

export const ORDER_OUTCOMES = ['COMPLIED', 'PARTLY', 'REFUSED', 'CHALLENGED'] as const;
export type OrderOutcome = (typeof ORDER_OUTCOMES)[number];

export interface Contact {
  readonly form: ContactForm;
  /** The institution's name, published. Never a person's. */
  readonly authority: string;
  readonly country: string;
  /** Where to answer: `party/pty_…`. */
  readonly party?: string;
  readonly category?: string;
  /** `upload/up_…` it is about, as far as it says. */
  readonly uploads: readonly string[];
  readonly account?: string;
  /** What it says: a text. */
  readonly text: string;
}

export interface Gag {
  readonly until: Instant;
  readonly basis: string;
  readonly asked: number;
}

export interface Hold {
  readonly id: string;
  /** Who keeps it: an office, not a person. */
  readonly custodian: string;
  readonly until: Instant;
  readonly about: readonly string[];
}

interface Known {
  readonly contact: Contact;
  readonly loggedAt: Instant;
  readonly dueAt: Instant;
  /** Silence about it until a date; undefined when there never was one, or it is over. */
  readonly gag?: Gag;
  /** It was silent once: what was sealed is open now. */
  readonly opened: boolean;
  readonly holds: readonly Hold[];
  /** Whom to tell: accounts or uploaders of what it reached. */
  readonly affected: readonly string[];
}

interface Classified extends Known {
  readonly as: OrderClass;
}
interface Reviewed extends Classified {
  readonly checked: Checked;
  readonly reason: string;
}

export type OrderState =
  | { readonly kind: 'none' }
  | (Known & { readonly kind: 'logged' })
  | (Classified & { readonly kind: 'classified' })
  /** A request without the form of law: an ordinary notice, no more and no less. */
  | (Classified & { readonly kind: 'informal'; readonly notice?: string })
  | (Classified & { readonly kind: 'returned'; readonly missing: readonly OrderPoint[] })
  | (Classified & { readonly kind: 'valid'; readonly checked: Checked })
  | (Reviewed & {
      readonly kind: 'complied' | 'partly';
      readonly territories: readonly string[];
      readonly until?: Instant;
    })
  | (Reviewed & { readonly kind: 'refused' })
  | (Reviewed & { readonly kind: 'challenged'; readonly territories: readonly string[] })
  /** Set aside by a court, or withdrawn. */
  | (Reviewed & { readonly kind: 'lifted'; readonly why: 'set-aside' | 'withdrawn' });

export type KnownOrder = Exclude<OrderState, { readonly kind: 'none' }>;

export type OrderCommand =
  | ({ readonly type: 'log'; readonly gag?: { readonly until: Instant; readonly basis: string } } & Contact)
  | { readonly type: 'classify'; readonly as: OrderClass }
  | ({ readonly type: 'check' } & Checked)
  | {
      readonly type: 'review';
      readonly outcome: OrderOutcome;
      readonly reason: string;
      /** Uploads it reaches; default: those of the contact. PARTLY names fewer. */
      readonly uploads?: readonly string[];
      /** A basis in Union or international law for more than the authority's own country. */
      readonly wider?: boolean;
      readonly until?: Instant;
    }
  | { readonly type: 'gag'; readonly until: Instant; readonly basis: string }
  | { readonly type: 'lift-gag' }
  | { readonly type: 'lift'; readonly why: 'set-aside' | 'withdrawn' }
  | { readonly type: 'hold'; readonly custodian: string; readonly until: Instant; readonly about: readonly string[] }
  | { readonly type: 'release'; readonly hold: string }
  | { readonly type: 'name-notice'; readonly notice: string }
  | { readonly type: 'clock'; readonly name: string };

export type OrderEvent =
  | ({
      readonly type: 'logged';
      readonly dueAt: Instant;
      readonly gag?: { readonly until: Instant; readonly basis: string };
    } & Contact)
  | { readonly type: 'classified'; readonly as: OrderClass }
  | { readonly type: 'returned'; readonly missing: readonly OrderPoint[] }
  | { readonly type: 'found-valid'; readonly checked: Checked }
  | {
      readonly type: 'reviewed';
      readonly outcome: OrderOutcome;
      readonly reason: string;
      readonly uploads: readonly string[];
      readonly territories: readonly string[];
      readonly until?: Instant;
      readonly affected: readonly string[];
      /** Kept silent at that moment. */
      readonly sealed: boolean;
    }
  | { readonly type: 'gagged'; readonly until: Instant; readonly basis: string }
  | { readonly type: 'gag-asked' }
  | { readonly type: 'opened' }
  | { readonly type: 'lifted'; readonly why: 'set-aside' | 'withdrawn'; readonly uploads: readonly string[] }
  | ({ readonly type: 'held' } & Hold)
  | { readonly type: 'hold-ended'; readonly hold: string; readonly released: boolean }
  | { readonly type: 'notice-named'; readonly notice: string }
  | { readonly type: 'overdue' };
