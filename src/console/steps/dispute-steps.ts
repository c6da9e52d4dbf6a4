/** Whose is a work, when two say it is theirs: opened, heard, given up, decided. */
import type { CaseDetail } from '../api/cases.ts';
import type { OwnershipState } from '../api/procedures.ts';
import type { Words } from '../messages/en.ts';
import { millionths } from './checks.ts';
import { fieldsFrom, has, lines, part, post, text, type Step, type Values, type Who } from './step.ts';

export function openDispute(words: Words, who: Who): Step | undefined {
  if (!has(who, 'reviewer')) return undefined;
  const field = fieldsFrom(words.fields);
  return {
    id: 'dispute.open',
    ...words.steps.dispute.open,
    mood: 'main',
    fields: () => [field('reference', 'line', { required: true }), field('claimants', 'lines', { required: true })],
    command: (given) =>
      post(`/v1/references/${part(text(given, 'reference'))}/dispute`, { claimants: lines(given, 'claimants') }),
  };
}

/** @param names of the claimants, by id, as far as they are known */
export function disputeSteps(
  words: Words,
  { state }: CaseDetail,
  who: Who,
  names: Readonly<Record<string, string>>,
): readonly Step[] {
  const dispute = state as unknown as OwnershipState;
  if (dispute.kind !== 'disputed' || !has(who, 'reviewer')) return [];
  const said = words.steps.dispute;
  const field = fieldsFrom(words.fields);
  const base = `/v1/references/${part(dispute.reference)}/dispute`;
  const sides = dispute.claimants.map((id) => [id, names[id] ?? id] as const);
  const whole = (_: string, all: Values) =>
    sides.reduce((sum, [id]) => sum + (millionths(text(all, `share ${id}`)) ?? Number.NaN), 0) === 1_000_000
      ? undefined
      : words.steps.wrongs.share;
  return [
    {
      id: 'dispute.resolve',
      ...said.resolve,
      mood: 'main',
      held: true,
      fields: (given) => [
        field('owner', 'choice', { required: true, options: [...sides, ['shares', words.options.owner.shares]] }),
        ...(text(given, 'owner') === 'shares'
          ? sides.map(([id, name]) => ({
              ...field('share', 'number', { name: `share ${id}`, required: true, wrong: whole }),
              label: `${words.fields.share.label}: ${name}`,
            }))
          : []),
        field('reason', 'text', { required: true }),
      ],
      command: (given) =>
        post(`${base}/resolution`, {
          ...(text(given, 'owner') === 'shares'
            ? {
                shares: sides.flatMap(([claimant]) => {
                  const share = millionths(text(given, `share ${claimant}`)) ?? 0;
                  return share > 0 ? [{ claimant, millionths: share }] : [];
                }),
              }
            : { winner: text(given, 'owner') }),
          reason: text(given, 'reason'),
        }),
    },
    {
      id: 'dispute.state',
      ...said.state,
      fields: () => [
        field('claimant', 'choice', { required: true, options: sides }),
        field('theirWords', 'text', { required: true }),
      ],
      command: (given) =>
        post(`${base}/statement`, { claimant: text(given, 'claimant'), reason: text(given, 'theirWords') }),
    },
    {
      id: 'dispute.giveUp',
      ...said.giveUp,
      mood: 'grave',
      held: true,
      fields: () => [field('claimant', 'choice', { required: true, options: sides })],
      command: (given) => post(`${base}/withdrawal`, { claimant: text(given, 'claimant') }),
    },
  ];
}
