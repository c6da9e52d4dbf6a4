/** The claimant's procedure, as the engine drives it. */
import type { Instant, Json } from '../../common/index.ts';
import { contestableUntil } from '../account/contestable.ts';
import { CLOCKS } from '../clocks.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import type { ClaimantCommand, ClaimantEvent, ClaimantState } from './claimant.ts';
import { CLAIMANT_CLOCKS, decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { claimCount } from './standing.ts';

export const claimantMachine: Machine<ClaimantState, ClaimantCommand, ClaimantEvent> = {
  kind: 'claimant',
  initial: { kind: 'none' },
  needs: (_command, _self, _state, actor) => (actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : []),
  decide,
  evolve,
  follow,
  summary,
};

const GROUND: Readonly<Partial<Record<ClaimantEvent['type'], string>>> = {
  'free-work-claimed': 'de/urhdag-18-4',
  'free-work-cleared': 'de/urhdag-18-4',
  warned: 'de/urhdag-18-1',
  excluded: 'de/urhdag-18-1',
  returned: 'de/urhdag-18-1',
  'exclusion-lifted': 'de/urhdag-18-1',
  trusted: 'de/urhdag-14-4',
  'trust-lost': 'de/urhdag-14-4',
  'red-button-right': 'de/urhdag-18-3',
  'red-button-wrong': 'de/urhdag-18-3',
  'red-button-cleared': 'de/urhdag-18-3',
  'red-button-excluded': 'de/urhdag-18-3',
  'red-button-returned': 'de/urhdag-18-3',
  'red-button-restored': 'de/urhdag-18-3',
};
/** Not told by itself: the complaint's own letter says it, or it is the house's own work. */
const UNTOLD = new Set<ClaimantEvent['type']>([
  'claim-accurate',
  'claim-wrong',
  'red-button-right',
  'audit-drawn',
  'free-work-claimed',
]);

function follow(event: Dated<ClaimantEvent>, _after: ClaimantState, { self }: CaseContext): readonly Consequence[] {
  const { type, by, at, ...rest } = event;
  const fields = { ...rest, at } as unknown as Readonly<Record<string, Json>>;
  const own = `claimant/${self.id}`;
  const byHand = type === 'verified' || type === 'audit-drawn' || type === 'registered';
  return [
    {
      kind: 'leaf',
      leaf: {
        k: 'claimant',
        a: type,
        ...(GROUND[type] && { ground: GROUND[type] }),
        auto: byHand ? 'none' : 'partial',
      },
      record: { ...fields, type, by },
    },
    ...(UNTOLD.has(type) ? [] : [{ kind: 'notify', to: own, message: `claimant.${type}`, fields } as const]),
    ...effectsOf(event, self.id),
  ];
}

/** Batches of other cases are told by jobs: a claimant may have millions of blocks. */
function effectsOf(event: Dated<ClaimantEvent>, claimant: string): readonly Consequence[] {
  const { at } = event;
  const clock = (name: string, dueAt: Instant): Consequence => ({
    kind: 'clock',
    name,
    dueAt,
    basis: CLOCKS.CK15.basis,
  });
  const reEvaluate = (why: string): Consequence => ({
    kind: 'effect',
    effect: 're-evaluate-claimant',
    key: `${at}`,
    fields: { claimant, why },
  });
  switch (event.type) {
    case 'excluded':
      return [clock(CLAIMANT_CLOCKS.claims, event.until), reEvaluate('claimant-excluded')];
    case 'exclusion-lifted':
      return [{ kind: 'stop-clock', name: CLAIMANT_CLOCKS.claims }];
    case 'red-button-excluded':
      return [clock(CLAIMANT_CLOCKS.redButton, event.until)];
    case 'red-button-restored':
      return [{ kind: 'stop-clock', name: CLAIMANT_CLOCKS.redButton }];
    case 'free-work-claimed': {
      const { reference, why } = event;
      return [{ kind: 'effect', effect: 'never-block', key: reference, fields: { reference, why } }];
    }
    case 'free-work-cleared':
      return [
        {
          kind: 'effect',
          effect: 'may-block-again',
          key: `${event.reference} ${at}`,
          fields: { reference: event.reference },
        },
      ];
    default:
      return [];
  }
}

function summary(state: ClaimantState): Summary | undefined {
  if (state.kind === 'none') return undefined;
  const { exclusion, redButtonExclusion, society, trusted, verified, freeWorks } = state;
  const ends = [exclusion?.until, redButtonExclusion?.until].filter((one) => one !== undefined);
  const waits = !verified;
  return {
    state: exclusion ? 'excluded' : trusted ? 'trusted' : verified ? 'verified' : 'new',
    open: waits || ends.length > 0,
    waitsFor: waits ? 'staff' : ends.length > 0 ? 'clock' : 'nobody',
    ...(ends.length > 0 && { dueAt: Math.min(...ends) as Instant }),
    severity: 0,
    about: freeWorks.map((one) => `reference/${one.reference}`),
    shown: {
      standing: !verified ? 'new' : trusted ? 'trusted' : 'verified',
      ...(exclusion && { excludedUntil: exclusion.until }),
      contestableUntil: contestableUntil([exclusion?.since, redButtonExclusion?.since, state.warnedAt]),
      ...claimCount(state),
      society,
      ...(redButtonExclusion && { redButtonExcludedUntil: redButtonExclusion.until }),
    },
  };
}
