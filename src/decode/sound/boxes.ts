/** Boxes of ISO base media files (mp4, m4a, mov, 3gp; ISO/IEC 14496-12): just enough to find the list of tracks. */

export interface Box {
  readonly type: string;
  /** First byte of its content, and the byte after its last, counted from the start of what was read. */
  readonly start: number;
  readonly end: number;
}

/** A file names its tracks within this many boxes; more is no file that a person made. */
const BOXES_MAX = 512;

/** Type and extent of the box at the start of `head` (16 bytes are enough), which has `room` bytes to lie in; undefined when it is none. */
export function boxAt(head: Uint8Array, room: number): Box | undefined {
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = String.fromCharCode(head[4]!, head[5]!, head[6]!, head[7]!);
  const said = view.getUint32(0);
  if (said === 0) return { type, start: 8, end: room };
  if (said !== 1) return said < 8 ? undefined : { type, start: 8, end: Math.min(room, said) };
  const large = head.length < 16 ? 0 : Number(view.getBigUint64(8));
  return large < 16 ? undefined : { type, start: 16, end: Math.min(room, large) };
}

/** The boxes that fill `bytes` from `from` to `to`. */
export function boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < BOXES_MAX;) {
    const box = boxAt(bytes.subarray(at, Math.min(to, at + 16)), to - at);
    if (box === undefined) break;
    found.push({ type: box.type, start: at + box.start, end: at + box.end });
    at += box.end;
  }
  return found;
}

/** What the tracks of a `moov` box's content are: `soun`, `vide`, `text` … */
export function trackKinds(moov: Uint8Array): string[] {
  const below = ({ start, end }: Box, type: string): Box[] =>
    boxesIn(moov, start, end).filter((box) => box.type === type);
  return boxesIn(moov)
    .filter(({ type }) => type === 'trak')
    .flatMap((track) => below(track, 'mdia'))
    .flatMap((media) => below(media, 'hdlr'))
    .map(({ start }) => String.fromCharCode(...moov.subarray(start + 8, start + 12)));
}
