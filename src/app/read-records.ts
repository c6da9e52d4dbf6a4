/** Reading what was decided and what is protected, page by page. */
import { BOUNDS, type ReferenceId, type UploadId } from '../common/index.ts';
import type { Page, ReferenceRecord, UploadRecord } from '../store/store.ts';
import { rightsNow } from './money/rights-now.ts';
import type { Service } from './service.ts';

type ReadDeps = Pick<Service, 'store'>;
type RightsDeps = Pick<Service, 'store' | 'clock'>;

export interface PageRequest {
  /** Cursor from the page before. */
  readonly after?: string | undefined;
  /** BOUNDS.pageRowsMax at most. */
  readonly limit?: number | undefined;
}

/** Its rights as the registers have them now: standing of the claimant, disputes, claims, licences. */
export async function findReference(deps: RightsDeps, id: ReferenceId): Promise<ReferenceRecord | undefined> {
  const record = await deps.store.reference(id);
  return record && withRightsNow(deps, record);
}

export async function listReferences(deps: RightsDeps, { after, limit }: PageRequest): Promise<Page<ReferenceRecord>> {
  const page = await deps.store.references(after, bounded(limit));
  return { ...page, rows: await Promise.all(page.rows.map((record) => withRightsNow(deps, record))) };
}

const withRightsNow = async (deps: RightsDeps, record: ReferenceRecord): Promise<ReferenceRecord> => ({
  ...record,
  rights: await rightsNow(deps.store, record.rights, deps.clock.now()),
});

export const findUpload = (deps: ReadDeps, id: UploadId): Promise<UploadRecord | undefined> => deps.store.upload(id);

export const listUploads = (deps: ReadDeps, { after, limit }: PageRequest): Promise<Page<UploadRecord>> =>
  deps.store.uploads(after, bounded(limit));

const bounded = (limit = 50): number => Math.min(Math.max(1, limit), BOUNDS.pageRowsMax);
