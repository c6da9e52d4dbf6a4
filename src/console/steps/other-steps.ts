/** Steps of the smaller procedures: exceptions, tracks of notices, approvals by a second person, enrolling people. */
import type { CaseDetail } from '../api/cases.ts';
import type { ApprovalState, ExceptionState } from '../api/procedures.ts';
import type { Words } from '../messages/en.ts';
import { checks } from './checks.ts';
import { choices, chosen, endOfDay, fieldsFrom, filled, has, part, post, text, type Step, type Who } from './step.ts';

/** What a rule would take down stays public for a time, weighed in public. */
export function grantException(words: Words, { file }: CaseDetail, who: Who, now: number): readonly Step[] {
  if (!has(who, 'reviewer', 'administrator')) return [];
  const field = fieldsFrom(words.fields);
  const rule = file.shown?.['rule'];
  return [
    {
      id: 'exception.grant',
      ...words.steps.exception.grant,
      fields: () => [
        field('exceptionGround', 'choice', { required: true, options: choices(words.options.exceptionGround) }),
        field('rule', 'line', { required: true, initial: typeof rule === 'string' ? rule : '' }),
        field('weighing', 'text', { required: true }),
        field('until', 'day', { required: true, wrong: checks(words.steps.wrongs, now).future }),
      ],
      command: (given) =>
        post('/v1/exceptions', {
          upload: file.id,
          ground: text(given, 'exceptionGround'),
          from: text(given, 'rule'),
          weighing: text(given, 'weighing'),
          until: endOfDay(text(given, 'until')),
        }),
    },
  ];
}

export function exceptionSteps(words: Words, { file, state }: CaseDetail, who: Who, now: number): readonly Step[] {
  const { kind, author } = state as unknown as ExceptionState;
  if (kind !== 'in-force' || !has(who, 'reviewer', 'board-member') || author === `staff/${who.id}`) return [];
  const field = fieldsFrom(words.fields);
  return [
    {
      id: 'exception.review',
      ...words.steps.exception.review,
      mood: 'main',
      held: true,
      fields: (given) => [
        field('outcome', 'choice', { required: true, options: choices(words.options.review) }),
        field('reason', 'text', { required: true }),
        ...(text(given, 'outcome') === 'keep'
          ? [field('until', 'day', { wrong: checks(words.steps.wrongs, now).future })]
          : []),
      ],
      command: (given) =>
        post(
          `/v1/exceptions/${part(file.id)}/review`,
          filled({
            outcome: text(given, 'outcome'),
            text: text(given, 'reason'),
            until: text(given, 'until') === '' ? '' : endOfDay(text(given, 'until')),
          }),
        ),
    },
  ];
}

export function noticeSteps(words: Words, { file }: CaseDetail, who: Who): readonly Step[] {
  if (!file.open || !has(who, 'reviewer')) return [];
  const field = fieldsFrom(words.fields);
  const base = `/v1/notices/${part(file.id)}`;
  return [
    {
      id: 'notice.triage',
      ...words.steps.notice.triage,
      held: true,
      fields: () => [field('track', 'choice', { required: true, options: choices(words.options.track) })],
      command: (given) => post(`${base}/triage`, { track: text(given, 'track') }),
    },
    {
      id: 'notice.authority',
      ...words.steps.notice.authority,
      fields: () => [field('informed', 'line', { required: true })],
      command: (given) => post(`${base}/authority`, { authority: text(given, 'informed') }),
    },
  ];
}

export function approvalSteps(words: Words, { file, state }: CaseDetail, who: Who): readonly Step[] {
  const { kind, by } = state as unknown as ApprovalState;
  if (kind !== 'proposed' || !has(who, 'administrator')) return [];
  const said = words.steps.approval;
  const own = by === who.id || by === `staff/${who.id}`;
  const base = `/v1/approvals/${part(file.id)}`;
  return [
    {
      id: 'approval.approve',
      ...said.approve,
      mood: 'main',
      held: true,
      whyNot: own ? said.own : undefined,
      command: () => post(`${base}/approve`),
    },
    { id: 'approval.decline', ...said.decline, held: true, command: () => post(`${base}/decline`) },
  ];
}

const ROLES = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'] as const;

export function enrolPerson(words: Words, who: Who): Step | undefined {
  if (!has(who, 'administrator')) return undefined;
  const field = fieldsFrom(words.fields);
  const said = words.steps.people.enrol;
  return {
    id: 'people.enrol',
    ...said,
    mood: 'main',
    fields: () => [
      field('name', 'line', { required: true }),
      { ...field('email', 'line', { required: true }), hint: '' },
      field('roles', 'choices', { required: true, options: ROLES.map((role) => [role, words.roles[role]] as const) }),
    ],
    command: (given) =>
      post('/v1/people', { name: text(given, 'name'), email: text(given, 'email'), roles: chosen(given, 'roles') }),
    shows: (answer) => ({ label: said.link, text: (answer as { readonly link: string }).link }),
  };
}
