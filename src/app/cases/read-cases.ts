/** Reading the docket: one case with everything that belongs to it, lists in the order of the law, and what is due. */
import type { Json } from '../../common/index.ts';
import { machines, stateOf } from '../../casework/index.ts';
import type {
  CaseFile,
  CaseText,
  ClockRow,
  DocketCount,
  DocketQuery,
  Letter,
  Page,
  PlacedEvent,
} from '../../store/store.ts';
import type { Service } from '../service.ts';
import { asDated } from './act.ts';

type ReadDeps = Pick<Service, 'store'>;

export interface WholeCase {
  readonly file: CaseFile;
  readonly state: Json;
  readonly events: readonly {
    readonly type: string;
    readonly at: number;
    readonly by: string;
    readonly fields: Json;
  }[];
  readonly clocks: readonly ClockRow[];
  readonly letters: readonly Letter[];
  readonly texts: readonly CaseText[];
}

export const listCases = (deps: ReadDeps, query: DocketQuery): Promise<Page<CaseFile>> => deps.store.docket(query);

export async function findCase(deps: ReadDeps, stream: string): Promise<WholeCase | undefined> {
  const { store } = deps;
  const file = await store.caseFile(stream);
  if (!file) return undefined;
  const [events, clocks, letters, texts] = await Promise.all([
    store.events(stream),
    store.clocksOf(stream),
    store.lettersAbout(stream),
    store.textsOf(stream),
  ]);
  const dated = events.map(asDated);
  return {
    file,
    state: stateOf(machines, stream, dated) as Json,
    events: dated.map(({ type, at, by, ...fields }) => ({ type, at, by, fields: fields as Json })),
    clocks,
    letters,
    texts,
  };
}

export interface DocketOverview {
  readonly counts: readonly DocketCount[];
  readonly late: number;
  /** The next dates, soonest first. */
  readonly next: readonly ClockRow[];
}

const NEXT_DATES = 20;

export async function docketOverview(deps: Pick<Service, 'store' | 'clock'>): Promise<DocketOverview> {
  const [counts, next] = await Promise.all([
    deps.store.docketCounts(deps.clock.now()),
    deps.store.clocksRunning(NEXT_DATES),
  ]);
  return { counts, late: counts.reduce((sum, { late }) => sum + late, 0), next };
}

export const eventsSince = (deps: ReadDeps, after: number, limit: number): Promise<readonly PlacedEvent[]> =>
  deps.store.eventsSince(after, limit);

/** Where the feed stands now: new listeners start here. */
export async function newestPosition(deps: ReadDeps): Promise<number> {
  return deps.store.lastPosition();
}
