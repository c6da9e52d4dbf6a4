/** What a member does with a case that is heard: write, draft, look twice, vote, rule. The server seals; nothing here is kept. */
import { isOnPanel, reviewers, type BoardState } from '../api/board.ts';
import type { Words } from '../messages/en.ts';
import { checks } from './checks.ts';
import { choices, fieldsFrom, filled, has, lines, post, text, yes, type Step, type Who } from './step.ts';

const HEARD: ReadonlySet<BoardState['kind']> = new Set(['deliberating', 'in-review', 'voting']);

export function panelSteps(words: Words, state: BoardState, who: Who, base: string): readonly Step[] {
  if (!has(who, 'board-member')) return [];
  const said = words.steps.board;
  const field = fieldsFrom(words.fields);
  const own = `staff/${who.id}`;
  const sits = isOnPanel(state, who.id);
  const { kind, ruling } = state;
  const steps: (Step | false)[] = [
    sits &&
      kind === 'deliberating' && {
        id: 'board.draft',
        ...said.draft,
        mood: 'main',
        held: true,
        fields: () => [field('words', 'text', { required: true })],
        command: (given) => post(`${base}/deliberation`, { text: text(given, 'words'), as: 'draft' }),
      },
    sits &&
      HEARD.has(kind) && {
        id: 'board.note',
        ...said.note,
        fields: () => [field('words', 'text', { required: true })],
        command: (given) => post(`${base}/deliberation`, { text: text(given, 'words'), as: 'note' }),
      },
    kind === 'in-review' &&
      reviewers(state).includes(own) && {
        id: 'board.pass',
        ...said.pass,
        mood: 'main',
        held: true,
        ...(state.reviews?.[own] === false && { whyNot: words.board.reviewed }),
        command: () => post(`${base}/reviews`, { sendBack: false }),
      },
    kind === 'in-review' &&
      reviewers(state).includes(own) && {
        id: 'board.sendBack',
        ...said.sendBack,
        held: true,
        whyNot: state.remanded
          ? said.sendBack.before
          : state.reviews?.[own] === true
            ? words.board.reviewed
            : undefined,
        command: () => post(`${base}/reviews`, { sendBack: true }),
      },
    sits &&
      kind === 'voting' && {
        id: 'board.vote',
        ...said.vote,
        mood: 'main',
        held: true,
        whyNot: state.votes?.[own] === undefined ? undefined : words.board.voted,
        fields: () => [
          field('outcome', 'choice', { required: true, options: choices(words.options.ruling) }),
          field('dissent', 'text'),
          field('named', 'yes-no'),
        ],
        command: (given) =>
          post(`${base}/votes`, {
            ...filled({ outcome: text(given, 'outcome'), dissent: text(given, 'dissent') }),
            named: yes(given, 'named'),
          }),
      },
    sits &&
      HEARD.has(kind) &&
      (state.recused ?? []).length > 0 && {
        id: 'board.passOn',
        ...said.passOn,
        fields: () => [field('passphrase', 'secret', { required: true })],
        command: (given) => post(`${base}/deliberation/pass-on`, { passphrase: text(given, 'passphrase') }),
      },
    sits &&
      ruling !== undefined &&
      ruling.text === undefined && {
        id: 'board.text',
        ...said.text,
        mood: 'main',
        held: true,
        fields: () => [field('ruling', 'text', { required: true })],
        command: (given) => post(`${base}/text`, { text: text(given, 'ruling') }),
      },
    kind === 'conceded' && {
      id: 'board.summary',
      ...said.summary,
      mood: 'main',
      held: true,
      fields: () => [field('ruling', 'text', { required: true })],
      command: (given) => post(`${base}/summary`, { text: text(given, 'ruling') }),
    },
  ];
  return steps.filter((one) => one !== false);
}

export interface RulingDraft {
  readonly text: string;
  /** One piece of advice per line. */
  readonly advice: string;
}

/** The ruling as it was previewed. The passphrase is asked for here, and opens the sealed votes for this one request. */
export function ruleStep(words: Words, base: string, { text: reasons, advice }: RulingDraft): Step {
  const field = fieldsFrom(words.fields);
  return {
    id: 'board.rule',
    ...words.steps.board.rule,
    mood: 'grave',
    held: true,
    fields: () => [field('passphrase', 'secret', { required: true })],
    command: (given) =>
      post(
        `${base}/decision`,
        filled({
          text: reasons.trim(),
          recommendations: lines({ advice }, 'advice'),
          passphrase: text(given, 'passphrase'),
        }),
      ),
  };
}

export function enrolKey(words: Words): Step {
  const field = fieldsFrom(words.fields);
  const { wrongs } = words.steps;
  return {
    id: 'board.key',
    ...words.steps.board.key,
    mood: 'main',
    fields: () => [
      field('newPassphrase', 'secret', { required: true, wrong: checks(wrongs, 0).passphrase }),
      field('again', 'secret', {
        required: true,
        wrong: (again, all) => (again === text(all, 'newPassphrase') ? undefined : wrongs.same),
      }),
    ],
    command: (given) => post('/v1/board/key', { passphrase: text(given, 'newPassphrase') }),
  };
}
