/** For tests of board procedures: a world with people, and uploads that only remember what was done to them. */
import { instant, type Outcome } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { AnyMachine, CaseAddress, Dated, Machine, Typed } from '../engine/machine.ts';
import { createWorld, type World } from '../engine/world.ts';
import { exceptionMachine } from '../exception/exception.ts';
import type { Role } from '../people/roles.ts';
import { personMachine } from '../people/person.ts';
import { recommendationMachine } from '../recommendation/recommendation.ts';
import { oversightMachine } from './oversight.ts';
import type { OversightState } from './state.ts';
import { voteCommitment, type VoteOpening } from './vote.ts';

type Remembered = { readonly kind: 'known'; readonly own: { readonly at: string }; readonly [field: string]: unknown };

/** Stands for a machine next door: takes every command and keeps what matters to the board. */
const remembering = (
  kind: string,
): Machine<Remembered, Typed & Record<string, unknown>, Typed & Record<string, unknown>> => ({
  kind,
  initial: { kind: 'known', own: { at: 'published' }, works: [], decidedBy: [], restrictions: [], told: [] },
  decide: (_state, command) => ({ kind: 'done', value: [{ ...command, type: command.type }] }),
  evolve(state, event: Dated<Typed & Record<string, unknown>>) {
    const told = [...(state['told'] as unknown[]), event];
    if (event.type === 'restrict') return { ...state, told, own: { at: 'blocked', manifest: true } };
    if (event.type === 'restore') return { ...state, told, own: { at: 'restored' } };
    return { ...state, told, ...(event['set'] as object | undefined) };
  },
  follow: () => [],
  summary: () => undefined,
});

export const DAY = 86_400_000;
export const START = instant(Date.parse('2026-11-23T09:00:00Z'));
export const staff = (id: string, ...roles: Role[]): CaseActor => ({ kind: 'staff', id, roles });
export const member = (id: string): CaseActor => staff(id, 'board-member');
export const uploadAddress = (id: string): CaseAddress => ({ kind: 'upload', id });
export const OBC: CaseAddress = { kind: 'oversight', id: 'obc_1' };
export const ADMIN = staff('ada', 'administrator');
const UPLOAD = 'upload/up_1';

export interface Stage {
  readonly world: World;
  must(address: CaseAddress, command: Typed, actor: CaseActor): void;
  refusal(address: CaseAddress, command: Typed, actor: CaseActor): string;
  state(): OversightState;
}

export interface StageOptions {
  readonly stands?: 'up' | 'down';
  readonly members?: Readonly<Record<string, readonly string[]>>;
  readonly interests?: Readonly<Record<string, readonly string[]>>;
}

const MEMBERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [
    `m${i}`,
    [i === 0 ? 'region/KH' : 'region/DE', i < 7 ? 'field/law' : 'field/press'],
  ]),
);

export function openStage({ stands = 'up', members = MEMBERS, interests = {} }: StageOptions = {}): Stage {
  const machines = {
    oversight: oversightMachine as unknown as AnyMachine,
    recommendation: recommendationMachine as unknown as AnyMachine,
    exception: exceptionMachine as unknown as AnyMachine,
    person: personMachine as unknown as AnyMachine,
    upload: remembering('upload') as unknown as AnyMachine,
    complaint: remembering('complaint') as unknown as AnyMachine,
    account: remembering('account') as unknown as AnyMachine,
  };
  const world = createWorld(machines, START);
  const must = (address: CaseAddress, command: Typed, actor: CaseActor): void => {
    const outcome: Outcome<unknown, string> = world.act(address, command, actor);
    if (outcome.kind === 'refused') throw new Error(`${command.type}: ${outcome.why}: ${outcome.detail}`);
  };
  for (const [id, knows] of Object.entries(members)) {
    must({ kind: 'person', id }, { type: 'join', roles: ['board-member'] } as Typed, ADMIN);
    must({ kind: 'person', id }, { type: 'declare', interests: interests[id] ?? [], knows } as Typed, member(id));
  }
  const set = {
    works: [{ reference: 'ref_1', claimant: 'claimant/clm_1' }],
    account: 'account/a1',
    decidedBy: ['automated', 'staff/rita'],
    rule: 'R7a',
    own: stands === 'up' ? { at: 'published' } : { at: 'blocked', manifest: true },
  };
  must(uploadAddress('up_1'), { type: 'known', set } as unknown as Typed, ADMIN);
  return {
    world,
    must,
    refusal(address, command, actor) {
      const outcome = world.act(address, command, actor);
      return outcome.kind === 'refused' ? outcome.why : 'done';
    },
    state: () => world.state<OversightState>(OBC),
  };
}

export const issue = (stage: Stage, side = 'notifier'): void =>
  stage.must(
    OBC,
    {
      type: 'issue',
      complaint: 'complaint/cmp_1',
      upload: UPLOAD,
      parties: ['party/pty_1', 'account/a1'],
      side,
    } as Typed,
    { kind: 'case', stream: 'complaint/cmp_1' },
  );

export const appeal = (stage: Stage): void =>
  stage.must(OBC, { type: 'appeal', side: 'notifier', party: 'party/pty_1', text: 'txt_a' } as Typed, {
    kind: 'party',
    id: 'party/pty_1',
  });

export const selection = (stage: Stage, fields: object = {}): Typed =>
  ({
    type: 'select',
    title: 'txt_t',
    summary: 'txt_s',
    questions: ['txt_q'],
    topics: ['newsworthiness'],
    local: ['region/KH'],
    expedited: false,
    members: Object.keys(MEMBERS).map((id) => `staff/${id}`),
    logSize: stage.world.followed.filter(({ consequence }) => consequence.kind === 'leaf').length,
    ...fields,
  }) as Typed;

/** Any root will do where the draw itself is not the point. */
export const ROOT = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

export function seatPanel(stage: Stage, fields: object = {}): void {
  issue(stage);
  appeal(stage);
  stage.must(OBC, selection(stage, fields), member('m8'));
  const state = stage.state();
  if (state.kind !== 'seating') throw new Error(state.kind);
  stage.must(OBC, { type: 'seat', size: state.lottery.size, root: ROOT } as Typed, { kind: 'clock' });
}

export function panelOf(stage: Stage): string[] {
  const state = stage.state();
  if (!('panel' in state)) throw new Error(`${state.kind} has no panel`);
  return state.panel.map((seat) => seat.member.slice('staff/'.length));
}

/** From the seated panel to the vote. */
export function toVote(stage: Stage): void {
  const [first] = panelOf(stage);
  stage.must(OBC, { type: 'draft', text: 'txt_d' } as Typed, member(first!));
  stage.world.advanceTo(instant(stage.world.now() + 7 * DAY));
}

export function castVotes(stage: Stage, outcomes: readonly string[]): VoteOpening[] {
  return outcomes.map((outcome, i) => {
    const id = panelOf(stage)[i]!;
    const opening = { member: `staff/${id}`, outcome, nonce: `nonce ${i}` } as VoteOpening;
    const commitment = voteCommitment('oversight/obc_1', opening);
    stage.must(OBC, { type: 'vote', commitment, sealed: `txt_v${i}` } as Typed, member(id));
    return opening;
  });
}

export const ruling = (openings: readonly VoteOpening[], fields: object = {}): Typed =>
  ({ type: 'decide', openings, text: 'txt_r', dissents: [], named: [], recommendations: [], ...fields }) as Typed;

export const leavesOf = (stage: Stage): string[] =>
  stage.world.followed.flatMap(({ consequence }) => (consequence.kind === 'leaf' ? [consequence.leaf.a ?? ''] : []));
