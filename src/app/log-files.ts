/** The log as anyone fetches it: checkpoint, tiles, key. */
import { formatVerifierKey } from '../log/index.ts';
import type { Service } from './service.ts';

type LogDeps = Pick<Service, 'store' | 'tiles' | 'log'>;

export const latestCheckpoint = async (deps: LogDeps): Promise<string | undefined> =>
  (await deps.store.checkpoint())?.note;

export const verifierKeyText = (deps: Pick<Service, 'log'>): string => formatVerifierKey(deps.log.key);

/** `tile/0/000`, `tile/entries/000.p/7`. A path never changes its bytes. */
export const tileFile = (deps: LogDeps, path: string): Promise<Uint8Array | undefined> => deps.tiles.read(path);
