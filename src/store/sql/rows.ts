/** Rows to records and back, one pair for each. */
import type { Selectable } from 'kysely';
import type { Instant, Modality, ReferenceId, UploadId } from '../../common/index.ts';
import type { ApiKeyRecord, RecordedEvent, ReferenceRecord, RememberedAnswer, UploadRecord } from '../store.ts';
import { fromJson, key, toJson } from './columns.ts';
import type { Tables } from './tables.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

export const eventFrom = (row: Row<'event'>): RecordedEvent => ({
  stream: row.stream,
  sequence: row.sequence,
  type: row.type,
  version: row.version,
  payload: fromJson(row.payload),
  at: row.at as Instant,
});

export const uploadFrom = (row: Row<'upload'>): UploadRecord => ({
  id: row.id as UploadId,
  receivedAt: row.received_at as Instant,
  modality: row.modality as UploadRecord['modality'],
  size: row.size,
  territory: row.territory,
  declaration: fromJson(row.declaration),
  outcome: fromJson(row.outcome),
  facts: fromJson(row.facts),
  decision: fromJson(row.decision),
  ...(row.by_territory === null
    ? {}
    : { byTerritory: fromJson<NonNullable<UploadRecord['byTerritory']>>(row.by_territory) }),
  ...(row.statement === null ? {} : { statement: fromJson<NonNullable<UploadRecord['statement']>>(row.statement) }),
  leafIndex: row.leaf_index,
});

export const uploadRow = (record: UploadRecord) => ({
  id: key(record.id),
  received_at: record.receivedAt,
  modality: record.modality,
  size: record.size,
  territory: key(record.territory),
  action: record.decision.action,
  leaf_index: record.leafIndex,
  declaration: toJson(record.declaration),
  outcome: toJson(record.outcome),
  facts: toJson(record.facts),
  decision: toJson(record.decision),
  by_territory: record.byTerritory === undefined ? null : toJson(record.byTerritory),
  statement: record.statement === undefined ? null : toJson(record.statement),
});

export const referenceFrom = (row: Omit<Row<'reference'>, 'fingerprint'>): ReferenceRecord => ({
  id: row.id as ReferenceId,
  modality: row.modality as Modality,
  algorithm: row.algorithm,
  addedAt: row.added_at as Instant,
  state: fromJson(row.state),
  rights: fromJson(row.rights),
});

export const referenceRow = (record: ReferenceRecord) => ({
  id: key(record.id),
  modality: record.modality,
  algorithm: record.algorithm,
  added_at: record.addedAt,
  standing: record.state.kind,
  state: toJson(record.state),
  rights: toJson(record.rights),
});

export const apiKeyFrom = (row: Row<'api_key'>): ApiKeyRecord => ({
  id: row.id,
  secretHash: row.secret_hash,
  scopes: fromJson(row.scopes),
  createdAt: row.created_at as Instant,
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at as Instant }),
});

export const answerFrom = (row: Row<'answer'>): RememberedAnswer => ({
  idempotencyKey: row.idempotency_key,
  scope: row.scope,
  requestHash: row.request_hash,
  status: row.status,
  body: fromJson(row.body),
  at: row.at as Instant,
});
