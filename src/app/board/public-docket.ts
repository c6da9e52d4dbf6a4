/** The board's cases as lists show them in public: a page in three questions to the store, and totals over all pages. */
import { isHeard, machines, stateOf, type OversightState } from '../../casework/index.ts';
import type { CaseFile, DocketTotals } from '../../store/store.ts';
import { asDated } from '../cases/act.ts';
import type { Service } from '../service.ts';

type Deps = Pick<Service, 'store' | 'clock'>;

/** What the public may see is a case that was selected; before, nobody but its parties knows of it. */
export const PUBLIC_STATES = [
  'SEATING',
  'DELIBERATING',
  'IN_REVIEW',
  'VOTING',
  'CONCEDED',
  'DECIDED',
  'IMPLEMENTED',
  'IMPOSSIBLE',
];

/** `open` and `late` by the date of the law, the urgent first; `decided` and all of them newest first. */
export const DOCKET_PARTS = ['open', 'late', 'decided'] as const;
export type DocketPart = (typeof DOCKET_PARTS)[number];

export interface DocketLine {
  readonly id: string;
  readonly file: CaseFile;
  readonly state: OversightState;
  readonly title: string;
  readonly summary: string;
}

export interface DocketAsked {
  readonly part?: DocketPart;
  /** `next` of the page before. A case that changes meanwhile may be missed or come twice, no other. */
  readonly after?: string;
  readonly limit?: number;
}

export async function listDocket(
  deps: Deps,
  { part, ...page }: DocketAsked,
): Promise<{ readonly lines: readonly DocketLine[]; readonly next?: string }> {
  const found = await deps.store.docket({
    kind: 'oversight',
    states: PUBLIC_STATES,
    ...(part !== undefined && { open: part !== 'decided' }),
    ...((part === 'open' || part === 'late') && { order: 'queue' }),
    ...(part === 'late' && { dueBefore: deps.clock.now() }),
    ...page,
  });
  return { lines: await linesOf(deps, found.rows), ...(found.next !== undefined && { next: found.next }) };
}

export const docketTotals = ({ store, clock }: Deps): Promise<DocketTotals> =>
  store.docketTotals('oversight', PUBLIC_STATES, clock.now());

/** Titles of cases by `oversight/…`; one that is not public has none. */
export async function docketTitles(
  { store }: Pick<Service, 'store'>,
  streams: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const lines = await linesOf({ store }, [...(await store.caseFiles(streams)).values()]);
  return new Map(lines.map(({ file, title }) => [file.stream, title]));
}

async function linesOf({ store }: Pick<Service, 'store'>, files: readonly CaseFile[]): Promise<readonly DocketLine[]> {
  const histories = await store.histories(files.map(({ stream }) => stream));
  const heard = files.flatMap((file) => {
    const events = (histories.get(file.stream) ?? []).map(asDated);
    const state = stateOf(machines, file.stream, events) as OversightState;
    return isHeard(state) ? [{ file, state }] : [];
  });
  const texts = await store.textsNamed(heard.flatMap(({ state: { docket } }) => [docket.title, docket.summary]));
  return heard.map(({ file, state }) => ({
    id: file.stream.slice('oversight/'.length),
    file,
    state,
    title: texts.get(state.docket.title) ?? '',
    summary: texts.get(state.docket.summary) ?? '',
  }));
}
