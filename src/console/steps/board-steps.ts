/** The board's docket: what is taken, who sits, what follows from a ruling. What the panel does inside its room is in panel-steps.ts. */
import type { CaseDetail } from '../api/cases.ts';
import type { RecommendationState } from '../api/procedures.ts';
import { isOnPanel, type BoardState } from '../api/board.ts';
import type { Words } from '../messages/en.ts';
import { checks } from './checks.ts';
import { panelSteps } from './panel-steps.ts';
import { choices, codes, fieldsFrom, has, lines, part, post, text, yes, type Step, type Who } from './step.ts';

export function referCase(words: Words, who: Who): Step | undefined {
  if (!has(who, 'administrator')) return undefined;
  const field = fieldsFrom(words.fields);
  return {
    id: 'board.refer',
    ...words.steps.board.refer,
    mood: 'main',
    fields: () => [
      field('upload', 'line', { required: true }),
      field('question', 'text', { required: true }),
      field('urgent', 'yes-no'),
    ],
    command: (given) =>
      post('/v1/docket/referrals', {
        upload: text(given, 'upload'),
        text: text(given, 'question'),
        urgent: yes(given, 'urgent'),
      }),
  };
}

export function boardSteps(words: Words, detail: CaseDetail, who: Who, now: number): readonly Step[] {
  const state = detail.state as unknown as BoardState;
  const id = detail.file.id;
  const base = `/v1/docket/${part(id)}`;
  return [
    ...selection(words, state, who, now, base),
    ...panelSteps(words, state, who, base),
    ...seats(words, state, who, base),
    ...afterwards(words, state, who, now, base),
  ];
}

function selection(words: Words, { kind }: BoardState, who: Who, now: number, base: string): readonly Step[] {
  if ((kind !== 'appealed' && kind !== 'shortlisted') || !has(who, 'board-member')) return [];
  const said = words.steps.board;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  return [
    {
      id: 'board.take',
      ...said.take,
      mood: 'main',
      held: true,
      fields: () => [
        field('title', 'line', { required: true }),
        field('summary', 'text', { required: true }),
        field('questions', 'lines', { required: true }),
        field('topics', 'line', { wrong: check.codes }),
        field('local', 'line'),
        field('expedited', 'yes-no'),
      ],
      command: (given) =>
        post(`${base}/selection`, {
          take: true,
          title: text(given, 'title'),
          summary: text(given, 'summary'),
          questions: lines(given, 'questions'),
          topics: codes(given, 'topics'),
          local: codes(given, 'local'),
          expedited: yes(given, 'expedited'),
        }),
    },
    ...(kind === 'appealed'
      ? [{ id: 'board.shortlist', ...said.shortlist, command: () => post(`${base}/shortlist`) }]
      : []),
    {
      id: 'board.decline',
      ...said.decline,
      mood: 'grave',
      held: true,
      fields: () => [
        field('declineReason', 'choice', {
          required: true,
          options: choices(words.options.decline).filter(([code]) => code !== 'not-in-time'),
        }),
      ],
      command: (given) => post(`${base}/selection`, { take: false, reason: text(given, 'declineReason') }),
    },
  ];
}

/** Stepping down, challenges, the draw: open until the ruling. */
function seats(words: Words, state: BoardState, who: Who, base: string): readonly Step[] {
  const said = words.steps.board;
  const field = fieldsFrom(words.fields);
  const { kind, panel = [], challenges = [] } = state;
  const steps: (Step | false)[] = [
    kind === 'seating' &&
      has(who, 'board-member', 'administrator', 'operator') && {
        id: 'board.draw',
        ...said.draw,
        command: () => post(`${base}/panel`),
      },
  ];
  if (panel.length === 0 || state.ruling || !has(who, 'board-member')) return steps.filter((one) => one !== false);
  for (const { seat, member } of challenges) {
    if (member === `staff/${who.id}`) continue;
    for (const granted of [true, false])
      steps.push({
        id: `board.challenge ${seat} ${granted}`,
        ...(granted ? said.grant : said.deny),
        title: `${granted ? said.grant.title : said.deny.title} (${words.board.seat(String(seat))})`,
        held: true,
        command: () => post(`${base}/challenges/${seat}/answer`, { granted }),
      });
  }
  steps.push({
    id: 'board.challenge',
    ...said.challenge,
    fields: () => [
      field('seat', 'choice', {
        required: true,
        options: panel.map(({ seat }) => [String(seat), words.board.seat(String(seat))] as const),
      }),
      field('reason', 'text', { required: true }),
    ],
    command: (given) => post(`${base}/challenges`, { seat: Number(text(given, 'seat')), text: text(given, 'reason') }),
  });
  if (isOnPanel(state, who.id))
    steps.push({
      id: 'board.recuse',
      ...said.recuse,
      mood: 'grave',
      held: true,
      command: () => post(`${base}/recusal`),
    });
  return steps.filter((one) => one !== false);
}

function afterwards(words: Words, { kind, ruling }: BoardState, who: Who, now: number, base: string): readonly Step[] {
  const said = words.steps.board;
  const field = fieldsFrom(words.fields);
  const heard = ['seating', 'deliberating', 'in-review', 'voting'].includes(kind);
  const steps: (Step | false)[] = [
    kind === 'decided' &&
      has(who, 'administrator', 'operator') && {
        id: 'board.implement',
        ...said.implement,
        mood: 'main',
        held: true,
        command: () => post(`${base}/implementation`),
      },
    kind === 'decided' &&
      has(who, 'administrator', 'operator') && {
        id: 'board.impossible',
        ...said.impossible,
        mood: 'grave',
        held: true,
        fields: () => [
          field('ground', 'line', { required: true, wrong: checks(words.steps.wrongs, now).law }),
          field('explanation', 'text', { required: true }),
        ],
        command: (given) =>
          post(`${base}/implementation`, {
            impossible: true,
            ground: text(given, 'ground'),
            explanation: text(given, 'explanation'),
          }),
      },
    heard &&
      has(who, 'administrator') && {
        id: 'board.concede',
        ...said.concede,
        mood: 'grave',
        held: true,
        command: () => post(`${base}/concession`),
      },
    kind === 'implemented' &&
      ruling?.direction !== undefined &&
      has(who, 'reviewer', 'board-member', 'administrator') && {
        id: 'board.propose',
        ...said.propose,
        fields: () => [field('uploads', 'lines', { required: true })],
        command: (given) => post(`${base}/sweep`, { uploads: lines(given, 'uploads') }),
      },
  ];
  return steps.filter((one) => one !== false);
}

/** Of one upload that may be like the one ruled on. */
export function sweepSteps(words: Words, id: string, upload: string): readonly Step[] {
  const mark = (same: boolean): Step => ({
    id: `board.mark ${upload} ${same}`,
    ...(same ? words.steps.board.same : words.steps.board.unlike),
    held: true,
    command: () => post(`/v1/docket/${part(id)}/sweep/${part(upload)}/mark`, { identical: same, parallel: same }),
  });
  return [mark(true), mark(false)];
}

export function recommendationSteps(words: Words, { file, state }: CaseDetail, who: Who): readonly Step[] {
  const { kind } = state as unknown as RecommendationState;
  if (!has(who, 'administrator')) return [];
  const said = words.steps.recommendation;
  const field = fieldsFrom(words.fields);
  const base = `/v1/recommendations/${part(file.id)}`;
  const accepted = kind === 'accepted' || kind === 'partly';
  const steps: (Step | false)[] = [
    kind === 'issued' && {
      id: 'recommendation.answer',
      ...said.answer,
      mood: 'main',
      held: true,
      fields: () => [
        field('answer', 'choice', { required: true, options: choices(words.options.answer) }),
        field('reason', 'text', { required: true }),
      ],
      command: (given) => post(`${base}/answer`, { answer: text(given, 'answer'), reason: text(given, 'reason') }),
    },
    accepted && { id: 'recommendation.begin', ...said.begin, command: () => post(`${base}/progress`, { done: false }) },
    (accepted || kind === 'in-progress') && {
      id: 'recommendation.finish',
      ...said.finish,
      mood: 'main',
      fields: () => [field('evidence', 'text', { required: true })],
      command: (given) => post(`${base}/progress`, { done: true, evidence: text(given, 'evidence') }),
    },
  ];
  return steps.filter((one) => one !== false);
}
