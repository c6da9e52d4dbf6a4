/** Records of the house as the wire shows them. */
import type { AnsweredUpload, ReferenceRecord, UploadRecord } from '../app/index.ts';
import type { Match } from '../match/index.ts';

const iso = (at: number): string => new Date(at).toISOString();

export function presentUpload({ record, receipt }: AnsweredUpload) {
  const { outcome, decision, byTerritory, statement } = record;
  return {
    id: record.id,
    receivedAt: iso(record.receivedAt),
    territory: record.territory,
    modality: record.modality,
    size: record.size,
    outcome: outcome.kind,
    ...(outcome.kind === 'undetermined' && {
      why: outcome.why,
      ...(outcome.detail !== undefined && { detail: outcome.detail }),
      ...(outcome.candidates && { candidates: outcome.candidates }),
    }),
    matches: outcome.kind === 'matched' ? outcome.matches : ([] as readonly Match[]),
    decision: { ...decision, ...(byTerritory && { byTerritory }) },
    ...(statement && { statement }),
    receipt,
  };
}

export const presentUploadLine = ({ id, receivedAt, territory, modality, size, outcome, decision }: UploadRecord) => ({
  id,
  receivedAt: iso(receivedAt),
  territory,
  modality,
  size,
  outcome: outcome.kind,
  action: decision.action,
  rule: decision.rule,
});

export function presentReference({ id, modality, algorithm, addedAt, state, rights }: ReferenceRecord) {
  const { reference: _sameAsId, ...work } = rights;
  return {
    id,
    modality,
    algorithm,
    addedAt: iso(addedAt),
    state: state.kind,
    ...(state.kind === 'quarantined' && { why: state.why }),
    ...(state.kind === 'withdrawn' && { withdrawnAt: iso(state.at) }),
    ...work,
  };
}
