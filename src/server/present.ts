/** Records of the house as the wire shows them. */
import type { AnsweredUpload, ReferenceRecord, UploadRecord } from '../app/index.ts';
import type { Match } from '../match/index.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** @param whole for people who decide cases: never brief */
export function presentUpload({ record, receipt, brief: wasBrief }: AnsweredUpload, whole = false) {
  const brief = wasBrief && !whole;
  const { outcome, decision, byTerritory, statement } = record;
  const matches = outcome.kind === 'matched' ? outcome.matches : ([] as readonly Match[]);
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
      ...(outcome.candidates && !brief && { candidates: outcome.candidates }),
    }),
    matches: brief ? [] : matches,
    ...(brief && { brief: matches.map(({ reference, modality, tier }) => ({ reference, modality, tier })) }),
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
