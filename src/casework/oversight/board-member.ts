/**
 * The key of a board member. What the panel writes before its ruling is sealed to these keys (X25519), so that neither the operator nor
 * an administrator of the database can read it. The private half is the member's: wrapped with a passphrase, or kept by them alone.
 */
import { done, fromBase64, refused, type Outcome } from '../../common/index.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';

export type BoardMemberState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'serving';
      /** 32 bytes, base64. */
      readonly publicKey: string;
      /** Text with the private key under the member's passphrase; absent when they keep it themselves. */
      readonly wrapped?: string;
      readonly keys: number;
    };

export interface EnrolCommand {
  readonly type: 'enrol';
  readonly publicKey: string;
  readonly wrapped?: string;
}
export interface EnrolledEvent {
  readonly type: 'key-enrolled';
  readonly publicKey: string;
  readonly wrapped?: string;
}

export const boardMemberMachine: Machine<BoardMemberState, EnrolCommand, EnrolledEvent> = {
  kind: 'board-member',
  initial: { kind: 'none' },
  decide(_state, { publicKey, wrapped }, { actor, self }: CaseContext): Outcome<readonly EnrolledEvent[], string> {
    const stop = notAllowed(actor, 'board-member.enrol');
    if (stop) return stop;
    if (actor.kind !== 'staff' || actor.id !== self.id) {
      return refused('not-yours', 'A key is enrolled by its member alone.', 'Sign in as that member.');
    }
    if (fromBase64(publicKey)?.length !== 32) {
      return refused('not-a-key', 'An X25519 public key has 32 bytes, in base64.', 'Make one with the console.');
    }
    return done([{ type: 'key-enrolled', publicKey, ...(wrapped !== undefined && { wrapped }) }]);
  },
  evolve(state, { publicKey, wrapped }: Dated<EnrolledEvent>): BoardMemberState {
    const keys = state.kind === 'serving' ? state.keys + 1 : 1;
    return { kind: 'serving', publicKey, ...(wrapped !== undefined && { wrapped }), keys };
  },
  follow(event): readonly Consequence[] {
    const { publicKey, by } = event;
    return [{ kind: 'leaf', leaf: { k: 'person', a: 'KEY-ENROLLED', auto: 'none' }, record: { publicKey, by } }];
  },
  summary(state): Summary | undefined {
    if (state.kind === 'none') return undefined;
    return { state: 'serving', open: false, waitsFor: 'nobody', severity: 0, about: [], shown: { keys: state.keys } };
  },
};
