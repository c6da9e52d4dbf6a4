/** What an entry means for others: leaves open or sealed, the authority's answer, the affected person's letter, effect on the uploads. */
import { instant, type Json } from '../../common/index.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import { addressOf, streamOf, type CaseContext, type Consequence, type Dated, type Typed } from '../engine/machine.ts';
import type { KnownOrder, OrderEvent, OrderState } from './state.ts';

export const REVIEW_CLOCK = 'CK16/review';
export const GAG_CLOCK = 'CK16/gag';
export const GAG_ASK_CLOCK = 'CK16/gag-ask';
export const HOLD_CLOCK = 'hold/';

type Fields = Readonly<Record<string, Json>>;

export function follow(event: Dated<OrderEvent>, after: OrderState, context: CaseContext): readonly Consequence[] {
  if (after.kind === 'none') return [];
  const { contact } = after;
  const about = { order: context.self.id, authority: contact.authority, country: contact.country };
  const toAuthority = (message: string, fields: Fields = {}): Consequence[] =>
    contact.party === undefined ? [] : [letter(contact.party, message, { ...about, ...fields })];
  const toAffected = (message: string, fields: Fields = {}): Consequence[] =>
    after.affected.map((to) => letter(to, message, { ...about, ...fields }));
  switch (event.type) {
    case 'logged':
      return [
        { kind: 'clock', name: REVIEW_CLOCK, dueAt: event.dueAt, basis: CLOCKS[REVIEW_CLOCK].basis },
        ...(event.gag ? gagClocks(event.gag.until, event.at) : []),
        leaf(after, 'LOGGED', { ...about, form: event.form, text: event.text }),
        ...toAuthority('order.received'),
      ];
    case 'classified':
      return [
        leaf(after, event.as === 'INFORMAL' ? 'INFORMAL' : 'CLASSIFIED', about),
        ...(event.as === 'INFORMAL'
          ? [
              stop(REVIEW_CLOCK),
              ...toAuthority('order.informal'),
              letter('reviewers', 'order.informal-received', { ...about, uploads: [...contact.uploads] }),
            ]
          : []),
      ];
    case 'returned':
      return [
        stop(REVIEW_CLOCK),
        leaf(after, 'RETURNED', { ...about, missing: [...event.missing] }),
        ...toAuthority('order.returned', { missing: [...event.missing] }),
      ];
    case 'found-valid':
      return [leaf(after, 'VALID', about, event.checked.legalBasis)];
    case 'reviewed':
      return reviewed(event, after, context, { toAuthority, toAffected });
    case 'gagged':
      return [
        ...gagClocks(event.until, event.at),
        leaf(after, 'GAGGED', { ...about, basis: event.basis, until: event.until }),
      ];
    case 'gag-asked':
      return [
        {
          kind: 'clock',
          name: GAG_ASK_CLOCK,
          dueAt: dueAt(GAG_ASK_CLOCK, event.at),
          basis: CLOCKS[GAG_ASK_CLOCK].basis,
        },
        leaf(after, 'GAG-ASKED', about),
        ...toAuthority('order.gag-asked', { until: after.gag?.until ?? null }),
      ];
    case 'opened':
      return [
        stop(GAG_CLOCK),
        stop(GAG_ASK_CLOCK),
        leaf(
          after,
          'OPENED',
          { ...about, state: after.kind },
          'checked' in after ? after.checked.legalBasis : undefined,
        ),
        ...toAffected('order.opened', scope(after)),
      ];
    case 'lifted':
      return [
        leaf(after, 'LIFTED', { ...about, why: event.why }),
        ...event.uploads.map((upload): Consequence => ({
          kind: 'then',
          address: addressOf(upload),
          command: { type: 'restore', because: streamOf(context.self), why: `order-${event.why}` } as Typed,
        })),
        ...(after.gag ? [] : toAffected('order.lifted')),
      ];
    case 'held':
      return [
        {
          kind: 'clock',
          name: `${HOLD_CLOCK}${event.id}`,
          dueAt: instant(event.until),
          basis: 'recourse/preservation',
        },
        leaf(after, 'HELD', { custodian: event.custodian, until: event.until, about: [...event.about] }),
      ];
    case 'hold-ended':
      return [
        stop(`${HOLD_CLOCK}${event.hold}`),
        leaf(after, 'HOLD-ENDED', { hold: event.hold, released: event.released }),
      ];
    case 'notice-named':
      return [];
    case 'overdue':
      return [leaf(after, 'OVERDUE', about), letter('reviewers', 'order.overdue', about)];
  }
}

interface Letters {
  toAuthority(message: string, fields?: Fields): Consequence[];
  toAffected(message: string, fields?: Fields): Consequence[];
}

function reviewed(
  event: Extract<Dated<OrderEvent>, { type: 'reviewed' }>,
  after: KnownOrder,
  context: CaseContext,
  { toAuthority, toAffected }: Letters,
): readonly Consequence[] {
  const { outcome, territories, until, uploads, sealed } = event;
  const acted = outcome === 'COMPLIED' || outcome === 'PARTLY';
  const basis = 'checked' in after ? after.checked.legalBasis : undefined;
  const fields = {
    outcome,
    territories: [...territories],
    reason: event.reason,
    ...(until !== undefined && { until }),
  };
  const ground = basis ?? 'eu/dsa-9';
  return [
    stop(REVIEW_CLOCK),
    leaf(after, outcome, { ...fields, uploads: [...uploads] }, basis, territories),
    // Art. 9(1): the authority learns if and when effect was given. Never later than the effect itself.
    ...toAuthority('order.answered', fields),
    ...uploads.map((upload): Consequence => ({
      kind: 'then',
      address: addressOf(upload),
      command: {
        type: 'restrict',
        because: streamOf(context.self),
        action: 'BLOCK',
        ground,
        source: 'order',
        territories,
        ...(until !== undefined && { until }),
        automation: 'none',
        ...(sealed && { sealed: true }),
      } as Typed,
    })),
    // Art. 9(5): at the latest when effect is given, unless the law demands silence for a time.
    ...(acted && !sealed ? toAffected('order.effect', scope(after)) : []),
  ];
}

const scope = (state: KnownOrder): Fields => ({
  ...('territories' in state && { territories: [...state.territories] }),
  ...('checked' in state && state.checked.legalBasis !== undefined && { legalBasis: state.checked.legalBasis }),
  ...('until' in state && state.until !== undefined && { until: state.until }),
  ...('reason' in state && { reason: state.reason }),
});

const gagClocks = (until: number, from: Dated<OrderEvent>['at']): Consequence[] => [
  { kind: 'clock', name: GAG_CLOCK, dueAt: instant(until), basis: 'eu/dsa-9-5' },
  { kind: 'clock', name: GAG_ASK_CLOCK, dueAt: dueAt(GAG_ASK_CLOCK, from), basis: CLOCKS[GAG_ASK_CLOCK].basis },
];

/** Under a gag a leaf says that there is something, and commits to it; nothing else. */
function leaf(
  after: KnownOrder,
  a: string,
  record: Fields,
  ground?: string,
  territories?: readonly string[],
): Consequence {
  if (after.gag)
    return { kind: 'leaf', leaf: { k: 'order', a: 'SEALED', auto: 'none' }, record: { step: a, ...record } };
  const terr = territories && territories.length > 0 ? territories.join(',') : after.contact.country;
  const { category } = after.contact;
  return {
    kind: 'leaf',
    leaf: {
      k: 'order',
      a,
      auto: 'none',
      src: 'as' in after ? after.as : after.contact.form,
      terr,
      ...(category !== undefined && { cat: category }),
      ...(ground !== undefined && { ground }),
    },
    record: { step: a, ...record },
  };
}

const stop = (name: string): Consequence => ({ kind: 'stop-clock', name });
const letter = (to: string, message: string, fields: Fields): Consequence => ({ kind: 'notify', to, message, fields });
