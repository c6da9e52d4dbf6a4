/** What an account's events mean for others: a leaf each, clocks for whatever ends, letters that say what to do now. */
import type { Instant, Json } from '../../common/index.ts';
import { CLOCKS } from '../clocks.ts';
import type { CaseContext, Consequence, Dated } from '../engine/machine.ts';
import type { AccountEvent, AccountState } from './account.ts';
import { accountLine } from './account-line.ts';
import { ACCOUNT_CLOCKS } from './decide.ts';

/** The law each event rests on. */
const GROUND: Readonly<Partial<Record<AccountEvent['type'], string>>> = {
  'flag-wrong': 'de/urhdag-18-5',
  'flag-right': 'de/urhdag-18-5',
  'flag-cleared': 'de/urhdag-18-5',
  'flag-warned': 'de/urhdag-18-5',
  'flag-right-excluded': 'de/urhdag-18-5',
  'flag-right-returned': 'de/urhdag-18-5',
  'flag-right-restored': 'de/urhdag-18-5',
  'notice-unfounded': 'eu/dsa-23-2',
  'notice-founded': 'eu/dsa-23-2',
  'notice-cleared': 'eu/dsa-23-2',
  'notices-warned': 'eu/dsa-23-2',
  'notices-review-due': 'eu/dsa-23-3',
  'notices-suspended': 'eu/dsa-23-2',
  'notices-returned': 'eu/dsa-23-2',
  'notices-restored': 'eu/dsa-23-2',
  'case-reviewed': 'eu/dsa-23-3',
};
/** Who the law lets decide: a person. What follows from counting is a rule's. */
const BY_HAND = new Set(['case-reviewed', 'suspended', 'terminated', 'termination-proposed', 'notices-suspended']);
/** Told to the account itself. The others are told by the case they come from, or to staff. */
const TOLD = new Set<AccountEvent['type']>([
  'strike',
  'warned',
  'strike-reversed',
  'suspended',
  'suspension-ended',
  'suspension-lifted',
  'terminated',
  'termination-lifted',
  'flag-warned',
  'flag-right-excluded',
  'flag-right-returned',
  'flag-right-restored',
  'notices-warned',
  'notices-suspended',
  'notices-returned',
  'notices-restored',
]);

export function follow(
  event: Dated<AccountEvent>,
  _after: AccountState,
  { self }: CaseContext,
): readonly Consequence[] {
  const { type, by, at, ...rest } = event;
  const fields = { ...rest, at } as unknown as Readonly<Record<string, Json>>;
  const ground = GROUND[type] ?? 'eu/dsa-23-1';
  const own = `account/${self.id}`;
  return [
    {
      kind: 'leaf',
      leaf: { k: 'account', a: type, ground, auto: BY_HAND.has(type) ? 'none' : 'partial' },
      record: { ...fields, type, by },
    },
    ...clocksOf(event),
    ...(TOLD.has(type) ? [{ kind: 'notify', to: own, message: `account.${type}`, fields } as const] : []),
    ...staffLetters(event, fields),
    ...statements(event),
  ];
}

const clock = (name: string, dueAt: Instant, basis: string): Consequence => ({ kind: 'clock', name, dueAt, basis });
const stop = (name: string): Consequence => ({ kind: 'stop-clock', name });

function clocksOf(event: Dated<AccountEvent>): readonly Consequence[] {
  switch (event.type) {
    case 'violation-found':
      return [clock(`${ACCOUNT_CLOCKS.final}/${event.upload}`, event.finalAt, 'recourse/final-without-complaint')];
    case 'violation-contested':
    case 'violation-not-manifest':
    case 'strike-reversed':
      return [stop(`${ACCOUNT_CLOCKS.final}/${event.upload}`), stop(`${ACCOUNT_CLOCKS.strike}/${event.upload}`)];
    case 'strike':
      return [
        stop(`${ACCOUNT_CLOCKS.final}/${event.upload}`),
        clock(`${ACCOUNT_CLOCKS.strike}/${event.upload}`, event.expiresAt, CLOCKS.CK13.basis),
      ];
    case 'suspended':
      return [clock(ACCOUNT_CLOCKS.suspension, event.until, CLOCKS.CK14.basis)];
    case 'suspension-lifted':
      return [stop(ACCOUNT_CLOCKS.suspension)];
    case 'terminated':
      return [stop(ACCOUNT_CLOCKS.suspension), stop(ACCOUNT_CLOCKS.proposal)];
    case 'termination-proposed':
      return [clock(ACCOUNT_CLOCKS.proposal, event.until, 'recourse/four-eyes')];
    case 'termination-withdrawn':
      return [stop(ACCOUNT_CLOCKS.proposal)];
    case 'flag-right-excluded':
      return [clock(ACCOUNT_CLOCKS.flags, event.until, CLOCKS.CK15.basis)];
    case 'flag-right-restored':
      return [stop(ACCOUNT_CLOCKS.flags)];
    case 'notices-suspended':
      return [clock(ACCOUNT_CLOCKS.notices, event.until, CLOCKS.CK15.basis)];
    case 'notices-restored':
      return [stop(ACCOUNT_CLOCKS.notices)];
    default:
      return [];
  }
}

function staffLetters(event: Dated<AccountEvent>, fields: Readonly<Record<string, Json>>): readonly Consequence[] {
  const { type } = event;
  const to =
    type === 'review-due' || type === 'notices-review-due'
      ? 'reviewers'
      : type === 'termination-proposed'
        ? 'administrators'
        : undefined;
  return to === undefined ? [] : [{ kind: 'notify', to, message: `account.${type}`, fields }];
}

/** Art. 24(5) DSA: restrictions of an account or of a part of the service go to the Commission's database as well. */
function statements(event: Dated<AccountEvent>): readonly Consequence[] {
  const line = accountLine(event);
  if (line === undefined) return [];
  return [
    {
      kind: 'effect',
      effect: 'dsa-database-line',
      key: event.type,
      fields: { line: line as unknown as Json },
    },
  ];
}
