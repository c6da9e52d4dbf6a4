/** One way of laying an upload's frame over a reference's: how it is turned, and which view of each is compared. One way must explain a whole segment. */
import type { FilmFrameHashes, FilmHash } from '../../fingerprint/index.ts';
import type { Unit } from '../../common/index.ts';

/** turn × view of the upload × view of the reference, as one number. */
export type Channel = Unit<number, 'Channel'>;

const KINDS = ['whole', 'borders', 'moving'] as const;

export const channelOf = (turn: number, upload: FilmHash['kind'], reference: FilmHash['kind']): Channel =>
  (9 * turn + 3 * KINDS.indexOf(upload) + KINDS.indexOf(reference)) as Channel;

export const turnOf = (channel: Channel): number => Math.floor(channel / 9);
export const uploadKind = (channel: Channel): FilmHash['kind'] => KINDS[Math.floor(channel / 3) % 3]!;
export const referenceKind = (channel: Channel): FilmHash['kind'] => KINDS[channel % 3]!;

export const viewOf = ({ views }: FilmFrameHashes, kind: FilmHash['kind']): FilmHash | undefined =>
  views.find((view) => view.kind === kind);

/** Bits that differ. */
export function bitsBetween(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    let bits = a[i]! ^ b[i]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    sum += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return sum;
}
