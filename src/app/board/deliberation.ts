/** The panel's own room: words, drafts and votes go in sealed, and come out only to its members, with their own key. */
import { done, hex, refused, type Outcome } from '../../common/index.ts';
import {
  machines,
  RULING_OUTCOMES,
  stateOf,
  voteCommitment,
  type CaseActor,
  type HeardState,
  type OversightState,
  type RulingOutcome,
  type VoteOpening,
} from '../../casework/index.ts';
import type { Reads, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from '../cases/act.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';
import { exceptionsAgainst } from './exceptions-against.ts';
import { openKeys, sealKeysFor } from './members.ts';
import { openSealed, seal } from './sealing.ts';

export const oversightAddress = (id: string) => ({ kind: 'oversight', id });

export const oversightState = async (reads: Reads, id: string): Promise<OversightState> =>
  stateOf(machines, `oversight/${id}`, await eventsOf(reads, oversightAddress(id))) as OversightState;

type Answer = Promise<Outcome<CaseAnswer, string>>;

/** Plain, to be sealed here; or sealed by the member on their own machine, and kept as it is. */
export type Words = { readonly text: string } | { readonly sealed: string };

/** A word to the panel, or its draft for the full board. */
export const writeSealed = (
  deps: CaseDeps,
  id: string,
  written: { readonly type: 'note' | 'draft'; readonly words: Words },
  actor: CaseActor,
  once?: Once,
): Answer =>
  orSealRefused(
    commitOnce(deps, once, deps.clock.now(), (tx) =>
      keepSealed(
        deps,
        tx,
        id,
        written.words,
        actor,
        (text) => ({ type: written.type, text }),
        written.type === 'draft',
      ),
    ),
  );

/** `outcome` and dissent are sealed to the panel; the case holds a hash. */
export const castVote = (
  deps: CaseDeps,
  id: string,
  cast:
    | { readonly outcome: RulingOutcome; readonly dissent?: string; readonly named: boolean }
    /** Made on the member's own machine. */
    | { readonly commitment: string; readonly sealed: string },
  actor: CaseActor,
  once?: Once,
): Answer =>
  orSealRefused(
    commitOnce(deps, once, deps.clock.now(), async (tx) => {
      if ('sealed' in cast) {
        const { commitment, sealed } = cast;
        return keepSealed(
          deps,
          tx,
          id,
          { sealed },
          actor,
          (text) => ({ type: 'vote', commitment, sealed: text }),
          false,
        );
      }
      const member = memberOf(actor);
      const opening: VoteOpening = { member, outcome: cast.outcome, nonce: hex(deps.random(32)) };
      const commitment = voteCommitment(`oversight/${id}`, opening);
      const words = { text: JSON.stringify({ ...opening, dissent: cast.dissent ?? null, named: cast.named }) };
      return keepSealed(deps, tx, id, words, actor, (sealed) => ({ type: 'vote', commitment, sealed }), false);
    }),
  );

async function keepSealed(
  deps: CaseDeps,
  tx: Transaction,
  id: string,
  words: Words,
  actor: CaseActor,
  command: (text: string) => { readonly type: string },
  wholeBoard: boolean,
): Answer {
  const stream = `oversight/${id}`;
  const state = await oversightState(tx, id);
  const text = newName(deps, 'txt');
  // The machine refuses first: whoever has no seat learns nothing from keys.
  const outcome = await actIn(deps, tx, { address: oversightAddress(id), command: command(text), actor });
  if (outcome.kind === 'refused' || !('lottery' in state)) return outcome;
  const keys = await sealKeysFor(tx, wholeBoard ? boardOf(state) : state.panel.map(({ member }) => member));
  if (keys.kind === 'refused') throw new SealRefused(keys);
  const sealed = 'text' in words ? seal(words.text, keys.value, stream, deps.random) : words.sealed;
  await tx.saveText({ id: text, stream, writtenAt: deps.clock.now(), text: sealed });
  return outcome;
}

/** Thrown so that the transaction is undone, and turned back into the refusal that it is. */
class SealRefused extends Error {
  override readonly name = 'SealRefused';
  readonly refusal: Extract<Outcome<never, 'no-key'>, { kind: 'refused' }>;
  constructor(refusal: Extract<Outcome<never, 'no-key'>, { kind: 'refused' }>) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

async function orSealRefused(answer: Answer): Answer {
  try {
    return await answer;
  } catch (fault) {
    if (fault instanceof SealRefused) return fault.refusal;
    throw fault;
  }
}

const boardOf = ({ lottery, recused }: HeardState): readonly string[] =>
  lottery.list.filter(({ ticket }) => !recused.includes(ticket)).map(({ member }) => member);

export interface OpenedText {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly step: 'note' | 'draft' | 'vote';
  /** Undefined when it is not sealed for the reader. */
  readonly text?: string;
  /** As it is kept: for members who hold their key themselves. */
  readonly sealed: string;
}

/** Everything sealed in this case, opened where a passphrase is given. Only for those who sit, or sat on the list for the draft. */
export async function readDeliberation(
  deps: CaseDeps,
  id: string,
  actor: CaseActor,
  passphrase?: string,
): Promise<Outcome<readonly OpenedText[], string>> {
  const state = await oversightState(deps.store, id);
  if (!('lottery' in state))
    return refused('not-found', 'There is no deliberation under this number.', 'See the docket.');
  const member = memberOf(actor);
  const seated = state.panel.some((seat) => seat.member === member);
  if (!seated && !boardOf(state).includes(member)) {
    return refused(
      'not-your-case',
      'You have no seat in this case.',
      'What the panel decides is published with the ruling.',
    );
  }
  let seeds: readonly Uint8Array[] = [];
  if (passphrase !== undefined) {
    const keys = await openKeys(deps.store, member.slice('staff/'.length), passphrase);
    if (keys.kind === 'refused') return keys;
    seeds = keys.value;
  }
  const texts = new Map((await deps.store.textsOf(`oversight/${id}`)).map((one) => [one.id, one.text]));
  const found: OpenedText[] = [];
  for (const event of await eventsOf(deps.store, oversightAddress(id))) {
    const { type, at, by, text, sealed } = event as unknown as Record<'type' | 'by' | 'text' | 'sealed', string> & {
      at: number;
    };
    const step = STEPS[type];
    const textId = step === 'vote' ? sealed : text;
    const closed = texts.get(textId);
    if (step === undefined || closed === undefined || (!seated && step !== 'draft')) continue;
    const opened = seeds
      .map((seed) => openSealed(closed, member, seed, `oversight/${id}`))
      .find((one) => one.kind === 'done');
    found.push({ id: textId, at, by, step, sealed: closed, ...(opened?.kind === 'done' && { text: opened.value }) });
  }
  return done(found);
}

const STEPS: Readonly<Record<string, OpenedText['step']>> = { noted: 'note', drafted: 'draft', voted: 'vote' };

/** For a member drawn later: what was written before is sealed anew to those who sit now, as one word of whoever passes it on. */
export async function passOn(deps: CaseDeps, id: string, actor: CaseActor, passphrase: string, once?: Once): Answer {
  const opened = await readDeliberation(deps, id, actor, passphrase);
  if (opened.kind === 'refused') return opened;
  const words = opened.value
    .filter(({ step, text }) => step !== 'vote' && text !== undefined)
    .map(({ step, by, at, text }) => `[${step}, ${by}, ${new Date(at).toISOString()}]\n${text}`);
  if (words.length === 0) return refused('nothing-to-pass-on', 'Nothing was written before.', 'Write to the panel.');
  return writeSealed(deps, id, { type: 'note', words: { text: words.join('\n\n') } }, actor, once);
}

export interface RulingWords {
  readonly text?: string;
  readonly recommendations: readonly string[];
  /** Openings by a member who holds their key themselves; otherwise the passphrase opens the sealed votes. */
  readonly openings?: readonly (VoteOpening & { readonly dissent?: string; readonly named?: boolean })[];
  readonly passphrase?: string;
}

/** Opens the votes, counts them in public, and publishes reasons and dissents as they were written. */
export async function rule(deps: CaseDeps, id: string, words: RulingWords, actor: CaseActor, once?: Once): Answer {
  const openings = words.openings ? done(words.openings) : await openVotes(deps, id, actor, words.passphrase ?? '');
  if (openings.kind === 'refused') return openings;
  return commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const keep = (text: string) => ({ id: newName(deps, 'txt'), text });
    const text = words.text === undefined ? undefined : keep(words.text);
    const recommendations = words.recommendations.map(keep);
    const dissents = openings.value.flatMap(({ dissent }) => (dissent ? [keep(dissent)] : []));
    const command = {
      type: 'decide',
      openings: openings.value.map(({ member, outcome, nonce }) => ({ member, outcome, nonce })),
      ...(text && { text: text.id }),
      dissents: dissents.map((one) => one.id),
      named: openings.value.filter(({ named }) => named).map(({ member }) => member),
      recommendations: recommendations.map((one) => one.id),
      exceptions: await exceptionsAgainst(tx, await oversightState(tx, id)),
    };
    const outcome = await actIn(deps, tx, { address: oversightAddress(id), command, actor });
    if (outcome.kind === 'refused') return outcome;
    const writtenAt = deps.clock.now();
    for (const one of [...(text ? [text] : []), ...dissents, ...recommendations]) {
      await tx.saveText({ ...one, stream: `oversight/${id}`, writtenAt });
    }
    return outcome;
  });
}

type OpenedVote = VoteOpening & { readonly dissent?: string; readonly named?: boolean };

async function openVotes(
  deps: CaseDeps,
  id: string,
  actor: CaseActor,
  passphrase: string,
): Promise<Outcome<readonly OpenedVote[], string>> {
  const read = await readDeliberation(deps, id, actor, passphrase);
  if (read.kind === 'refused') return read;
  const state = await oversightState(deps.store, id);
  const cast = state.kind === 'voting' ? new Set(Object.values(state.votes).map(({ sealed }) => sealed)) : new Set();
  const votes = read.value.filter((one) => one.step === 'vote' && cast.has(one.id));
  if (votes.some(({ text }) => text === undefined)) {
    return refused(
      'vote-not-yours-to-open',
      'A vote was sealed before you sat.',
      'A member who has sat since the vote began closes it.',
    );
  }
  return done(votes.map(({ text }) => voteFrom(text!)));
}

function voteFrom(text: string): OpenedVote {
  const { member, outcome, nonce, dissent, named } = JSON.parse(text) as OpenedVote & { dissent: string | null };
  const known = RULING_OUTCOMES.find((one) => one === outcome) ?? 'REMAND';
  return { member, outcome: known, nonce, named: named === true, ...(dissent !== null && { dissent }) };
}

const memberOf = (actor: CaseActor): string => (actor.kind === 'staff' ? `staff/${actor.id}` : '');
