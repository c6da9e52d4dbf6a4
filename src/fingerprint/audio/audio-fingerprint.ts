/** What we keep of a sound: where its spectrum has peaks, in time and frequency. */
import type { Seconds } from '../../common/index.ts';

export interface AudioFingerprint {
  readonly modality: 'audio';
  readonly algorithm: 'audio/peaks@1';
  /** Length of the sound that was looked at. */
  readonly seconds: Seconds;
  /** Packed peaks of the middle of the sound, ascending; see peak.ts. */
  readonly main: Uint32Array;
  /** Landmarks that only the difference of the channels has: what is left when a singer in the middle is removed. */
  readonly side: Uint32Array;
  /** There is more sound in the file than was looked at. */
  readonly cut: boolean;
  /** Of an upload with several sound streams, the further ones. Not stored: a reference is its first stream. */
  readonly others?: readonly AudioFingerprint[];
}
