/** Licences and payments: what was agreed, what was paid, which month is closed. */
import type { Licence } from '../api/registers.ts';
import type { Words } from '../messages/en.ts';
import { checks, millionths, minorUnits } from './checks.ts';
import {
  choices,
  codes,
  countries,
  del,
  fieldsFrom,
  filled,
  has,
  lines,
  part,
  post,
  text,
  type Step,
  type Values,
  type Who,
} from './step.ts';

/** @param claimants whose works may be covered all at once */
export function grantLicence(
  words: Words,
  who: Who,
  claimants: readonly (readonly [string, string])[],
  now: number,
): Step | undefined {
  if (!has(who, 'administrator')) return undefined;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  return {
    id: 'licence.grant',
    ...words.steps.licence.grant,
    mood: 'main',
    fields: (given) => [
      field('covers', 'choice', { required: true, options: choices(words.options.covers), initial: 'references' }),
      text(given, 'covers') === 'claimant'
        ? field('claimant', 'choice', { required: true, options: claimants })
        : field('references', 'lines', { required: true }),
      field('territories', 'line', { wrong: check.countries }),
      field('uses', 'line'),
      field('from', 'day'),
      field('to', 'day', { wrong: check.future }),
      field('licensor', 'line'),
      field('terms', 'choice', { required: true, options: choices(words.options.terms), initial: 'nothing' }),
      ...(text(given, 'terms') === 'share-of-gross'
        ? [
            field('price', 'number', {
              required: true,
              wrong: (share) => (millionths(share) === undefined ? words.steps.wrongs.share : undefined),
            }),
          ]
        : ['per-thousand-views', 'per-day'].includes(text(given, 'terms'))
          ? [field('price', 'number', { required: true, wrong: check.amount })]
          : []),
    ],
    command: (given) =>
      post(
        '/v1/licences',
        filled({
          works:
            text(given, 'covers') === 'claimant'
              ? { claimant: text(given, 'claimant') }
              : { references: lines(given, 'references') },
          territories: allOr(countries(given, 'territories')),
          uses: allOr(codes(given, 'uses')),
          from: text(given, 'from'),
          to: text(given, 'to'),
          licensor: text(given, 'licensor'),
          terms: termsFrom(given),
        }),
      ),
    undo: (answer) => del(`/v1/licences/${part((answer as Licence).id)}`),
  };
}

const allOr = (some: readonly string[]): 'all' | readonly string[] => (some.length === 0 ? 'all' : some);

function termsFrom(given: Values): object {
  const kind = text(given, 'terms');
  if (kind === 'nothing') return { kind };
  if (kind === 'share-of-gross') return { kind, millionths: millionths(text(given, 'price')) ?? 0 };
  return { kind, minorUnits: minorUnits(text(given, 'price')) ?? 0 };
}

export const licenceSteps = (words: Words, { id, endedAt }: Licence, who: Who): readonly Step[] =>
  endedAt !== undefined || !has(who, 'administrator')
    ? []
    : [
        {
          id: 'licence.end',
          ...words.steps.licence.end,
          mood: 'grave',
          held: true,
          command: () => del(`/v1/licences/${part(id)}`),
        },
      ];

/** @param digits after the point, of this currency */
export function payStep(words: Words, payee: string, currency: string, owed: number, digits: number): Step {
  const field = fieldsFrom(words.fields);
  return {
    id: 'money.pay',
    ...words.steps.money.pay,
    mood: 'main',
    held: true,
    fields: () => [
      {
        ...field('amount', 'number', {
          required: true,
          initial: (owed / 10 ** digits).toFixed(digits),
          wrong: (given) => (minorUnits(given, digits) ? undefined : words.steps.wrongs.amount),
        }),
        label: `${words.fields.amount.label} (${currency})`,
      },
    ],
    command: (given) =>
      post('/v1/statements-of-account/payments', {
        payee,
        currency,
        amount: minorUnits(text(given, 'amount'), digits) ?? 0,
      }),
  };
}

export function closeStep(words: Words, who: Who): Step | undefined {
  if (!has(who, 'administrator')) return undefined;
  const field = fieldsFrom(words.fields);
  return {
    id: 'money.close',
    ...words.steps.money.close,
    mood: 'grave',
    held: true,
    fields: () => [field('period', 'line', { required: true, wrong: checks(words.steps.wrongs, 0).month })],
    command: (given) => post('/v1/statements-of-account/close', { period: text(given, 'period') }),
  };
}
