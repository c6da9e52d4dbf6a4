/**
 * What a ruling says for others like it. Like means: the same passage of the same work is shown; whether it is identical, and said in a
 * like context, only a human can tell (after Meta's published practice of "identical content with parallel context").
 */
import type { ReferenceId } from '../../common/index.ts';
import type { Match, MatchOutcome, Segment } from '../../match/index.ts';
import type { ComplaintOutcome, ComplaintState } from '../complaint/state.ts';
import { isHeard, type Direction, type OversightState, type RulingOutcome } from '../oversight/state.ts';

export interface Precedent {
  /** `oversight/obc_…` */
  readonly case: string;
  readonly upload?: string;
  readonly outcome: RulingOutcome;
  readonly direction?: Direction;
  readonly rule?: string;
  /** Questions it answers, as codes. */
  readonly topics: readonly string[];
  readonly references: readonly string[];
  readonly decidedAt: number;
  /** REMAND: `complaint/cmp_…`, in which it is decided anew. */
  readonly reopened?: string;
  /** What came of it there; `PENDING` while nobody has decided. */
  readonly decidedAnew?: DecidedAnew;
}

export type DecidedAnew = ComplaintOutcome | 'OMITTED' | 'PENDING';

/** Undefined while there is no ruling. */
export function precedentFrom(stream: string, state: OversightState): Precedent | undefined {
  if (!isHeard(state) || !('ruling' in state)) return undefined;
  const { matter, docket, ruling } = state;
  return {
    case: stream,
    ...(matter.upload !== undefined && { upload: matter.upload }),
    outcome: ruling.outcome,
    ...(ruling.direction !== undefined && { direction: ruling.direction }),
    ...(matter.rule !== undefined && { rule: matter.rule }),
    topics: docket.topics,
    references: matter.about.filter((one) => one.startsWith('reference/')).map((one) => one.slice('reference/'.length)),
    decidedAt: ruling.decidedAt,
    ...(ruling.reopened !== undefined && { reopened: ruling.reopened }),
  };
}

/** Of a remand: what the complaint that it opened has come to. */
export const anew = (state: ComplaintState): DecidedAnew =>
  state.kind === 'decided' ? state.outcome : state.kind === 'omitted' ? 'OMITTED' : 'PENDING';

/** `same-passage`: the parts of the work overlap by most of the longer; `near-passage`: by most of the shorter. */
export type Likeness =
  | { readonly kind: 'same-passage'; readonly overlap: number }
  | { readonly kind: 'near-passage'; readonly overlap: number }
  | { readonly kind: 'unlike' };

/** Share of the common stretch that still counts as the same. */
const SAME = 0.8;

/** How alike two uploads are in what they show of one work. Symmetric. */
export function likeness(one: MatchOutcome, other: MatchOutcome, reference: ReferenceId): Likeness {
  const [a, b] = [shownOf(one, reference), shownOf(other, reference)];
  if (!a || !b) return { kind: 'unlike' };
  const common = overlapOf(a, b);
  const [shorter, longer] = [Math.min(sizeOf(a), sizeOf(b)), Math.max(sizeOf(a), sizeOf(b))];
  if (longer <= 0) return { kind: 'unlike' };
  if (common / longer >= SAME) return { kind: 'same-passage', overlap: common / longer };
  return common / shorter >= SAME ? { kind: 'near-passage', overlap: common / shorter } : { kind: 'unlike' };
}

/** Parts of the reference that are shown: boxes for pictures, spans for everything with a beginning and an end. */
type Shown =
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'spans'; readonly spans: readonly (readonly [number, number])[] };

function shownOf(outcome: MatchOutcome, reference: ReferenceId): Shown | undefined {
  if (outcome.kind !== 'matched') return undefined;
  const matches = outcome.matches.filter((match) => match.reference === reference && match.shadow !== true);
  const places = matches.flatMap(({ segments }: Match) => segments.map((segment: Segment) => segment.reference));
  const spans = places.flatMap((place) =>
    'start' in place ? [[Number(place.start), Number(place.end)] as const] : [],
  );
  if (spans.length > 0) return { kind: 'spans', spans: joined(spans) };
  const boxes = places.flatMap((place) => ('width' in place ? [place] : []));
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { kind: 'box', x, y, width: right - x, height: bottom - y };
}

function joined(spans: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...spans].sort(([a], [b]) => a - b);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

const sizeOf = (shown: Shown): number =>
  shown.kind === 'box' ? shown.width * shown.height : shown.spans.reduce((sum, [start, end]) => sum + end - start, 0);

function overlapOf(a: Shown, b: Shown): number {
  if (a.kind === 'box' && b.kind === 'box') {
    const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    return Math.max(0, width) * Math.max(0, height);
  }
  if (a.kind !== 'spans' || b.kind !== 'spans') return 0;
  let sum = 0;
  for (const [start, end] of a.spans)
    for (const [from, to] of b.spans) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}

/** How a statement of reasons cites it. */
export const citePrecedent = (precedent: Precedent, language: 'en' | 'de'): string =>
  language === 'de'
    ? `Über einen Upload, der dieselbe Stelle zeigt, hat das unabhängige Gremium schon entschieden (${numberOf(precedent)}: ${inWords(precedent, 'de')}). Ob das übertragbar ist, prüft ein Mensch.`
    : `The independent board has ruled on an upload that shows the same passage (${numberOf(precedent)}: ${inWords(precedent, 'en')}). A human checks whether that carries over.`;

const numberOf = ({ case: stream }: Precedent): string => stream.slice('oversight/'.length);
const IN_WORDS = {
  en: {
    UPHOLD: 'the decision stood',
    OVERTURN: 'the decision was overturned',
    WARNING: 'public behind a warning',
    REMAND: 'sent back',
  },
  de: {
    UPHOLD: 'die Entscheidung blieb bestehen',
    OVERTURN: 'die Entscheidung wurde aufgehoben',
    WARNING: 'öffentlich hinter einem Warnhinweis',
    REMAND: 'zurückverwiesen',
  },
} as const satisfies Record<'en' | 'de', Record<RulingOutcome, string>>;

const inWords = ({ outcome, decidedAnew }: Precedent, language: 'en' | 'de'): string => {
  const anewInWords = decidedAnew && ANEW_IN_WORDS[language][decidedAnew];
  return anewInWords ? `${IN_WORDS[language][outcome]}; ${anewInWords}` : IN_WORDS[language][outcome];
};
const ANEW_IN_WORDS = {
  en: {
    PENDING: 'not yet decided anew',
    UPHELD: 'decided anew: it stands',
    REVERSED: 'decided anew: it was wrong',
    PARTLY: 'decided anew: it was wrong in part',
    MODIFIED: 'decided anew: it was replaced',
    OMITTED: 'then taken back',
  },
  de: {
    PENDING: 'noch nicht neu entschieden',
    UPHELD: 'neu entschieden: Sie bleibt',
    REVERSED: 'neu entschieden: Sie war falsch',
    PARTLY: 'neu entschieden: Sie war zum Teil falsch',
    MODIFIED: 'neu entschieden: Sie wurde ersetzt',
    OMITTED: 'dann zurückgenommen',
  },
} as const satisfies Record<'en' | 'de', Record<DecidedAnew, string>>;
