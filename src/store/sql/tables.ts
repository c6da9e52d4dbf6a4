/** The rows as PostgreSQL holds them: store/schema.sql in TypeScript. Columns ending in nothing special are plain SQL types. */
import type { Generated } from 'kysely';

export interface Tables {
  event: {
    position: Generated<number>;
    stream: string;
    sequence: number;
    type: string;
    version: number;
    payload: string;
    at: number;
  };
  leaf: { index: number; kind: string; n: number; leaf: Uint8Array; taken_in_at: number };
  private_half: { leaf_index: number; record: string; salt: Uint8Array };
  checkpoint: { ordinal: Generated<number>; size: number; note: string };
  upload: {
    ordinal: Generated<number>;
    id: string;
    received_at: number;
    modality: string;
    size: number;
    territory: string;
    action: string;
    leaf_index: number;
    declaration: string;
    outcome: string;
    facts: string;
    decision: string;
    by_territory: string | null;
    statement: string | null;
  };
  reference: {
    ordinal: Generated<number>;
    id: string;
    modality: string;
    algorithm: string;
    added_at: number;
    standing: string;
    state: string;
    rights: string;
    fingerprint: Uint8Array;
  };
  api_key: { id: string; secret_hash: string; scopes: string; created_at: number; revoked_at: number | null };
  answer: {
    scope: string;
    idempotency_key: string;
    request_hash: string;
    status: number;
    body: string;
    at: number;
  };
  setting: { name: string; value: string };
  outbox: {
    id: string;
    kind: string;
    payload: string;
    due_at: number;
    attempts: Generated<number>;
    error: string | null;
    done: Generated<boolean>;
  };
}
