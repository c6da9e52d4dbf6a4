/** Who may claim: registered, checked by a person, judged claim by claim, sampled at random. */
import type { CaseDetail } from '../api/cases.ts';
import type { Claim } from '../api/registers.ts';
import type { ClaimantState } from '../api/procedures.ts';
import type { Words } from '../messages/en.ts';
import { eraseStep } from './account-steps.ts';
import { checks, millionths } from './checks.ts';
import {
  choices,
  countries,
  del,
  fieldsFrom,
  filled,
  has,
  part,
  post,
  text,
  yes,
  type Step,
  type Who,
} from './step.ts';

export function registerClaimant(words: Words, who: Who): Step | undefined {
  if (!has(who, 'administrator')) return undefined;
  const field = fieldsFrom(words.fields);
  return {
    id: 'claimant.register',
    ...words.steps.claimant.register,
    mood: 'main',
    fields: () => [
      field('name', 'line', { required: true }),
      field('email', 'line'),
      field('language', 'choice', { options: choices(words.options.languages) }),
      field('society', 'yes-no'),
    ],
    command: (given) =>
      post('/v1/claimants', {
        ...filled({ name: text(given, 'name'), email: text(given, 'email'), language: text(given, 'language') }),
        society: yes(given, 'society'),
      }),
  };
}

export function claimantSteps(words: Words, { file, state }: CaseDetail, who: Who, now: number): readonly Step[] {
  const claimant = state as unknown as ClaimantState;
  const said = words.steps.claimant;
  const field = fieldsFrom(words.fields);
  const check = checks(words.steps.wrongs, now);
  const base = `/v1/claimants/${part(file.id)}`;
  const liftable = [
    ...(claimant.exclusion ? ['exclusion'] : []),
    ...(claimant.redButtonExclusion ? ['red-button'] : []),
  ];
  const steps: (Step | false)[] = [
    !claimant.verified &&
      has(who, 'administrator', 'reviewer') && {
        id: 'claimant.verify',
        ...said.verify,
        mood: 'main',
        fields: () => [field('checked', 'text', { required: true })],
        command: (given) => post(`${base}/verification`, { reason: text(given, 'checked') }),
      },
    has(who, 'reviewer') && { id: 'claimant.audit', ...said.audit, command: () => post(`${base}/audit`) },
    has(who, 'administrator') && {
      id: 'claimant.claim',
      ...said.claim,
      fields: () => [
        field('reference', 'line', { required: true }),
        field('share', 'number', {
          required: true,
          initial: '100',
          wrong: (given) => (millionths(given) === undefined ? words.steps.wrongs.share : undefined),
        }),
        field('territories', 'line', { wrong: check.countries }),
      ],
      command: (given) =>
        post(
          '/v1/claims',
          filled({
            reference: text(given, 'reference'),
            claimant: file.id,
            share: millionths(text(given, 'share')),
            territories: countries(given, 'territories'),
          }),
        ),
      undo: (answer) => del(`/v1/claims/${part((answer as Claim).id)}`),
    },
    has(who, 'reviewer') &&
      liftable.length > 0 && {
        id: 'claimant.lift',
        ...said.lift,
        fields: () => [
          field('what', 'choice', {
            required: true,
            options: liftable.map((what) => [what, words.options.claimantMeasures[what as 'exclusion']] as const),
            ...(liftable.length === 1 && { initial: liftable[0]! }),
          }),
          field('reason', 'text', { required: true }),
        ],
        command: (given) => post(`${base}/lift`, { what: text(given, 'what'), reason: text(given, 'reason') }),
      },
    has(who, 'administrator') && eraseStep(words, `claimant/${file.id}`),
  ];
  return steps.filter((one) => one !== false);
}

/** Of one upload in which this claimant's works were recognised. */
export function judgeStep(
  words: Words,
  claimant: string,
  upload: string,
  works: readonly (readonly [string, string])[],
): Step {
  const field = fieldsFrom(words.fields);
  return {
    id: `claimant.judge ${upload}`,
    ...words.steps.claimant.judge,
    held: true,
    fields: () => [
      field('work', 'choice', {
        required: true,
        options: works,
        ...(works.length === 1 && { initial: works[0]![0] }),
      }),
      field('verdict', 'choice', { required: true, options: choices(words.options.verdict) }),
    ],
    command: (given) => {
      const verdict = text(given, 'verdict');
      return post(`/v1/claimants/${part(claimant)}/judgements`, {
        upload,
        reference: text(given, 'work'),
        accurate: verdict === 'accurate',
        ...(verdict === 'publicDomain' && { publicDomain: true }),
        ...(verdict === 'foreign' && { foreign: true }),
      });
    },
  };
}

export const endClaimStep = (words: Words, claim: string): Step => ({
  id: `claim.end ${claim}`,
  ...words.steps.claimant.endClaim,
  mood: 'grave',
  held: true,
  command: () => del(`/v1/claims/${part(claim)}`),
});
