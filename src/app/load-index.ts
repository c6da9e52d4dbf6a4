/** Start-up: the index is rebuilt from the store. What this version cannot read is counted and named, never guessed. */
import type { ReferenceId } from '../common/index.ts';
import { decodeFingerprint } from '../fingerprint/index.ts';
import type { ReferenceIndex } from '../match/index.ts';
import type { Store } from '../store/store.ts';

export interface LoadedIndex {
  readonly references: number;
  /** References that stay unmatched until their file is added again. */
  readonly unreadable: readonly { readonly id: ReferenceId; readonly why: string }[];
}

const PROGRESS_EVERY = 1000;

export async function loadIndex(
  deps: { readonly store: Store; readonly index: ReferenceIndex },
  onProgress: (references: number) => void = () => {},
): Promise<LoadedIndex> {
  let references = 0;
  const unreadable: { id: ReferenceId; why: string }[] = [];
  for await (const { id, fingerprint, shadow } of deps.store.matchableReferences()) {
    const read = decodeFingerprint(fingerprint);
    if (read.kind === 'refused') unreadable.push({ id, why: read.why });
    else {
      deps.index.add(id, read.value, { shadow });
      if (++references % PROGRESS_EVERY === 0) onProgress(references);
    }
  }
  onProgress(references);
  return { references, unreadable };
}
