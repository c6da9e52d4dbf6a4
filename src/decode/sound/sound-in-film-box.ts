/**
 * Files that begin like a film and hold only sound: an m4a under a film's brand, its list of tracks behind the sound, where the
 * first bytes do not show it.
 */
import type { OpenInput } from '../read-input.ts';
import { boxAt, trackKinds } from './boxes.ts';

const BASE_MEDIA = new Set(['mp4', 'mov', '3gp']);
/** Top-level boxes looked at: a fragmented film may have many, and has its list of tracks first. */
const BOXES_MAX = 64;
const TRACKS_BYTES_MAX = 16 * 2 ** 20;

/** True when the list of tracks was found and names sound and no moving picture. Reads a few bytes here and there. */
export async function holdsOnlySound(file: OpenInput, format: string): Promise<boolean> {
  if (!BASE_MEDIA.has(format)) return false;
  for (let at = 0, seen = 0; at + 8 <= file.size && seen < BOXES_MAX; seen++) {
    const box = boxAt(await file.bytesAt(at, 16), file.size - at);
    if (box === undefined) return false;
    if (box.type === 'moov') {
      if (box.end - box.start > TRACKS_BYTES_MAX) return false;
      const kinds = trackKinds(await file.bytesAt(at + box.start, box.end - box.start));
      return kinds.includes('soun') && !kinds.includes('vide');
    }
    at += box.end;
  }
  return false;
}
