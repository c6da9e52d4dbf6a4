/** One moment on two timelines: where a second of the upload stands in the work and back, and the parts in which a long segment is played. Pure. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Link {
  readonly upload: Span;
  readonly reference: Span;
  /** The work runs from its end to its beginning. */
  readonly reversed?: true;
}

export type Side = 'upload' | 'reference';
export type Times = Readonly<Record<Side, number>>;

/** Seconds of one clip on either side; the server makes none longer. */
export const PART_SECONDS = 15;

const lengthOf = ({ start, end }: Span): number => Math.max(1e-3, end - start);
const within = ({ start, end }: Span, at: number): boolean => at >= start && at <= end;

/** How fast the work runs beside the upload; 1.25 = faster. */
export const paceOf = ({ upload, reference }: Link): number => lengthOf(reference) / lengthOf(upload);

/** The same moment on the other side, inside the segment. */
export function across(link: Link, from: Side, at: number): number {
  const [here, there] = from === 'upload' ? [link.upload, link.reference] : [link.reference, link.upload];
  const share = Math.min(1, Math.max(0, (at - here.start) / lengthOf(here)));
  return there.start + (link.reversed ? 1 - share : share) * lengthOf(there);
}

/** Both times of one moment of one side. */
export const timesAt = (link: Link, side: Side, at: number): Times =>
  side === 'upload'
    ? { upload: at, reference: across(link, side, at) }
    : { upload: across(link, side, at), reference: at };

/** The segment that a moment of one side belongs to: the chosen one before others. */
export function linkAt(links: readonly Link[], chosen: number, side: Side, at: number): number | undefined {
  const here = links[chosen];
  if (here && within(here[side], at)) return chosen;
  const other = links.findIndex((link) => within(link[side], at));
  return other < 0 ? undefined : other;
}

/** The part that holds this second of the upload: equal lengths, none above PART_SECONDS on either side. */
export function partAt(link: Link, at: number): Readonly<Record<Side, Span>> & { readonly last: boolean } {
  const seconds = Math.max(lengthOf(link.upload), lengthOf(link.reference));
  const count = Math.max(1, Math.ceil(seconds / PART_SECONDS - 1e-6));
  const each = lengthOf(link.upload) / count;
  const number = Math.min(count - 1, Math.max(0, Math.floor((at - link.upload.start) / each + 1e-6)));
  const upload = { start: link.upload.start + number * each, end: link.upload.start + (number + 1) * each };
  const [a, b] = [across(link, 'upload', upload.start), across(link, 'upload', upload.end)];
  return { upload, reference: { start: Math.min(a, b), end: Math.max(a, b) }, last: number === count - 1 };
}
