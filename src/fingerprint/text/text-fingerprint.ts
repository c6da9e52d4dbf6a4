/** What we keep of a text: its skeleton (letters and digits after Unicode disguises are undone) and the way back. */
import type { CodePoints } from '../../common/index.ts';

export interface TextFingerprint {
  readonly modality: 'text';
  readonly algorithm: 'text/skeleton@1';
  /** One byte per skeleton character; ideographs have two. */
  readonly skeleton: Uint8Array;
  /** For each skeleton character, its offset in the decoded file in code points. Rises, except inside a right-to-left override. */
  readonly offsets: Uint32Array;
  /** For each skeleton character, eight bits of the code point as written: tells a verbatim copy from a disguised one. */
  readonly surface: Uint8Array;
  /** Length of the decoded file in code points. */
  readonly sourceLength: CodePoints;
}
