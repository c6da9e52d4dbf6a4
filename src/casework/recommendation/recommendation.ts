/**
 * What the board advises beyond the single upload: not binding, but answered in public within sixty days. The operator may decline, with
 * a reason that is published; nothing about the ruling waits for that answer (the lesson of Oversight Board case 2023-003).
 */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';

interface Issued {
  /** `oversight/obc_…` */
  readonly case: string;
  readonly text: string;
  readonly issuedAt: Instant;
  readonly answerBy: Instant;
  readonly late: boolean;
}

export const RECOMMENDATION_ANSWERS = ['accepted', 'partly', 'declined'] as const;
export type RecommendationAnswer = (typeof RECOMMENDATION_ANSWERS)[number];

export type RecommendationState =
  | { readonly kind: 'none' }
  | (Issued & { readonly kind: 'issued' })
  | (Issued & { readonly kind: 'accepted' | 'partly' | 'in-progress'; readonly reason: string })
  | (Issued & { readonly kind: 'declined'; readonly reason: string })
  | (Issued & { readonly kind: 'done'; readonly reason: string; readonly evidence: string });

export type RecommendationCommand =
  | { readonly type: 'issue'; readonly case: string; readonly text: string }
  | { readonly type: 'answer'; readonly answer: RecommendationAnswer; readonly reason: string }
  | { readonly type: 'begin' }
  | { readonly type: 'finish'; readonly evidence: string }
  | { readonly type: 'clock'; readonly name: string };

export type RecommendationEvent =
  | { readonly type: 'issued'; readonly case: string; readonly text: string; readonly answerBy: Instant }
  | { readonly type: 'answered'; readonly answer: RecommendationAnswer; readonly reason: string }
  | { readonly type: 'begun' }
  | { readonly type: 'done'; readonly evidence: string }
  | { readonly type: 'overdue' };

const ANSWER_CLOCK = 'CK12/recommendation';

export const recommendationMachine: Machine<RecommendationState, RecommendationCommand, RecommendationEvent> = {
  kind: 'recommendation',
  initial: { kind: 'none' },
  decide,
  evolve(state, event: Dated<RecommendationEvent>): RecommendationState {
    if (event.type === 'issued') {
      const { case: name, text, answerBy, at } = event;
      return { kind: 'issued', case: name, text, issuedAt: at, answerBy, late: false };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'answered':
        return { ...state, kind: event.answer, reason: event.reason };
      case 'begun':
        return 'reason' in state ? { ...state, kind: 'in-progress' } : state;
      case 'done':
        return 'reason' in state ? { ...state, kind: 'done', evidence: event.evidence } : state;
      case 'overdue':
        return { ...state, late: true };
    }
  },
  follow,
  summary(state): Summary | undefined {
    if (state.kind === 'none') return undefined;
    const waits = state.kind === 'issued';
    return {
      state: state.kind.toUpperCase().replaceAll('-', '_'),
      open: waits || state.kind === 'in-progress' || state.kind === 'accepted' || state.kind === 'partly',
      waitsFor: state.kind === 'declined' || state.kind === 'done' ? 'nobody' : 'staff',
      ...(waits && { dueAt: state.answerBy }),
      severity: 0,
      about: [state.case],
      shown: { late: state.late, text: state.text },
    };
  },
};

function decide(
  state: RecommendationState,
  command: RecommendationCommand,
  { actor, at }: CaseContext,
): Outcome<readonly RecommendationEvent[], string> {
  switch (command.type) {
    case 'issue': {
      const stop = notAllowed(actor, 'recommendation.issue');
      if (stop) return stop;
      if (state.kind !== 'none') return done([]);
      const { case: name, text } = command;
      return done([{ type: 'issued', case: name, text, answerBy: dueAt(ANSWER_CLOCK, at) }]);
    }
    case 'clock':
      return done(state.kind === 'issued' ? [{ type: 'overdue' }] : []);
    case 'answer': {
      const stop = notAllowed(actor, 'recommendation.answer') ?? expecting(state, ['issued']);
      return stop ?? done([{ type: 'answered', answer: command.answer, reason: command.reason }]);
    }
    case 'begin': {
      const stop = notAllowed(actor, 'recommendation.answer') ?? expecting(state, ['accepted', 'partly']);
      return stop ?? done([{ type: 'begun' }]);
    }
    case 'finish': {
      const stop =
        notAllowed(actor, 'recommendation.answer') ?? expecting(state, ['in-progress', 'accepted', 'partly']);
      return stop ?? done([{ type: 'done', evidence: command.evidence }]);
    }
  }
}

const expecting = (state: RecommendationState, kinds: readonly RecommendationState['kind'][]) =>
  kinds.includes(state.kind)
    ? undefined
    : state.kind === 'none'
      ? refused('not-found', 'There is no such recommendation.', 'The docket lists those of each ruling.')
      : refused(
          'not-at-this-step',
          `This recommendation is ${state.kind}; the step belongs to ${kinds.join(' or ')}.`,
          'An answer that was given stays; say what changed in a new one to the board.',
        );

function follow(event: Dated<RecommendationEvent>, after: RecommendationState, { self }: CaseContext) {
  const fields = { recommendation: self.id };
  const leaf = (a: string, record: Record<string, string>): Consequence => ({
    kind: 'leaf',
    leaf: { k: 'recommendation', a, auto: 'none' },
    record,
  });
  const board: Consequence[] =
    after.kind === 'none'
      ? []
      : [
          {
            kind: 'notify',
            to: 'board',
            message: `recommendation.${event.type}`,
            fields: { ...fields, case: after.case },
          },
        ];
  switch (event.type) {
    case 'issued': {
      const { answerBy, text } = event;
      const clock: Consequence = {
        kind: 'clock',
        name: ANSWER_CLOCK,
        dueAt: answerBy,
        basis: CLOCKS[ANSWER_CLOCK].basis,
      };
      const letter: Consequence = {
        kind: 'notify',
        to: 'platform',
        message: 'recommendation.issued',
        fields: { ...fields, case: event.case, answerBy },
      };
      return [clock, leaf('ISSUED', { case: event.case, text }), letter];
    }
    case 'answered':
      return [
        { kind: 'stop-clock', name: ANSWER_CLOCK } as Consequence,
        leaf(event.answer.toUpperCase(), { reason: event.reason }),
        ...board,
      ];
    case 'begun':
      return [leaf('IN-PROGRESS', {})];
    case 'done':
      return [leaf('DONE', { evidence: event.evidence }), ...board];
    case 'overdue':
      return [leaf('OVERDUE', {}), ...board];
  }
}
