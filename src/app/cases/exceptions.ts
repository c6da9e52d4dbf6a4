/** Exceptions: granted with a weighing, read by everybody, reviewed by somebody else. */
import type { Instant, Outcome } from '../../common/index.ts';
import { machines, stateOf, type CaseActor, type ExceptionState } from '../../casework/index.ts';
import type { CaseFile } from '../../store/store.ts';
import { newName } from '../random-names.ts';
import type { Once, Service } from '../service.ts';
import { eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { takeStep } from './take-step.ts';

type Answer = Promise<Outcome<CaseAnswer, string>>;
type Known = Exclude<ExceptionState, { kind: 'none' }>;

export interface NewException {
  readonly upload: string;
  readonly ground: string;
  readonly from: string;
  readonly weighing: string;
  readonly until: Instant;
}

export const grantException = (
  deps: CaseDeps,
  { weighing, upload, ...rest }: NewException,
  actor: CaseActor,
  once?: Once,
): Answer =>
  takeStep(
    deps,
    {
      address: { kind: 'exception', id: newName(deps, 'exc') },
      actor,
      text: weighing,
      command: ({ text }) => ({ type: 'grant', upload: `upload/${upload}`, ...rest, weighing: text }),
    },
    once,
  );

export const exceptionStep = (
  deps: CaseDeps,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  words: string,
  actor: CaseActor,
  once?: Once,
): Answer =>
  takeStep(
    deps,
    {
      address: { kind: 'exception', id },
      actor,
      text: words,
      command: ({ text }) => ({ type: 'review', ...fields, text }),
    },
    once,
  );

export interface PublicException {
  readonly id: string;
  readonly file: CaseFile;
  readonly state: Known;
  readonly texts: ReadonlyMap<string, string>;
}

export async function listExceptions(
  deps: Pick<Service, 'store'>,
  query: { readonly id?: string; readonly after?: string; readonly limit?: number },
): Promise<{ readonly rows: readonly PublicException[]; readonly next?: string }> {
  const { store } = deps;
  const { id: wanted, ...paging } = query;
  const one = wanted === undefined ? undefined : await store.caseFile(`exception/${wanted}`);
  const page = wanted === undefined ? await store.docket({ kind: 'exception', ...paging }) : { rows: one ? [one] : [] };
  const rows: PublicException[] = [];
  for (const file of page.rows) {
    const id = file.stream.slice('exception/'.length);
    const state = stateOf(machines, file.stream, await eventsOf(store, { kind: 'exception', id })) as ExceptionState;
    if (state.kind === 'none') continue;
    const texts = new Map((await store.textsOf(file.stream)).map((text) => [text.id, text.text]));
    rows.push({ id, file, state, texts });
  }
  return { rows, ...('next' in page && page.next !== undefined && { next: page.next }) };
}
