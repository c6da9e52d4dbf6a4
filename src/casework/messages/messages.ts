/** The catalogue of one language. The type keeps languages complete: a sentence that is missing does not compile. */
import type { Instant } from '../../common/index.ts';
import type { Action, FactsMedia, Flag, Limb, RuleId } from '../../policy/index.ts';
import type { Day } from '../calendar.ts';
import type { Duration } from '../duration.ts';
import type { Passage, RecognisedWork } from '../recognised-work.ts';
import type { Redress } from '../redress.ts';
import type { WayOut } from '../ways-out.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the sentences of one statement speak about. */
export interface StatementContext {
  readonly action: Action;
  readonly rule: RuleId;
  /** How the uploader names the file; absent = "your upload". */
  readonly uploadName?: string;
  readonly media: 'image' | 'video' | 'audio' | 'text' | 'unknown';
  readonly territories: readonly string[];
  readonly from: Instant;
  readonly duration: Duration;
  readonly flag: Flag | null;
  readonly flagCounts: boolean;
  readonly works: readonly RecognisedWork[];
  readonly redress: Redress;
  readonly complaintOpened: boolean;
  readonly german: boolean;
  readonly complaintDays: number;
  readonly complaintMonths: number;
  readonly undetermined?: string;
  /** A notice set it off, not the comparison with reference files alone. */
  readonly noticed: boolean;
  /** A human has confirmed what the program found. */
  readonly confirmed: boolean;
}

export interface Messages {
  readonly actions: Readonly<Record<Action, { readonly name: string; readonly sentence: string }>>;
  readonly headings: {
    readonly measure: string;
    readonly found: string;
    readonly demand: string;
    readonly why: string;
    readonly how: string;
    readonly now: string;
    readonly redress: string;
  };
  readonly flags: Readonly<Record<Flag, string>>;
  readonly kinds: Readonly<Record<FactsMedia, string>>;
  day(day: Day): string;
  moment(at: Instant): string;
  territory(code: string): string;
  /** Names the document and its law. */
  document(german: boolean): string;
  headline(context: StatementContext): string;
  measure(context: StatementContext): readonly string[];
  /** `1. “Harbour at dawn”, a picture claimed by …` */
  work(work: RecognisedWork, position: number, of: number): string;
  passage(passage: Passage): string;
  morePassages(count: number): string;
  alsoIn(count: number): string;
  moreWorks(count: number): string;
  extent(work: RecognisedWork): string;
  surroundings(work: RecognisedWork): string;
  unmeasured(names: readonly string[]): string;
  /** What this work alone would have led to. */
  alone(work: RecognisedWork): string;
  nothingFound(context: StatementContext): string;
  /** § 11(1) UrhDaG: the demand, the need for a permission, the flag. */
  demand(context: StatementContext): readonly string[];
  why(rule: RuleId, context: StatementContext, works: readonly RecognisedWork[]): string;
  readonly limbs: Readonly<Record<Limb, (work: RecognisedWork) => string>>;
  law(citations: readonly string[]): string;
  policy(rule: RuleId, policyVersion: string, address: string | undefined): string;
  how(context: StatementContext): readonly string[];
  wayOut(way: WayOut, context: StatementContext): string;
  waitOrComplain(context: StatementContext): readonly string[];
  link(what: 'evidence' | 'flag' | 'complaint', address: string): string;
  complaint(context: StatementContext): readonly string[];
  outOfCourt(dates: NonNullable<Redress['outOfCourt']>, address: string): readonly string[];
  court(context: StatementContext): readonly string[];
}
