/**
 * The matcher must not teach anybody how to get past it: an account that sends one protected picture again and again, a little changed
 * each time, soon gets brief answers (abuse/oracle-limiter.ts has the idea). Nothing is blocked, held or delayed by it: recognition,
 * decision, reasons, statement and receipt are what they would be; only confidence, places and shares are left out of the answer.
 * People who decide cases see everything. Accounts are those the platform names; what it does not name is not limited.
 * Kept in memory, of this process: a restart forgets, in the account's favour.
 */
import { askOracle, NOTHING_ASKED, ORACLE_LIMITS, type OracleLimits, type OracleState } from '../abuse/index.ts';
import type { Instant, UploadId } from '../common/index.ts';
import type { Reads, Transaction } from '../store/store.ts';
import type { Recognition } from './recognise.ts';

/** Accounts remembered; who asked longest ago is forgotten first. About 16 kB each at most, mostly less than one. */
const ACCOUNTS_MAX = 5000;

export class OracleGuard {
  readonly #limits: OracleLimits;
  readonly #accountsMax: number;
  readonly #accounts = new Map<string, OracleState>();

  constructor(limits: OracleLimits = ORACLE_LIMITS, accountsMax = ACCOUNTS_MAX) {
    this.#limits = limits;
    this.#accountsMax = accountsMax;
  }

  /** Accounts that are remembered. */
  get size(): number {
    return this.#accounts.size;
  }

  /** Whether this answer is to be brief. Counts only what matched, or may match: one's own pictures never do. */
  answersBriefly(account: string, { fingerprint, outcome }: Recognition, at: Instant): boolean {
    const told = outcome.kind === 'matched' || (outcome.kind === 'undetermined' && outcome.why === 'possible-match');
    if (!told || fingerprint?.modality !== 'image') return false;
    const known = this.#accounts.get(account) ?? NOTHING_ASKED;
    const { state, answer } = askOracle(known, fingerprint.frames[0].pdq.words, at, this.#limits);
    this.#accounts.delete(account);
    this.#accounts.set(account, state);
    for (const oldest of this.#accounts.keys()) {
      if (this.#accounts.size <= this.#accountsMax) break;
      this.#accounts.delete(oldest);
    }
    return answer.kind !== 'full';
  }
}

const streamOf = (id: UploadId): string => `upload-answer/${id}`;

/** Asked for again, the answer is as brief as it was. */
export const keepBrief = (tx: Transaction, id: UploadId, at: Instant): Promise<void> =>
  tx.append(streamOf(id), 0, [{ type: 'answered-briefly', version: 1, payload: {} }], at);

export const wasBrief = async (reads: Reads, id: UploadId): Promise<boolean> =>
  (await reads.events(streamOf(id))).length > 0;
