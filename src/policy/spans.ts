/** How much of a work is used: the union of spans on the work itself, so that loops count once and speed changes nothing. */

interface Measured {
  readonly start: number;
  readonly end: number;
  /** By how much each end may be off, in the unit of the span. */
  readonly error: number;
}

/** `measured`: total length of the union. `sure`: the same after each end of the union was drawn in by its own error. */
export function unionLength(spans: readonly Measured[]): { readonly measured: number; readonly sure: number } {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start || a.end - b.end);
  let measured = 0;
  let sure = 0;
  let open: { start: number; end: number; startError: number; endError: number } | undefined;
  const close = () => {
    if (open === undefined) return;
    measured += open.end - open.start;
    sure += Math.max(0, open.end - open.start - open.startError - open.endError);
  };
  for (const { start, end, error } of sorted) {
    if (open !== undefined && start <= open.end) {
      // Touching spans are one; only the ends that remain ends are uncertain.
      if (end > open.end) open = { ...open, end, endError: error };
      continue;
    }
    close();
    open = { start, end, startError: error, endError: error };
  }
  close();
  return { measured, sure };
}
