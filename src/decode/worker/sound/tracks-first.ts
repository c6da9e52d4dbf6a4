/**
 * An mp4 whose list of tracks stands behind the sound, as one whose list stands before it: then it can be decoded piece by piece,
 * and never lies in memory as samples of the whole file. Offsets in the list grow by what is put before the sound.
 */
import { boxesIn, type Box } from '../../sound/boxes.ts';

/** The pieces of the same file in another order; the file itself when the list is first already, or not found. */
export function tracksFirst(file: Uint8Array): readonly Uint8Array[] {
  const boxes = boxesIn(file);
  const list = boxes.find(({ type }) => type === 'moov');
  const sound = boxes.find(({ type }) => type === 'mdat');
  if (list === undefined || sound === undefined || list.start < sound.start) return [file];
  const head = boxBefore(file, list);
  const from = boxBefore(file, sound);
  const moved = file.slice(head, list.end);
  moveOffsets(moved, 0, moved.length, moved.length, head);
  return [file.subarray(0, from), moved, file.subarray(from, head), file.subarray(list.end)];
}

/** Where the header of a box begins. */
const boxBefore = (file: Uint8Array, { start }: Box): number => {
  const large = start >= 16 && new DataView(file.buffer, file.byteOffset).getUint32(start - 16) === 1;
  return start - (large ? 16 : 8);
};

const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** Adds `by` to every offset of a chunk that lies before `below`. */
function moveOffsets(bytes: Uint8Array, from: number, to: number, by: number, below: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { type, start, end } of boxesIn(bytes, from, to)) {
    if (HOLDERS.has(type)) moveOffsets(bytes, start, end, by, below);
    const wide = type === 'co64' ? 8 : 4;
    if ((type !== 'stco' && type !== 'co64') || start + 8 > end) continue;
    const count = Math.min(view.getUint32(start + 4), Math.floor((end - start - 8) / wide));
    for (let i = 0; i < count; i++) {
      const at = start + 8 + wide * i;
      if (wide === 8) {
        const offset = view.getBigUint64(at);
        if (offset < BigInt(below)) view.setBigUint64(at, offset + BigInt(by));
      } else {
        const offset = view.getUint32(at);
        if (offset < below) view.setUint32(at, offset + by);
      }
    }
  }
}
