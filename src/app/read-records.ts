/** Reading what was decided and what is protected, page by page. */
import { BOUNDS, type ReferenceId, type UploadId } from '../common/index.ts';
import type { Page, ReferenceRecord, UploadRecord } from '../store/store.ts';
import type { Service } from './service.ts';

type ReadDeps = Pick<Service, 'store'>;

export interface PageRequest {
  /** Cursor from the page before. */
  readonly after?: string | undefined;
  /** BOUNDS.pageRowsMax at most. */
  readonly limit?: number | undefined;
}

export const findReference = (deps: ReadDeps, id: ReferenceId): Promise<ReferenceRecord | undefined> =>
  deps.store.reference(id);

export const listReferences = (deps: ReadDeps, { after, limit }: PageRequest): Promise<Page<ReferenceRecord>> =>
  deps.store.references(after, bounded(limit));

export const findUpload = (deps: ReadDeps, id: UploadId): Promise<UploadRecord | undefined> => deps.store.upload(id);

export const listUploads = (deps: ReadDeps, { after, limit }: PageRequest): Promise<Page<UploadRecord>> =>
  deps.store.uploads(after, bounded(limit));

const bounded = (limit = 50): number => Math.min(Math.max(1, limit), BOUNDS.pageRowsMax);
