/**
 * A command to a case, over the store: the pure `perform` decides, and everything it leads to (events, docket lines, clocks,
 * leaves, letters, effects) is one transaction. Acknowledged means kept; refused means nothing changed.
 */
import { done, type Instant, type Json, type Outcome } from '../../common/index.ts';
import {
  addressOf,
  historyDigest,
  machines,
  perform,
  streamOf,
  type CaseAddress,
  type Dated,
  type Following,
  type LeafOfStep,
  type Performed,
  type Task,
  type Typed,
} from '../../casework/index.ts';
import { commitment, SALT_BYTES, toLeaf } from '../../log/index.ts';
import type { CaseFile, RecordedEvent, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { newCasePseudonym, newName } from '../random-names.ts';
import type { Once, Service } from '../service.ts';
import { writeStepStatement, type StatementFields } from './write-step-statement.ts';

export type CaseDeps = Pick<Service, 'store' | 'clock' | 'random' | 'machines' | 'origin'>;

export interface CaseAnswer {
  readonly stream: string;
  /** Events so far. */
  readonly length: number;
  readonly state: unknown;
  /** Indices of the leaves this step put into the public log, all cases together. */
  readonly leaves: readonly number[];
  /** Type and stream of each event, in order of decision. */
  readonly events: readonly { readonly stream: string; readonly type: string }[];
}

/** One command as one transaction of its own; repeated with the same key, it is answered from memory. */
export const act = (deps: CaseDeps, task: Task, once?: Once): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), (tx) => actIn(deps, tx, task));

/** The same inside a transaction that does more. A refusal is returned and nothing was written for it. */
export async function actIn(deps: CaseDeps, tx: Transaction, task: Task): Promise<Outcome<CaseAnswer, string>> {
  const at = deps.clock.now();
  const running = perform(deps.machines ?? machines, task, { at, newId: (prefix) => newName(deps, prefix) });
  const past = new Map<string, readonly Dated<Typed>[]>();
  let turn = running.next();
  while (!turn.done) {
    for (const address of turn.value) past.set(streamOf(address), await eventsOf(tx, address));
    turn = running.next(past);
  }
  if (turn.value.kind === 'refused') return turn.value;
  return done(await keep(deps, tx, task.address, turn.value.value, past, at));
}

/** Events as machines read them: the payload's fields, with type, date and actor. */
export const eventsOf = async (
  reads: Pick<Transaction, 'events'>,
  address: CaseAddress,
): Promise<readonly Dated<Typed>[]> => (await reads.events(streamOf(address))).map(asDated);

export const asDated = ({ type, at, payload }: Pick<RecordedEvent, 'type' | 'at' | 'payload'>): Dated<Typed> =>
  ({ by: 'platform', ...(payload as object), type, at }) as Dated<Typed>;

const EVENT_VERSION = 1;

async function keep(
  deps: CaseDeps,
  tx: Transaction,
  address: CaseAddress,
  { appended, following, state }: Performed,
  past: ReadonlyMap<string, readonly Dated<Typed>[]>,
  at: Instant,
): Promise<CaseAnswer> {
  const files = new Map<string, CaseFile | undefined>();
  for (const { stream, expected, events } of appended) {
    const stored = events.map((event) => ({
      type: event.type,
      version: EVENT_VERSION,
      // Type and date have columns of their own.
      payload: { ...event, type: undefined, at: undefined } as unknown as Json,
    }));
    await tx.append(stream, expected, stored, at);
    files.set(stream, await tx.caseFile(stream));
  }
  // A case has its name in public from its first step on.
  const names = new Map([...files].map(([stream, file]) => [stream, file?.pseudonym ?? newCasePseudonym(deps)]));
  const newest = new Map([...files].map(([stream, file]) => [stream, file?.lastLeaf]));
  const leaves: number[] = [];
  /** The leaf of each event that has one. */
  const leafOf = new Map<string, number>();
  const histories = new Map(
    appended.map(({ stream, events }) => {
      const all = [...(past.get(stream) ?? []), ...events];
      return [stream, { length: all.length, history: historyDigest(all) }] as const;
    }),
  );
  for (const { stream, sequence, consequence } of following) {
    if (consequence.kind !== 'leaf') continue;
    const { leaf, record } = consequence;
    const place = { pseudonym: names.get(stream)!, prev: newest.get(stream) };
    const index = await takeInStep(deps, tx, stream, leaf, { ...record, ...histories.get(stream) }, place, at);
    newest.set(stream, index);
    leafOf.set(`${stream}#${sequence}`, index);
    leaves.push(index);
  }
  for (const { stream, expected, events, summary } of appended) {
    if (!summary) continue;
    const lastLeaf = newest.get(stream);
    await tx.saveCaseFile({
      ...summary,
      stream,
      kind: addressOf(stream).kind,
      openedAt: files.get(stream)?.openedAt ?? at,
      changedAt: at,
      length: expected + events.length,
      pseudonym: names.get(stream)!,
      ...(lastLeaf !== undefined && { lastLeaf }),
    });
  }
  for (const one of following)
    await follow(deps, tx, one, leafOf.get(`${one.stream}#${one.sequence}`) ?? newest.get(one.stream), at);
  const own = appended.find(({ stream }) => stream === streamOf(address));
  return {
    stream: streamOf(address),
    length: own ? own.expected + own.events.length : (await tx.events(streamOf(address))).length,
    state,
    leaves,
    events: appended.flatMap(({ stream, events }) => events.map(({ type }) => ({ stream, type }))),
  };
}

async function takeInStep(
  deps: CaseDeps,
  tx: Transaction,
  stream: string,
  leaf: LeafOfStep,
  fields: Readonly<Record<string, Json>>,
  place: { readonly pseudonym: CaseFile['pseudonym']; readonly prev: number | undefined },
  at: Instant,
): Promise<number> {
  const salt = deps.random(SALT_BYTES);
  const record = { case: stream, at: new Date(at).toISOString(), ...fields };
  const c = commitment(record, salt);
  const { prev } = place;
  const taken = await tx.takeIn(
    leaf.k,
    ({ n }) => toLeaf({ ...leaf, n, case: place.pseudonym, ...(prev !== undefined && { prev }), at, c }),
    { record, salt },
    at,
  );
  return taken.index;
}

/** Ids come from the step itself, so that a step kept once has its effects once. */
async function follow(
  deps: CaseDeps,
  tx: Transaction,
  { stream, sequence, consequence }: Following,
  leaf: number | undefined,
  at: Instant,
): Promise<void> {
  const step = `${stream}#${sequence}`;
  switch (consequence.kind) {
    case 'clock': {
      const { name, dueAt, basis } = consequence;
      return tx.setClock({ stream, name, dueAt, setAt: at, basis });
    }
    case 'stop-clock':
      return tx.stopClock(stream, consequence.name, at);
    case 'notify': {
      const { to, message, fields } = consequence;
      const id = `${step}/${message}/${to}`;
      await tx.saveLetter({ id, recipient: to, stream, message, fields, at });
      return tx.enqueue({ id: `letter:${id}`, kind: 'letter', payload: { letter: id, recipient: to }, dueAt: at });
    }
    case 'effect': {
      const { effect, key, fields } = consequence;
      // Not an effect on the world: the statement exists with the restriction, or neither does (CK10).
      if (effect === 'statement-of-reasons')
        return writeStepStatement(deps, tx, step, fields as unknown as StatementFields, leaf);
      const id = `${step}/${effect}/${key}`;
      // The event's own leaf, or the case's newest: what is told elsewhere can be found in the public log.
      const payload = { ...fields, case: stream, key, ...(leaf !== undefined && { leaf }) };
      return tx.enqueue({ id, kind: effect, payload, dueAt: at });
    }
    case 'leaf':
      return;
  }
}
