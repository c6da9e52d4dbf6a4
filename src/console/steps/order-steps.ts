/** What people do with an authority's contact: enter, classify, check, decide, keep silent, hold evidence. */
import type { CaseDetail } from '../api/cases.ts';
import type { OrderState } from '../api/procedures.ts';
import type { Words } from '../messages/en.ts';
import { checks } from './checks.ts';
import {
  choices,
  chosen,
  codes,
  countries,
  endOfDay,
  fieldsFrom,
  filled,
  has,
  lines,
  part,
  post,
  text,
  yes,
  type Step,
  type Who,
} from './step.ts';

const POINTS = ['reasons', 'issuer', 'identification', 'redress', 'reportTo', 'language'] as const;

export function enterOrder(words: Words, who: Who, now: number): Step | undefined {
  if (!has(who, 'operator', 'administrator', 'reviewer')) return undefined;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  return {
    id: 'order.enter',
    ...words.steps.order.enter,
    mood: 'main',
    fields: (given) => [
      field('form', 'choice', { required: true, options: choices(words.registers.orders.forms) }),
      field('authority', 'line', { required: true }),
      field('country', 'line', { required: true, wrong: check.country }),
      field('asked', 'text', { required: true }),
      field('uploads', 'lines'),
      field('accountId', 'line'),
      field('email', 'line'),
      field('gagUntil', 'day', { wrong: check.future }),
      ...(text(given, 'gagUntil') === '' ? [] : [field('gagBasis', 'line', { required: true, wrong: check.law })]),
    ],
    command: (given) =>
      post(
        '/v1/orders',
        filled({
          form: text(given, 'form'),
          authority: text(given, 'authority'),
          country: text(given, 'country').toUpperCase(),
          email: text(given, 'email'),
          uploads: lines(given, 'uploads'),
          account: text(given, 'accountId'),
          text: text(given, 'asked'),
          ...(text(given, 'gagUntil') !== '' && {
            gag: { until: endOfDay(text(given, 'gagUntil')), basis: text(given, 'gagBasis') },
          }),
        }),
      ),
  };
}

export function orderSteps(words: Words, { file, state }: CaseDetail, who: Who, now: number): readonly Step[] {
  const order = state as unknown as OrderState;
  const said = words.steps.order;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  const base = `/v1/orders/${part(file.id)}`;
  const mayCheck = has(who, 'operator', 'administrator', 'reviewer');
  const mayDecide = has(who, 'administrator');
  const steps: (Step | false)[] = [
    mayCheck &&
      order.kind === 'logged' && {
        id: 'order.classify',
        ...said.classify,
        mood: 'main',
        fields: () => [field('class', 'choice', { required: true, options: choices(words.registers.orders.classes) })],
        command: (given) => post(`${base}/classification`, { as: text(given, 'class') }),
      },
    mayCheck &&
      (order.kind === 'classified' || order.kind === 'returned') && {
        id: 'order.check',
        ...said.check,
        mood: 'main',
        fields: () =>
          [
            field('legalBasis', 'line', { wrong: check.law }),
            field('held', 'choices', {
              name: 'points',
              options: POINTS.map((point) => [point, words.options.orderPoints[point]] as const),
            }),
            field('orderTerritories', 'line', { name: 'territories', wrong: check.countries }),
          ].map((one) => (one.name === 'points' ? { ...one, label: words.registers.orders.list } : one)),
        command: (given) =>
          post(`${base}/check`, {
            ...filled({ legalBasis: text(given, 'legalBasis') }),
            ...Object.fromEntries(POINTS.map((point) => [point, chosen(given, 'points').includes(point)])),
            territories: countries(given, 'territories'),
          }),
      },
    mayDecide &&
      (order.kind === 'valid' || order.kind === 'challenged') && {
        id: 'order.review',
        ...said.review,
        mood: 'main',
        held: true,
        fields: (given) => [
          field('outcome', 'choice', { required: true, options: choices(words.options.orderOutcome) }),
          field('reason', 'text', { required: true }),
          ...(text(given, 'outcome') === 'PARTLY' ? [field('onlyUploads', 'lines', { required: true })] : []),
          ...(['COMPLIED', 'PARTLY'].includes(text(given, 'outcome'))
            ? [field('wider', 'yes-no'), field('until', 'day', { wrong: check.future })]
            : []),
        ],
        command: (given) =>
          post(
            `${base}/review`,
            filled({
              outcome: text(given, 'outcome'),
              reason: text(given, 'reason'),
              uploads: lines(given, 'onlyUploads'),
              ...(yes(given, 'wider') && { wider: true }),
              ...(text(given, 'until') !== '' && { until: endOfDay(text(given, 'until')) }),
            }),
          ),
      },
    mayDecide && {
      id: 'order.silence',
      ...said.silence,
      fields: () => [
        field('gagUntil', 'day', { required: true, wrong: check.future }),
        field('gagBasis', 'line', { required: true, wrong: check.law, initial: order.gag?.basis ?? '' }),
      ],
      command: (given) =>
        post(`${base}/silence`, { until: endOfDay(text(given, 'gagUntil')), basis: text(given, 'gagBasis') }),
    },
    mayDecide &&
      order.gag !== undefined && {
        id: 'order.endSilence',
        ...said.endSilence,
        mood: 'grave',
        held: true,
        command: () => post(`${base}/silence`, { end: true }),
      },
    mayDecide &&
      ['complied', 'partly', 'challenged'].includes(order.kind) && {
        id: 'order.lift',
        ...said.lift,
        mood: 'grave',
        held: true,
        fields: () => [field('liftedWhy', 'choice', { required: true, options: choices(words.options.lifted) })],
        command: (given) => post(`${base}/lifting`, { why: text(given, 'liftedWhy') }),
      },
    mayDecide && {
      id: 'order.hold',
      ...said.hold,
      fields: () => [
        field('custodian', 'line', { required: true }),
        field('until', 'day', { required: true, wrong: check.future }),
        field('uploads', 'lines', {
          required: true,
          initial: order.contact.uploads.map((one) => one.slice('upload/'.length)).join('\n'),
        }),
      ],
      command: (given) =>
        post(`${base}/holds`, {
          custodian: text(given, 'custodian'),
          until: endOfDay(text(given, 'until')),
          uploads: lines(given, 'uploads'),
        }),
    },
    mayDecide &&
      order.holds.length > 0 && {
        id: 'order.release',
        ...said.release,
        mood: 'grave',
        held: true,
        fields: () => [
          field('held', 'choice', {
            required: true,
            options: order.holds.map(({ id, custodian }) => [id, custodian] as const),
          }),
        ],
        command: (given) => post(`${base}/holds`, { release: codes(given, 'held')[0] ?? '' }),
      },
  ];
  return steps.filter((one) => one !== false);
}
