/** What happened here, in numbers without names: for the start page, the metrics and the readiness check. */
import { MERGE_DELAY_MS } from '../log/index.ts';
import type { StoreCounts, UploadRecord } from '../store/store.ts';
import { latestCensus, type Census } from './census.ts';
import type { Service } from './service.ts';

export interface Overview {
  readonly counts: StoreCounts;
  /** References that are matched against, shadowed ones included. */
  readonly matchable: number;
  /** Leaves taken in, and how many of them a signed checkpoint covers. */
  readonly log: { readonly origin: string; readonly leaves: number; readonly proved: number };
  readonly census?: Census;
  readonly driver: Service['store']['driver'];
  readonly containment: Service['decoder']['containment'];
}

export async function overview(deps: Service): Promise<Overview> {
  const [counts, leaves, checkpoint, census] = await Promise.all([
    deps.store.counts(),
    deps.store.logSize(),
    deps.store.checkpoint(),
    latestCensus(deps),
  ]);
  return {
    counts,
    matchable: deps.index.size,
    log: { origin: deps.log.key.name, leaves, proved: checkpoint?.size ?? 0 },
    ...(census && { census }),
    driver: deps.store.driver,
    containment: deps.decoder.containment,
  };
}

/** The newest decisions for public eyes: action, rule, kind of media, law. Neither who nor what. */
export interface PublicDecision {
  readonly at: number;
  readonly action: UploadRecord['decision']['action'];
  readonly rule: string;
  readonly modality: UploadRecord['modality'];
  readonly policyVersion: string;
  readonly leaf: number;
}

export async function recentDecisions(deps: Pick<Service, 'store'>, limit: number): Promise<readonly PublicDecision[]> {
  const { rows } = await deps.store.uploads(undefined, limit);
  return rows.map(({ receivedAt, decision, modality, leafIndex }) => ({
    at: receivedAt,
    action: decision.action,
    rule: decision.rule,
    modality,
    policyVersion: decision.policyVersion,
    leaf: leafIndex,
  }));
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

/** Can this process answer uploads now? Each check says what is wrong. */
export async function readiness(deps: Pick<Service, 'store' | 'index' | 'clock'>): Promise<Readiness> {
  const store = await deps.store.logSize().then(
    () => ({ name: 'store', ok: true, detail: `${deps.store.driver.name} ${deps.store.driver.version}` }),
    (fault: unknown) => ({ name: 'store', ok: false, detail: (fault as Error).name }),
  );
  const checks = [store, { name: 'index', ok: true, detail: `${deps.index.size} references` }];
  if (store.ok) checks.push(await mergeDelay(deps));
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function mergeDelay(deps: Pick<Service, 'store' | 'clock'>) {
  const proved = (await deps.store.checkpoint())?.size ?? 0;
  const [oldest] = await deps.store.leaves(proved, 1);
  const waitedMs = oldest ? deps.clock.now() - oldest.takenInAt : 0;
  return {
    name: 'log',
    ok: waitedMs <= MERGE_DELAY_MS,
    detail: `the oldest promise waits for ${Math.max(0, waitedMs)} ms`,
  };
}
