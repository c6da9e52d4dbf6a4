import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../../common/index.ts';
import type { CaseContext, Dated } from '../../engine/machine.ts';
import { accountMachine } from '../../account/account-machine.ts';
import type { AccountEvent } from '../../account/account.ts';
import { claimantMachine } from '../../claimant/claimant-machine.ts';
import type { ClaimantEvent } from '../../claimant/claimant.ts';
import { LETTERS, writeLetter } from './index.ts';

const UNTIL = instant(Date.UTC(2027, 1, 28, 12));
const context = { self: { kind: 'account', id: 'u-1' } } as CaseContext;
const fields = {
  upload: 'up_1',
  notice: 'ntc_1',
  reference: 'ref_1',
  until: UNTIL,
  expiresAt: UNTIL,
  strikes: 2,
  rung: 1,
};
const lists = {
  uploads: ['up_1'],
  about: ['up_1'],
  factors: [],
  shares: [],
  because: 'complaint/cmp_1',
  why: 'foreign',
};
const dated = (type: string) => ({ type, at: instant(0), by: 'clock', ...fields, ...lists, seed: 's', society: false });

const kinds = {
  account: (type: string) =>
    accountMachine.follow(dated(type) as unknown as Dated<AccountEvent>, { kind: 'none' }, context),
  claimant: (type: string) =>
    claimantMachine.follow(dated(type) as unknown as Dated<ClaimantEvent>, { kind: 'none' }, context),
};

test('every letter written for accounts and claimants is sent by an event of that name, and by no other', () => {
  for (const [kind, follow] of Object.entries(kinds)) {
    const written = Object.keys(LETTERS.en).filter((message) => message.startsWith(`${kind}.`));
    assert.ok(written.length > 10);
    for (const message of written) {
      const sent = follow(message.slice(kind.length + 1)).filter((one) => one.kind === 'notify');
      assert.deepEqual(
        sent.map((one) => one.message),
        [message],
      );
    }
  }
});

test('a measure is told with its end, and with every way to contest it', () => {
  for (const language of ['en', 'de'] as const)
    for (const message of [
      'account.suspended',
      'account.flag-right-excluded',
      'account.notices-suspended',
      'claimant.excluded',
    ]) {
      const { text } = writeLetter(message, language, fields)!;
      assert.match(text, /28\.? (February|Februar) 2027/, message);
      assert.match(text, language === 'en' ? /complain/ : /[Bb]eschwer/, message);
    }
});
