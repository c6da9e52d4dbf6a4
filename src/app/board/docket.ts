/** Bringing a case before the board, choosing it, seating its panel; and what the public sees of it. */
import { base64, refused, type Json, type Outcome } from '../../common/index.ts';
import {
  isHeard,
  machines,
  stateOf,
  type AppealSide,
  type CaseActor,
  type DecidedAnew,
  type OversightState,
  type RecommendationState,
} from '../../casework/index.ts';
import type { CaseFile, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { act, actIn, eventsOf, type CaseAnswer, type CaseDeps } from '../cases/act.ts';
import { stepIn, takeStep } from '../cases/take-step.ts';
import { newName } from '../random-names.ts';
import type { Once, Service } from '../service.ts';
import { oversightAddress, oversightState } from './deliberation.ts';
import { exceptionsAgainst } from './exceptions-against.ts';
import { rootAtSize } from './lottery-evidence.ts';
import { boardMembers } from './members.ts';
import { decidedAnew } from './precedents.ts';

type Answer = Promise<Outcome<CaseAnswer, string>>;

export interface Appeal {
  /** The number in the decision letter. */
  readonly reference: string;
  readonly party: string;
  readonly text: string;
}

export const appealToBoard = (
  deps: CaseDeps,
  { reference, party, text }: Appeal,
  actor: CaseActor,
  once?: Once,
): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const state = await oversightState(tx, reference);
    const side = await sideOf(tx, state, party);
    const address = oversightAddress(reference);
    return stepIn(deps, tx, {
      address,
      actor,
      text,
      command: ({ text: id = '' }) => ({ type: 'appeal', side, party, text: id }),
    });
  });

/** From the complaint: who complained, or who was complained against. */
async function sideOf(tx: Transaction, state: OversightState, party: string): Promise<AppealSide> {
  if (!('matter' in state) || !state.matter.complaint) return party.startsWith('claimant/') ? 'claimant' : 'uploader';
  const [kind = '', id = ''] = state.matter.complaint.split('/');
  const complaint = stateOf(machines, state.matter.complaint, await eventsOf(tx, { kind, id })) as {
    complainant?: string;
    side?: AppealSide;
  };
  if (complaint.complainant === party && complaint.side) return complaint.side;
  if (party.startsWith('claimant/')) return 'claimant';
  return complaint.side === 'uploader' ? 'notifier' : 'uploader';
}

export interface Referral {
  readonly upload: string;
  readonly text: string;
  readonly urgent: boolean;
}

export const referToBoard = (
  deps: CaseDeps,
  { upload, text, urgent }: Referral,
  actor: CaseActor,
  once?: Once,
): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const stream = `upload/${upload}`;
    const found = stateOf(machines, stream, await eventsOf(tx, { kind: 'upload', id: upload })) as {
      kind: string;
      uploader?: string;
      works?: readonly { claimant?: string }[];
    };
    if (found.kind !== 'known') {
      return refused('not-found', 'There is no case about an upload under this id.', 'Check the id.');
    }
    const claimants = (found.works ?? []).flatMap(({ claimant }) => (claimant ? [claimant] : []));
    const parties = [...(found.uploader ? [found.uploader] : []), ...claimants];
    const address = oversightAddress(newName(deps, 'obc'));
    return stepIn(deps, tx, {
      address,
      actor,
      text,
      command: ({ text: id = '' }) => ({ type: 'refer', upload: stream, parties, stands: 'up', text: id, urgent }),
    });
  });

export interface Selection {
  readonly title: string;
  readonly summary: string;
  readonly questions: readonly string[];
  readonly topics: readonly string[];
  readonly local: readonly string[];
  readonly expedited: boolean;
}

/** Every serving member with a key is on the list, unless the case itself keeps them away: nobody chooses who may be drawn. */
export const selectCase = (deps: CaseDeps, id: string, chosen: Selection, actor: CaseActor, once?: Once): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const keep = (text: string) => ({ id: newName(deps, 'txt'), text });
    const [title, summary] = [keep(chosen.title), keep(chosen.summary)];
    const questions = chosen.questions.map(keep);
    const members = (await boardMembers(tx)).filter(({ publicKey }) => publicKey !== undefined);
    const command = {
      type: 'select',
      title: title.id,
      summary: summary.id,
      questions: questions.map((one) => one.id),
      topics: chosen.topics,
      local: chosen.local,
      expedited: chosen.expedited,
      members: members.map(({ member }) => member),
      logSize: await tx.logSize(),
    };
    const outcome = await actIn(deps, tx, { address: oversightAddress(id), command, actor });
    if (outcome.kind === 'refused') return outcome;
    const writtenAt = deps.clock.now();
    for (const one of [title, summary, ...questions])
      await tx.saveText({ ...one, stream: `oversight/${id}`, writtenAt });
    return outcome;
  });

/** Draws the panel as soon as a checkpoint covers the committed size. Anybody may ask; the answer does not depend on who does. */
export async function seatPanel(deps: CaseDeps & Pick<Service, 'tiles'>, id: string, actor: CaseActor): Answer {
  const state = await oversightState(deps.store, id);
  if (!isHeard(state)) return refused('not-found', 'There is no case here that waits for a panel.', 'See the docket.');
  const { size } = state.lottery;
  const root = await rootAtSize(deps, size);
  if (!root) {
    return refused(
      'not-yet',
      `The public log has not signed a tree of ${size} leaves yet.`,
      'Ask again when it has grown; it grows with each decision, and with the census at the latest.',
    );
  }
  return act(deps, {
    address: oversightAddress(id),
    command: { type: 'seat', size, root: base64(root) } as never,
    actor,
  });
}

/** A step whose only words are the person's own. */
export const boardStep = (
  deps: CaseDeps,
  id: string,
  type: string,
  fields: Readonly<Record<string, unknown>>,
  text: string | undefined,
  actor: CaseActor,
  once?: Once,
): Answer =>
  takeStep(
    deps,
    {
      address: oversightAddress(id),
      actor,
      text,
      command: (kept) => ({
        type,
        ...fields,
        ...(kept.text !== undefined && { [TEXT_FIELD[type] ?? 'text']: kept.text }),
      }),
    },
    once,
  );

const TEXT_FIELD: Readonly<Record<string, string>> = { impossible: 'explanation' };

/** Carries a ruling out, and ends the exceptions that kept the upload public against it. */
export const carryOutRuling = (deps: CaseDeps, id: string, actor: CaseActor, once?: Once): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const exceptions = await exceptionsAgainst(tx, await oversightState(tx, id));
    return actIn(deps, tx, {
      address: oversightAddress(id),
      command: { type: 'implement', exceptions } as never,
      actor,
    });
  });

export interface PublicCase {
  readonly id: string;
  readonly file: CaseFile;
  readonly state: OversightState;
  /** Published texts by id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of a remand: what came of the decision that it opened again. */
  readonly decidedAnew?: DecidedAnew;
  readonly recommendations: readonly {
    readonly id: string;
    readonly state: RecommendationState;
    readonly reason?: string;
    readonly evidence?: string;
  }[];
}

/** Undefined while the case is not public: before it was selected, nobody but its parties knows of it. */
export async function publicCase(deps: Pick<Service, 'store'>, id: string): Promise<PublicCase | undefined> {
  const { store } = deps;
  const file = await store.caseFile(`oversight/${id}`);
  const state = await oversightState(store, id);
  if (!file || !isHeard(state)) return undefined;
  const texts = new Map((await store.textsOf(file.stream)).map((one) => [one.id, one.text]));
  const ruling = 'ruling' in state ? state.ruling : undefined;
  const recommendations = await Promise.all(
    (ruling?.recommendations ?? []).map(async (recommendation) => {
      const address = { kind: 'recommendation', id: recommendation };
      const found = stateOf(
        machines,
        `recommendation/${recommendation}`,
        await eventsOf(store, address),
      ) as RecommendationState;
      const words = new Map((await store.textsOf(`recommendation/${recommendation}`)).map((one) => [one.id, one.text]));
      const reason = 'reason' in found ? words.get(found.reason) : undefined;
      const evidence = 'evidence' in found ? words.get(found.evidence) : undefined;
      return {
        id: recommendation,
        state: found,
        ...(reason !== undefined && { reason }),
        ...(evidence !== undefined && { evidence }),
      };
    }),
  );
  const reopened = ruling?.reopened;
  return {
    id,
    file,
    state,
    texts,
    recommendations,
    ...(reopened !== undefined && { decidedAnew: await decidedAnew(store, reopened) }),
  };
}

export const recommendationStep = (
  deps: CaseDeps,
  id: string,
  command: { readonly type: 'answer' | 'begin' | 'finish'; readonly answer?: string },
  text: string | undefined,
  actor: CaseActor,
  once?: Once,
): Answer =>
  takeStep(
    deps,
    {
      address: { kind: 'recommendation', id },
      actor,
      text,
      command: ({ text: kept }) => ({
        ...command,
        ...(kept !== undefined && { [command.type === 'finish' ? 'evidence' : 'reason']: kept as Json }),
      }),
    },
    once,
  );
