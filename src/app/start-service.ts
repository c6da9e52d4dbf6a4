/** From parts to a running service: index loaded, log taken up, first key made, jobs started. The one recipe for the command line and for tests. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { instant, type Instant, type UploadId } from '../common/index.ts';
import type { Machines } from '../casework/index.ts';
import { OriginLimiter, PUBLIC_LIMIT, type OracleLimits } from '../abuse/index.ts';
import type { Decoder } from '../decode/decoder.ts';
import type { NoteSigner } from '../log/index.ts';
import { ReferenceIndex } from '../match/index.ts';
import type { SignInOptions, Store } from '../store/store.ts';
import type { KeptFiles } from './evidence/kept-files.ts';
import { finishAccepted, sweepSpool } from './accept-upload.ts';
import { ensureFirstKey } from './api-keys.ts';
import { runClocks } from './cases/run-clocks.ts';
import { carriersFor, type WaysOut } from './outbox/carriers.ts';
import { deliverOutbox } from './outbox/deliver.ts';
import { keepHouse } from './housekeeping.ts';
import { takeCensus } from './census.ts';
import { openLogIntegrator } from './integrate-log.ts';
import { loadIndex, type LoadedIndex } from './load-index.ts';
import { LookUpThreads } from './look-up-threads.ts';
import { OracleGuard } from './oracle-guard.ts';
import { CountedLog } from './reports/counted-log.ts';
import type { Service } from './service.ts';
import type { Tiles } from './tiles.ts';

export interface StartOptions {
  readonly store: Store;
  readonly decoder: Decoder;
  readonly log: NoteSigner;
  readonly tiles: Tiles;
  /** Where files of matched uploads and of references are kept for evidence. */
  readonly files?: KeptFiles;
  /** Folder of this service alone; made when missing. */
  readonly spool: string;
  /** When answers to one account about one picture become brief. Default ORACLE_LIMITS. */
  readonly oracle?: OracleLimits | 'off';
  /** Notices and complaints from one origin without a key, in an hour. Default 600; 0 = no limit. */
  readonly publicPerHour?: number;
  /** Default DE. */
  readonly homeTerritory?: string;
  /** Days that fingerprints of uploads are kept for works that are added later; 0: none. Default half a year. */
  readonly rematchDays?: number;
  /** Days that kept files outlive the last window about them. Default 30. */
  readonly keepDays?: number;
  /** The operator's own first key; otherwise one is made. */
  readonly apiKey?: string;
  readonly signIn?: SignInOptions;
  /** Where people reach us. */
  readonly origin?: string;
  /** Default: the house's own procedures. */
  readonly machines?: Machines;
  /** Mail, webhooks, the EU database. What is absent waits in the outbox. */
  readonly waysOut?: WaysOut;
  readonly clock?: { now(): Instant };
  readonly random?: (count: number) => Uint8Array;
  /** Faults of jobs, for the operator's log. They are tried again. */
  readonly onFault?: (job: string, fault: unknown) => void;
  readonly onIndexProgress?: (references: number) => void;
}

export interface RunningService {
  readonly service: Service;
  readonly loaded: LoadedIndex;
  /** Shown once: only when it was made here and now. */
  readonly firstKey?: string;
  /** One turn of clocks, outbox and log, now: for whoever moves time by hand. */
  settle(): Promise<void>;
  /** Jobs end; what was accepted stays safe in the spool. Store and decoder are closed by whoever opened them. */
  stop(): Promise<void>;
}

const LOG_EVERY_MS = 1000;
const CENSUS_EVERY_MS = 60_000;
const PRINTS_EVERY_MS = 3_600_000;
const HOUSEKEEPING_EVERY_MS = 24 * 3_600_000;
const ACCEPTED_EVERY_MS = 5000;
const REPORTS_EVERY_MS = 5000;
const CLOCKS_EVERY_MS = 1000;
const OUTBOX_EVERY_MS = 2000;

export async function startService(options: StartOptions): Promise<RunningService> {
  const { store, decoder, log, tiles, spool, apiKey, onIndexProgress } = options;
  const random = options.random ?? ((count: number) => new Uint8Array(randomBytes(count)));
  const service: Service = {
    store,
    decoder,
    log,
    tiles,
    reports: new CountedLog(store),
    ...(options.files && { files: options.files }),
    lookUps: new LookUpThreads(),
    ...(options.oracle !== 'off' && { oracle: new OracleGuard(options.oracle) }),
    ...(options.publicPerHour !== 0 && {
      origins: new OriginLimiter(random, { ...PUBLIC_LIMIT, most: options.publicPerHour ?? PUBLIC_LIMIT.most }),
    }),
    spool,
    index: new ReferenceIndex(),
    clock: options.clock ?? { now: () => instant(Date.now()) },
    random,
    homeTerritory: options.homeTerritory ?? 'DE',
    ...(options.rematchDays !== undefined && { rematchDays: options.rematchDays }),
    busy: new Map<UploadId, Promise<unknown>>(),
    ...(options.machines && { machines: options.machines }),
    ...(options.origin !== undefined && { origin: options.origin }),
    ...(options.signIn && { signIn: await store.signIn(options.signIn) }),
  };
  await mkdir(spool, { recursive: true, mode: 0o700 });
  await sweepSpool(service);
  const loaded = await loadIndex(service, onIndexProgress);
  const integrator = await openLogIntegrator(service);
  const firstKey = await ensureFirstKey(service, apiKey);
  const onFault = options.onFault ?? (() => {});
  const carriers = carriersFor(service, options.waysOut ?? {});
  let stopping = false;
  const jobs = [
    every('log', LOG_EVERY_MS, () => integrator.integrate(), onFault),
    every(
      'clocks',
      CLOCKS_EVERY_MS,
      async () => (await runClocks(service)).faults.forEach(({ fault }) => onFault('clocks', fault)),
      onFault,
    ),
    every(
      'outbox',
      OUTBOX_EVERY_MS,
      async () => (await deliverOutbox(service, carriers)).faults.forEach((fault) => onFault('outbox', fault)),
      onFault,
    ),
    every(
      'kept fingerprints',
      PRINTS_EVERY_MS,
      () => store.transaction((tx) => tx.forgetPrints(service.clock.now())),
      onFault,
    ),
    every('housekeeping', HOUSEKEEPING_EVERY_MS, () => keepHouse(service, options.keepDays), onFault),
    every('reports', REPORTS_EVERY_MS, () => service.reports.catchUp(), onFault),
    every('census', CENSUS_EVERY_MS, () => takeCensus(service), onFault),
    every(
      'accepted uploads',
      ACCEPTED_EVERY_MS,
      async () =>
        (await finishAccepted(service, () => stopping)).forEach((fault) => onFault('accepted uploads', fault)),
      onFault,
    ),
  ];
  return {
    service,
    loaded,
    ...(firstKey && { firstKey: firstKey.secret }),
    async settle() {
      (await runClocks(service)).faults.forEach(({ fault }) => onFault('clocks', fault));
      (await deliverOutbox(service, carriers)).faults.forEach((fault) => onFault('outbox', fault));
      await integrator.integrate();
    },
    async stop() {
      stopping = true;
      await Promise.all(jobs.map((stopJob) => stopJob()));
      await Promise.all(service.busy.values());
      await service.lookUps?.stop();
      await integrator.integrate().catch((fault: unknown) => onFault('log', fault));
    },
  };
}

/** Once now and then again after each pause; never two at a time. The returned function waits for a running turn. */
function every(
  job: string,
  pauseMs: number,
  work: () => Promise<unknown>,
  onFault: (job: string, fault: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = work().then(
      () => {},
      (fault: unknown) => onFault(job, fault),
    );
    void running.then(() => {
      if (!stopped) timer = setTimeout(turn, pauseMs).unref();
    });
  };
  turn();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
