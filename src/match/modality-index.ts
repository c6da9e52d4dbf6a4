/** What each modality's matcher offers. Additions and withdrawals take effect at the next look-up. */
import type { ReferenceId } from '../common/index.ts';
import type { Fingerprint, Steps } from '../fingerprint/index.ts';
import type { MatchOutcome } from './outcome.ts';

export interface ModalityIndex<F extends Fingerprint> {
  readonly size: number;
  /** Replaces what was under the same id. */
  add(reference: ReferenceId, fingerprint: F, options?: { readonly shadow?: boolean }): void;
  /** Unknown ids are ignored. */
  remove(reference: ReferenceId): void;
  /** Where it costs less than adding again. Unknown ids are ignored. */
  setShadow?(reference: ReferenceId, shadow: boolean): void;
  /** Deterministic: same fingerprint, same references (in any order of adding), same answer. */
  match(upload: F): MatchOutcome;
  /** The same answer, for uploads that may take long. Additions and withdrawals between two steps may be in it or not. */
  matchInSteps?(upload: F): Steps<MatchOutcome>;
}
