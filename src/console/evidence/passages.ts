/**
 * A text cut into what matches and what does not, for showing. Spans count Unicode code points, as the API does; browsers count
 * UTF-16 units. Long stretches without a match are folded away. Pure.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Piece =
  | { readonly kind: 'plain'; readonly text: string }
  /** `segments`: positions of all segments that cover this piece. */
  | { readonly kind: 'match'; readonly text: string; readonly segments: readonly number[] }
  | { readonly kind: 'folded'; readonly text: string; readonly codePoints: number };

/** Unmatched text on each side of a match that stays visible, in code points. */
const CONTEXT = 400;
/** Shorter stretches are not worth folding. */
const FOLD_FROM = 1200;

export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const points = [...text];
  const cuts = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= points.length)
    .sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!];
    const segments = spans.flatMap((span, at) => (span.start <= from && span.end >= to ? [at] : []));
    if (segments.length > 0) pieces.push({ kind: 'match', text: points.slice(from, to).join(''), segments });
    else pieces.push(...plain(points.slice(from, to), from > 0, to < points.length));
  }
  return pieces;
}

/** Keeps what stands next to a match; folds the rest. */
function plain(points: readonly string[], afterMatch: boolean, beforeMatch: boolean): Piece[] {
  const text = (from: number, to?: number) => points.slice(from, to).join('');
  if (points.length < FOLD_FROM) return [{ kind: 'plain', text: text(0) }];
  const head = afterMatch ? CONTEXT : 0;
  const tail = beforeMatch ? CONTEXT : 0;
  // A text without any match shows its beginning.
  const shownHead = head === 0 && tail === 0 ? CONTEXT * 2 : head;
  const folded = points.length - shownHead - tail;
  return [
    ...(shownHead > 0 ? [{ kind: 'plain', text: text(0, shownHead) } as const] : []),
    { kind: 'folded', text: text(shownHead, points.length - tail), codePoints: folded },
    ...(tail > 0 ? [{ kind: 'plain', text: text(points.length - tail) } as const] : []),
  ];
}
