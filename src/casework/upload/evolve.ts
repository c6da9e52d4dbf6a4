/** Events of an upload, folded. */
import { assert, type Instant } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import type { UploadEvent } from './commands.ts';
import { positionAfter } from './position.ts';
import type { KnownUpload, UploadState } from './state.ts';

type Event = Dated<UploadEvent>;

export function evolve(state: UploadState, event: Event): UploadState {
  if (event.type === 'upload-decided') return first(event);
  assert(state.kind === 'known', `${event.type} before the upload was decided`);
  switch (event.type) {
    case 'uploader-named':
      return { ...state, uploader: event.uploader, ...(event.account !== undefined && { account: event.account }) };
    case 'uploader-told':
      return { ...state, toldAt: event.toldAt };
    case 'flagged':
      return state.facts && event.counts ? { ...state, facts: { ...state.facts, flag: event.flag } } : state;
    case 'withdrawn':
      return { ...state, own: { at: 'withdrawn', unanswered: event.unanswered } };
    case 'reminded':
    case 'red-button-declined':
      return state;
    case 'reviewed':
      return { ...state, decidedBy: [...state.decidedBy, event.by] };
    case 'redecided':
      return redecided(state, event);
    case 'restricted': {
      const { because, ground, source, automation, territories, until } = event;
      const restriction = {
        because,
        ground,
        source,
        automation,
        ...(event.measure && { measure: event.measure }),
        ...(territories && { territories }),
        ...(until !== undefined && { until }),
        since: event.at,
        ...(event.sealed && { sealed: true as const }),
      };
      const decidedBy = [...state.decidedBy, event.decider ?? event.by];
      return contestable({ ...state, decidedBy, restrictions: [...state.restrictions, restriction] }, event.at);
    }
    case 'restriction-ended':
      return { ...state, restrictions: state.restrictions.filter(({ because }) => because !== event.because) };
    case 'restored':
      return contestable(
        {
          ...state,
          own: liftable(state) ? { at: 'restored', because: event.because } : state.own,
          restrictions: state.restrictions.filter(({ because, source }) => !lifts(event.because, { because, source })),
        },
        event.at,
      );
    case 'red-button-pressed':
      return contestable(
        {
          ...state,
          own: { at: 'pending-complaint', complaint: event.complaint, claimant: event.claimant },
          decidedBy: [...state.decidedBy, event.claimant],
        },
        event.at,
      );
    case 'complaint-noted': {
      const { complaint, side, complainant } = event;
      const noted = { complaint, side, complainant, decision: state.decisions, open: true };
      return { ...state, complaints: [...state.complaints, noted] };
    }
    case 'complaint-closed': {
      // Taken back, it leaves the way open for another one about the same decision.
      const kept = state.complaints.filter(
        ({ complaint }) => complaint !== event.complaint || event.decider !== undefined,
      );
      const complaints = kept.map((one) => (one.complaint === event.complaint ? { ...one, open: false } : one));
      const decidedBy = event.decider === undefined ? state.decidedBy : [...state.decidedBy, event.decider];
      const seen = { ...state, complaints, decidedBy };
      if (!event.stands) return seen;
      const { own } = state;
      return own.at === 'blocked' || own.at === 'published' ? { ...seen, own: { ...own, byPerson: true } } : seen;
    }
  }
}

function first(event: Event & { readonly type: 'upload-decided' }): KnownUpload {
  const { action, rule, facts, policyVersion, choices } = event;
  return {
    kind: 'known',
    since: event.at,
    ...(facts && { facts }),
    ...(policyVersion !== undefined && { policyVersion }),
    ...(choices && { choices }),
    ...(event.territory !== undefined && { territory: event.territory }),
    ...(event.media !== undefined && { media: event.media }),
    ...(event.account !== undefined && { account: event.account }),
    ...(event.uploader !== undefined && { uploader: event.uploader }),
    works: event.works ?? [],
    action,
    rule,
    firstAction: action,
    leaf: event.leaf,
    decidedBy: ['automated'],
    decisions: 1,
    decidedAt: event.at,
    own: positionAfter(action, rule, facts, event, event.at),
    restrictions: [],
    complaints: [],
  };
}

function redecided(state: KnownUpload, event: Event & { readonly type: 'redecided' }): KnownUpload {
  const facts = event.facts ?? state.facts;
  const { policyVersion, choices } = event.policyVersion === undefined ? state : event;
  const { choices: _earlier, ...kept } = state;
  const known = {
    ...kept,
    ...(facts && { facts }),
    ...(policyVersion !== undefined && { policyVersion }),
    ...(choices && { choices }),
    ...(event.works && { works: event.works }),
    action: event.action,
    rule: event.rule,
  };
  // The same outcome for another reason starts no clock anew: nobody waits twice.
  const same = event.action === state.action && event.action !== 'BLOCK_TIMED' && state.own.at !== 'pending-complaint';
  if (same) {
    return state.own.at === 'blocked'
      ? { ...known, own: { ...state.own, manifest: event.rule.startsWith('R7') } }
      : known;
  }
  const found = positionAfter(event.action, event.rule, facts, known, event.at);
  const own =
    event.byPerson && (found.at === 'published' || found.at === 'blocked')
      ? { ...found, byPerson: true as const, ...(found.at === 'blocked' && { manifest: event.manifest ?? false }) }
      : found;
  return contestable({ ...known, own }, event.at);
}

/** A new decision: it can be contested anew, from when the uploader is told of it. */
function contestable({ toldAt: _earlier, ...state }: KnownUpload, decidedAt: Instant): KnownUpload {
  return { ...state, decisions: state.decisions + 1, decidedAt };
}

const liftable = ({ own }: KnownUpload): boolean => own.at !== 'withdrawn' && own.at !== 'published';

/** What a reversal lifts: its own restriction, and all others but those of an authority, and of the board unless the board itself lifts. */
export function lifts(by: string, { because, source }: { readonly because: string; readonly source: string }): boolean {
  if (because === by) return true;
  if (by.startsWith('order/') || by.startsWith('notice/')) return false;
  return source !== 'order' && (source !== 'board' || by.startsWith('oversight/'));
}
