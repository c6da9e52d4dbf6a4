/** The register of what authorities ask for: what staff enter, and what the public may read of it. */
import { base64, done, type Instant, type Json, type Outcome } from '../../common/index.ts';
import { machines, stateOf, type CaseActor, type KnownOrder, type OrderState } from '../../casework/index.ts';
import type { CaseFile } from '../../store/store.ts';
import { leavesOfCase, type StepLeaf } from '../board/lottery-evidence.ts';
import { commitOnce } from '../answer-once.ts';
import { newName } from '../random-names.ts';
import type { Once, Service } from '../service.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { stepIn, takeStep } from './take-step.ts';

type Answer = Promise<Outcome<CaseAnswer, string>>;

export interface NewOrder {
  readonly form: string;
  readonly authority: string;
  readonly country: string;
  readonly email?: string;
  readonly category?: string;
  readonly uploads: readonly string[];
  readonly account?: string;
  readonly text: string;
  readonly gag?: { readonly until: Instant; readonly basis: string };
}

export const logOrder = (deps: CaseDeps, order: NewOrder, actor: CaseActor, once?: Once): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const { text, email, uploads, account, ...contact } = order;
    const party = email === undefined ? undefined : newName(deps, 'party/pty');
    const outcome = await stepIn(deps, tx, {
      address: { kind: 'order', id: newName(deps, 'ord') },
      actor,
      text,
      command: (kept) => ({
        type: 'log',
        ...contact,
        uploads: uploads.map((id) => `upload/${id}`),
        ...(account !== undefined && { account: `account/${account}` }),
        ...(party !== undefined && { party }),
        text: kept.text ?? '',
      }),
    });
    if (outcome.kind === 'done' && party !== undefined && email !== undefined) {
      await tx.saveParty(party, { email, name: contact.authority }, deps.clock.now());
    }
    return outcome;
  });

/** A request without the form of law becomes a notice like anybody's, in the same step: one for each upload that it names. */
export const classifyOrder = (deps: CaseDeps, id: string, as: string, actor: CaseActor, once?: Once): Answer =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const address = { kind: 'order', id };
    const outcome = await actIn(deps, tx, { address, command: { type: 'classify', as } as never, actor });
    if (outcome.kind === 'refused' || as !== 'INFORMAL' || outcome.value.events.length === 0) return outcome;
    const { contact } = outcome.value.state as KnownOrder;
    const words = (await tx.textsOf(`order/${id}`)).find((one) => one.id === contact.text)?.text;
    let { state } = outcome.value;
    for (const upload of contact.uploads) {
      const notice = newName(deps, 'ntc');
      const submitted = await stepIn(deps, tx, {
        address: { kind: 'notice', id: notice },
        actor: { kind: 'platform', key: 'order-register' },
        text: words,
        command: ({ text }) => ({ ...asNotice(`order/${id}`, contact, upload), ...(text !== undefined && { text }) }),
      });
      if (submitted.kind === 'refused') return submitted;
      const command = { type: 'name-notice', notice: `notice/${notice}` } as never;
      const named = await actIn(deps, tx, { address, command, actor });
      if (named.kind === 'refused') return named;
      state = named.value.state;
    }
    return done({ ...outcome.value, state });
  });

/** Like anybody's: no priority, and the source is said. */
const asNotice = (order: string, { party, category }: KnownOrder['contact'], upload: string) => ({
  type: 'submit',
  law: 'art-16',
  category: category ?? 'NOT_SPECIFIED_NOTICE',
  upload,
  ...(party !== undefined && { notifier: party }),
  childSexualAbuse: false,
  lifeOrSafety: false,
  trustedFlagger: false,
  newAccount: false,
  reachable: party !== undefined,
  has: ['location', 'explanation', 'name-and-email', 'good-faith-statement'],
  informal: order,
});

/** A step whose only words are a reason. */
export const orderStep = (
  deps: CaseDeps,
  id: string,
  type: string,
  fields: Readonly<Record<string, unknown>>,
  reason: string | undefined,
  actor: CaseActor,
  once?: Once,
): Answer =>
  takeStep(
    deps,
    {
      address: { kind: 'order', id },
      actor,
      text: reason,
      command: ({ text }) => ({ type, ...fields, ...(text !== undefined && { reason: text }) }),
    },
    once,
  );

export interface PublicOrder {
  readonly file: CaseFile;
  readonly state: KnownOrder;
  readonly leaves: readonly StepLeaf[];
  /** Of an order that was sealed and is open now: what each sealed leaf committed to. */
  readonly opened: readonly { readonly index: number; readonly record: Json; readonly salt: string }[];
}

export async function publicOrder(deps: Pick<Service, 'store'>, stream: string): Promise<PublicOrder | undefined> {
  const { store } = deps;
  const file = await store.caseFile(stream);
  if (!file || file.kind !== 'order') return undefined;
  const id = stream.slice('order/'.length);
  const state = stateOf(machines, stream, await eventsOf(store, { kind: 'order', id })) as OrderState;
  if (state.kind === 'none') return undefined;
  const leaves = await leavesOfCase(store, file.lastLeaf);
  const opened: PublicOrder['opened'][number][] = [];
  if (state.opened) {
    for (const { index } of leaves.filter(({ leaf }) => leaf.a === 'SEALED')) {
      const half = await store.privateHalf(index);
      if (half) opened.push({ index, record: half.record as Json, salt: base64(half.salt) });
    }
  }
  return { file, state, leaves, opened };
}

export async function listPublicOrders(
  deps: Pick<Service, 'store'>,
  query: { readonly after?: string; readonly limit?: number },
): Promise<{ readonly rows: readonly PublicOrder[]; readonly next?: string }> {
  const page = await deps.store.docket({ kind: 'order', ...query });
  const rows: PublicOrder[] = [];
  for (const { stream } of page.rows) {
    const found = await publicOrder(deps, stream);
    if (found) rows.push(found);
  }
  return { rows, ...(page.next !== undefined && { next: page.next }) };
}

/** By its public name; by its inner one only while nothing about it is sealed. */
export async function findPublicOrder(deps: Pick<Service, 'store'>, name: string): Promise<PublicOrder | undefined> {
  if (name.startsWith('ord_')) {
    const own = await publicOrder(deps, `order/${name}`);
    return own?.state.gag ? undefined : own;
  }
  const file = await deps.store.caseFileNamed(name);
  return file?.kind === 'order' ? publicOrder(deps, file.stream) : undefined;
}

/** Whether somebody holds evidence about any of these subjects: nothing of it is deleted meanwhile. */
export async function heldEvidence(deps: Pick<Service, 'store'>, subject: string): Promise<readonly string[]> {
  const { rows } = await deps.store.docket({ kind: 'order', about: subject, open: true });
  const held: string[] = [];
  for (const { stream } of rows) {
    const found = await publicOrder(deps, stream);
    if (found?.state.holds.some(({ about }) => about.includes(subject))) held.push(stream);
  }
  return held;
}
