/**
 * Where a film is broken, decoders go on showing the ghost of what they saw last, drawn along by motion that belongs to other pictures.
 * Key points recognise it. So in a damaged film a passage that was surely seen before is not reported again on the word of key points.
 */
import type { Segment } from './follow-line.ts';
import { unionSeconds } from './match-of-film.ts';

/** Share of a passage that was seen before from which on it is a ghost. */
const SEEN_SHARE = 0.5;

export function withoutGhosts(segments: readonly Segment[]): readonly Segment[] {
  return segments.filter(({ view, upload, reference }) => {
    if (view !== 'part') return true;
    const before = segments
      .filter((other) => other.view !== 'part' && other.upload.start < upload.start)
      .map((other) => ({
        start: Math.max(reference.start, other.reference.start),
        end: Math.min(reference.end, other.reference.end),
      }))
      .filter(({ start, end }) => end > start);
    return unionSeconds(before) < SEEN_SHARE * (reference.end - reference.start);
  });
}
