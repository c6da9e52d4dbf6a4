/** What we keep of a text: its skeleton (letters and digits after Unicode disguises are undone) and the way back. */
import type { CodePoints } from '../../common/index.ts';

export interface TextFingerprint {
  readonly modality: 'text';
  readonly algorithm: 'text/skeleton@1';
  /** One byte per skeleton character. */
  readonly skeleton: Uint8Array;
  /** For each skeleton character, its offset in the decoded file in code points. Rises, never falls. */
  readonly offsets: Uint32Array;
  /** Length of the decoded file in code points. */
  readonly sourceLength: CodePoints;
}
