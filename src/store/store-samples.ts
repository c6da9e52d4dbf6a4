/** Small records for tests and benches: only what a test mentions differs. */
import { instant, referenceId, uploadId } from '../common/index.ts';
import type { Action } from '../policy/index.ts';
import type { Leaf } from '../log/index.ts';
import type { ReferenceRecord, UploadRecord } from './store.ts';

export const anUpload = (told: { id: string; action?: Action; size?: number }): UploadRecord => ({
  id: uploadId(told.id),
  receivedAt: instant(1_795_000_000_000),
  modality: 'image',
  size: told.size ?? 2 ** 31,
  territory: 'DE',
  declaration: { commercial: false },
  outcome: { kind: 'no-match' },
  facts: { profile: 'DE', stage: 'upload', flag: null, flagRight: 'ok', commercial: false, matches: [] },
  decision: { action: told.action ?? 'PUBLISH', rule: 'R0', per: [], reasons: [], policyVersion: 'de@2026-11' },
  leafIndex: 0,
});

export const aReference = (told: { id: string }): ReferenceRecord => ({
  id: referenceId(told.id),
  modality: 'text',
  algorithm: 'text/winnow@1',
  addedAt: instant(1_795_000_000_000),
  state: { kind: 'active' },
  rights: {
    reference: told.id,
    title: 'A work with a NUL \0 in its title',
    claimant: 'Ada',
    claimantState: 'verified',
    ownership: 'clear',
    policy: 'block',
    live: false,
    earmarked: false,
    claimedIn: ['DE', 'AT'],
    licences: [{ territories: 'all', uses: ['non-commercial'], from: '2026-01-01' }],
  },
});

export const aLeaf = (told: { kind: string; n: number }): Leaf => ({
  v: 1,
  k: told.kind,
  n: told.n,
  case: 'c-1',
  a: 'PUBLISH',
  at: '2026-11-22T11:00Z',
});
