/**
 * A vote that nobody reads before the ruling, and nobody changes after: the event holds a hash; what it stands for lies sealed to the
 * panel. Whoever closes the case hands in the openings, and the hashes show that they are the votes that were cast.
 */
import { hex, sha256, utf8 } from '../../common/index.ts';
import type { RulingOutcome } from './state.ts';

export interface VoteOpening {
  /** `staff/…` */
  readonly member: string;
  readonly outcome: RulingOutcome;
  /** Random, so that the hash cannot be guessed from four outcomes. */
  readonly nonce: string;
}

/** 64 hexadecimal digits. */
export const voteCommitment = (caseName: string, { member, outcome, nonce }: VoteOpening): string =>
  hex(sha256(utf8(`recourse-vote/1\n${caseName}\n${member}\n${outcome}\n${nonce}\n`)));
