/** Events of a claimant, folded. */
import type { Instant } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import {
  NEW_CLAIMANT,
  type ClaimantEvent,
  type ClaimantState,
  type Exclusion,
  type KnownClaimant,
} from './claimant.ts';

export function evolve(before: ClaimantState, event: Dated<ClaimantEvent>): ClaimantState {
  if (event.type === 'registered') return { ...NEW_CLAIMANT, society: event.society };
  if (before.kind === 'none') return before;
  const state = before;
  const { at, by } = event;
  switch (event.type) {
    case 'verified':
      return { ...state, verified: true, decidedBy: also(state, by) };
    case 'claim-accurate':
    case 'claim-wrong': {
      const { upload, reference, was } = event;
      const accurate = event.type === 'claim-accurate';
      const { decided, wrong } = state.count;
      const count = {
        decided: was === undefined ? decided + 1 : decided,
        wrong: wrong + (accurate ? 0 : 1) - (was === 'wrong' ? 1 : 0),
      };
      const judged = [...state.judged, { upload, reference, accurate, at }];
      return { ...state, judged, count, decidedBy: also(state, by) };
    }
    case 'free-work-claimed':
      return { ...state, freeWorks: [...state.freeWorks, { reference: event.reference, why: event.why, at }] };
    case 'free-work-cleared':
      return { ...state, freeWorks: state.freeWorks.filter((one) => one.reference !== event.reference) };
    case 'warned':
      return { ...state, warnedAt: at };
    case 'excluded':
      return {
        ...state,
        exclusion: exclusion(event),
        exclusions: [...state.exclusions, at],
        decidedBy: also(state, by),
      };
    case 'returned':
      return without(state, 'exclusion');
    case 'exclusion-lifted':
      return { ...without(state, 'exclusion'), exclusions: dropped(state.exclusions, state.exclusion?.since) };
    case 'trusted':
    case 'trust-lost':
      return { ...state, trusted: event.type === 'trusted' };
    case 'red-button-right':
      return state;
    case 'red-button-wrong':
      return { ...state, redButtons: [...state.redButtons, { upload: event.upload, at }], decidedBy: also(state, by) };
    case 'red-button-cleared':
      return { ...state, redButtons: state.redButtons.filter((one) => one.upload !== event.upload) };
    case 'red-button-excluded': {
      const redButtonExclusions = [...state.redButtonExclusions, at];
      return { ...state, redButtonExclusion: exclusion(event), redButtonExclusions };
    }
    case 'red-button-returned':
      return without(state, 'redButtonExclusion');
    case 'red-button-restored': {
      const redButtonExclusions = dropped(state.redButtonExclusions, state.redButtonExclusion?.since);
      return { ...without(state, 'redButtonExclusion'), redButtonExclusions };
    }
    case 'audit-drawn':
      return { ...state, audits: [...state.audits, { seed: event.seed, uploads: event.uploads, at }] };
  }
}

const exclusion = ({ at, until, rung, about }: Dated<Omit<Exclusion, 'since'>>): Exclusion => ({
  since: at,
  until,
  rung,
  about,
});

const also = (state: KnownClaimant, word: string): readonly string[] =>
  state.decidedBy.includes(word) ? state.decidedBy : [...state.decidedBy, word];

const dropped = (moments: readonly Instant[], moment: Instant | undefined): readonly Instant[] =>
  moments.filter((one) => one !== moment);

function without(state: KnownClaimant, name: 'exclusion' | 'redButtonExclusion'): KnownClaimant {
  const { [name]: _gone, ...rest } = state;
  return rest;
}
