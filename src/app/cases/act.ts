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
import type { CaseFile, KeptStep, Letter, RecordedEvent, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { newCasePseudonym, newName } from '../random-names.ts';
import type { Once, Service } from '../service.ts';
import { endAllowance, keepAllowance, type AllowFields } from './allowances.ts';
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
    const streams = turn.value.map(streamOf);
    const found = await tx.histories(streams);
    for (const stream of streams) past.set(stream, (found.get(stream) ?? []).map(asDated));
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
  // A case without events may have its file already: an upload has its leaf before its case begins.
  const files = await tx.caseFiles(appended.map(({ stream }) => stream));
  for (const { stream, expected, events } of appended) {
    const stored = events.map((event) => ({
      type: event.type,
      version: EVENT_VERSION,
      // Type and date have columns of their own.
      payload: { ...event, type: undefined, at: undefined } as unknown as Json,
    }));
    await tx.append(stream, expected, stored, at);
  }
  // A case has its name in public from its first step on.
  const names = new Map(appended.map(({ stream }) => [stream, files.get(stream)?.pseudonym ?? newCasePseudonym(deps)]));
  const newest = new Map(appended.map(({ stream }) => [stream, files.get(stream)?.lastLeaf]));
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
  const saved = appended.flatMap(({ stream, expected, events, summary }): CaseFile[] => {
    if (!summary) return [];
    const lastLeaf = newest.get(stream);
    return [
      {
        ...summary,
        stream,
        kind: addressOf(stream).kind,
        openedAt: files.get(stream)?.openedAt ?? at,
        changedAt: at,
        length: expected + events.length,
        pseudonym: names.get(stream)!,
        ...(lastLeaf !== undefined && { lastLeaf }),
      },
    ];
  });
  await tx.keepStep({ files: saved, ...clocksAndLetters(following, at) });
  for (const one of following) await follow(deps, tx, one, newest.get(one.stream), at);
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
const stepOf = ({ stream, sequence }: Following): string => `${stream}#${sequence}`;

/** The last word on each clock counts: set and stopped in one step, it is stopped. */
function clocksAndLetters(following: readonly Following[], at: Instant): Omit<KeptStep, 'files'> {
  const clocks = new Map<string, KeptStep['clocks'][number]>();
  const stopped = new Map<string, KeptStep['stopped'][number]>();
  const letters = new Map<string, Letter>();
  for (const one of following) {
    const { stream, consequence } = one;
    if (consequence.kind === 'clock') {
      const { name, dueAt, basis } = consequence;
      clocks.set(`${stream} ${name}`, { stream, name, dueAt, setAt: at, basis });
      stopped.delete(`${stream} ${name}`);
    } else if (consequence.kind === 'stop-clock') {
      const { name } = consequence;
      const set = clocks.get(`${stream} ${name}`);
      if (set) clocks.set(`${stream} ${name}`, { ...set, stoppedAt: at });
      else stopped.set(`${stream} ${name}`, { stream, name, at });
    } else if (consequence.kind === 'notify') {
      const { to, message, fields } = consequence;
      const id = `${stepOf(one)}/${message}/${to}`;
      if (!letters.has(id)) letters.set(id, { id, recipient: to, stream, message, fields, at });
    }
  }
  return { clocks: [...clocks.values()], stopped: [...stopped.values()], letters: [...letters.values()] };
}

async function follow(
  deps: CaseDeps,
  tx: Transaction,
  one: Following,
  leaf: number | undefined,
  at: Instant,
): Promise<void> {
  const { stream, consequence } = one;
  if (consequence.kind !== 'effect') return;
  const { effect, key, fields } = consequence;
  // Not an effect on the world: the statement exists with the restriction, or neither does (CK10).
  if (effect === 'statement-of-reasons')
    return writeStepStatement(deps, tx, stepOf(one), fields as unknown as StatementFields, leaf);
  // The same: whoever uploads the file a moment later is not blocked again.
  if (effect === 'allow-file') return keepAllowance(deps, tx, stepOf(one), fields as unknown as AllowFields, leaf, at);
  if (effect === 'end-allowance') return endAllowance(tx, stream);
  const id = `${stepOf(one)}/${effect}/${key}`;
  // The case's newest leaf: what is told elsewhere can be found in the public log.
  const payload = { ...fields, case: stream, key, ...(leaf !== undefined && { leaf }) };
  return tx.enqueue({ id, kind: effect, payload, dueAt: at });
}
