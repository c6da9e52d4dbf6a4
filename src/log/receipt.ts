/** One JSON file that lets a person check the log without trusting the operator. */
import type { PrivateRecord } from './leaf.ts';

export interface Receipt {
  readonly format: 'recourse-receipt/1';
  /** Origin of the log: the first line of its checkpoints. */
  readonly log: string;
  /** Base64 of the leaf's exact bytes. */
  readonly leaf: string;
  readonly promise: {
    /** Verifier key of the log, `name+id+base64`. */
    readonly logKey: string;
    /** Milliseconds since 1970. */
    readonly timestamp: number;
    /** Base64 of Ed25519 over "recourse-promise/1\n" + leaf hash + timestamp. */
    readonly signature: string;
  };
  /** `.tlog-proof` text, once integrated. */
  readonly proof?: string;
  /** To the affected person only. */
  readonly record?: PrivateRecord;
  readonly salt?: string;
}
