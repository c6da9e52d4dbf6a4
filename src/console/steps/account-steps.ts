/** Measures against an account: weighed by one person, bounded by the ladder, ended by their day; ended for good by two. */
import type { CaseDetail } from '../api/cases.ts';
import type { AccountState } from '../api/procedures.ts';
import type { Words } from '../messages/en.ts';
import { checks } from './checks.ts';
import { choices, chosen, fieldsFrom, has, inDays, part, post, text, type Step, type Who } from './step.ts';

/** Days (CK14, CK15): the server's own, published. */
export const SUSPENSION_DAYS = [1, 7, 30, 90, 180] as const;
const EXCLUSION_DAYS = [30, 90, 180] as const;

export function accountSteps(words: Words, { file, state }: CaseDetail, who: Who, now: number): readonly Step[] {
  const account = state as unknown as AccountState;
  const said = words.steps.account;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  const base = `/v1/accounts/${part(file.id)}`;
  const measure = account.measure?.kind ?? 'none';
  const ladder = (days: readonly number[]) =>
    field('length', 'choice', {
      required: true,
      options: days.map((count) => [String(count), words.registers.strikes.rung(String(count))] as const),
    });
  /** Nothing happens to an account that no person has weighed (Art. 23(3) DSA). */
  const weighed = (about: 'content' | 'notices'): string | undefined =>
    account.review?.about !== about
      ? said.notWeighed
      : account.review.finding === 'no-measure'
        ? said.weighedAgainst
        : undefined;
  const liftable = [
    ...(measure === 'suspended' ? ['suspension'] : measure === 'terminated' ? ['termination'] : []),
    ...(account.flags?.exclusion ? ['flag-right'] : []),
    ...(account.notices?.exclusion ? ['notice-processing'] : []),
  ];
  const administrator = has(who, 'administrator');
  const measures = has(who, 'reviewer', 'administrator');
  const steps: (Step | false)[] = [
    has(who, 'reviewer') && {
      id: 'account.weigh',
      ...said.weigh,
      mood: 'main',
      fields: () => [
        field('about', 'choice', { required: true, options: choices(words.options.weighAbout), initial: 'content' }),
        field('found', 'number', { required: true, wrong: check.number }),
        field('days', 'number', { required: true, wrong: check.number }),
        field('of', 'number', { required: true, wrong: check.number }),
        field('gravity', 'choice', { required: true, options: choices(words.options.gravity) }),
        field('intent', 'choice', { required: true, options: choices(words.options.intent) }),
        field('finding', 'choice', { required: true, options: choices(words.options.finding) }),
        field('reason', 'text', { required: true }),
      ],
      command: (given) => {
        const found = Number(text(given, 'found'));
        return post(`${base}/case-review`, {
          about: text(given, 'about'),
          numbers: { found, days: Number(text(given, 'days')) },
          proportion: { found, of: Number(text(given, 'of')) },
          gravity: text(given, 'gravity'),
          intent: text(given, 'intent'),
          finding: text(given, 'finding'),
          reason: text(given, 'reason'),
        });
      },
    },
    measures &&
      measure === 'none' && {
        id: 'account.suspend',
        ...said.suspend,
        mood: 'grave',
        held: true,
        whyNot: weighed('content'),
        fields: () => [
          ladder(SUSPENSION_DAYS),
          field('factors', 'choices', { options: choices(words.options.factors) }),
        ],
        command: (given) =>
          post(`${base}/suspension`, {
            until: justBefore(Number(text(given, 'length')), now),
            ...(chosen(given, 'factors').length > 0 && { factors: chosen(given, 'factors') }),
          }),
      },
    measures &&
      !account.notices?.exclusion &&
      weighed('notices') === undefined && {
        id: 'account.suspendNotices',
        ...said.suspendNotices,
        mood: 'grave',
        held: true,
        fields: () => [ladder(EXCLUSION_DAYS)],
        command: (given) =>
          post(`${base}/notices-suspension`, { until: justBefore(Number(text(given, 'length')), now) }),
      },
    administrator &&
      measure !== 'terminated' &&
      account.review?.finding === 'terminate' &&
      !account.proposal && {
        id: 'account.proposeEnd',
        ...said.proposeEnd,
        mood: 'grave',
        fields: () => [field('reason', 'text', { required: true })],
        command: (given) => post(`${base}/termination`, { reason: text(given, 'reason') }),
        undo: () => post(`${base}/termination/withdrawal`),
      },
    administrator &&
      account.proposal !== undefined && {
        id: 'account.approveEnd',
        ...said.approveEnd,
        mood: 'grave',
        held: true,
        whyNot:
          account.proposal.by === who.id || account.proposal.by === `staff/${who.id}` ? said.approveEnd.own : undefined,
        command: () => post(`${base}/termination/approval`),
      },
    administrator &&
      account.proposal !== undefined && {
        id: 'account.withdrawEnd',
        ...said.withdrawEnd,
        command: () => post(`${base}/termination/withdrawal`),
      },
    measures &&
      liftable.length > 0 && {
        id: 'account.lift',
        ...said.lift,
        fields: () => [
          field('what', 'choice', {
            required: true,
            options: liftable.map((what) => [what, words.options.measures[what as 'suspension']] as const),
            ...(liftable.length === 1 && { initial: liftable[0]! }),
          }),
          field('reason', 'text', { required: true }),
        ],
        command: (given) => post(`${base}/lift`, { what: text(given, 'what'), reason: text(given, 'reason') }),
      },
    administrator && eraseStep(words, `account/${file.id}`),
  ];
  return steps.filter((one) => one !== false);
}

/** A rung is the most: a browser's clock that runs ahead must not ask for more. */
const justBefore = (days: number, now: number): string => inDays(days, now - 5 * 60_000);

/** A person asked to be forgotten. Two administrators, and not before everything that may be contested is over. */
export const eraseStep = (words: Words, subject: string): Step => ({
  id: 'erase',
  ...words.steps.account.erase,
  mood: 'grave',
  command: () => post('/v1/erasures', { subject }),
  shows: (answer) => {
    const { waits } = answer as { readonly waits?: string };
    return waits === undefined ? undefined : { label: words.steps.account.erase.done, text: waits };
  },
});
