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
  allowance: {
    upload: string;
    reference: string;
    holder: string | null;
    account: string | null;
    sha256: string | null;
    fingerprint: Uint8Array | null;
    leaf: number | null;
    since: number;
  };
  upload_print: {
    ordinal: Generated<number>;
    upload: string;
    received_at: number;
    keep_until: number;
    fingerprint: Uint8Array;
    account: string | null;
  };
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
    ordinal: Generated<number>;
    id: string;
    kind: string;
    payload: string;
    due_at: number;
    attempts: Generated<number>;
    error: string | null;
    done: Generated<boolean>;
  };
  case_file: {
    ordinal: Generated<number>;
    stream: string;
    kind: string;
    state: string;
    is_open: boolean;
    waits_for: string;
    due_at: number | null;
    severity: number;
    assigned_to: string | null;
    opened_at: number;
    changed_at: number;
    length: number;
    pseudonym: string;
    last_leaf: number | null;
    summary: string;
  };
  case_about: { stream: string; subject: string };
  clock: {
    stream: string;
    name: string;
    due_at: number;
    set_at: number;
    basis: string;
    fired_at: number | null;
    stopped_at: number | null;
  };
  case_text: { id: string; stream: string; written_at: number; text: string };
  party: { id: string; contact: string; changed_at: number };
  case_token: {
    secret_hash: string;
    stream: string;
    party: string;
    purpose: string;
    made_at: number;
    expires_at: number;
    used_at: number | null;
  };
  letter: {
    ordinal: Generated<number>;
    id: string;
    recipient: string;
    stream: string;
    message: string;
    fields: string;
    at: number;
    read_at: number | null;
  };
  /** Of the tables better-auth works on, only what the store reads itself. */
  staff_user: { id: string; name: string; email: string; twoFactorEnabled: boolean | null; createdAt: Date };
  claim: {
    ordinal: Generated<number>;
    id: string;
    reference: string;
    claimant: string;
    share: number;
    territories: string;
    made_at: number;
    ended_at: number | null;
  };
  licence: { ordinal: Generated<number>; id: string; body: string; made_at: number; ended_at: number | null };
  licence_scope: { subject: string; licence: string };
  ledger_entry: {
    ordinal: Generated<number>;
    id: string;
    kind: string;
    period: string;
    currency: string;
    booked_at: number;
    use_key: string | null;
    upload: string | null;
    reference: string | null;
    reverses: string | null;
    body: string;
  };
  ledger_line: { account: string; entry: string; period: string; currency: string; amount: number };
  usage_report: {
    ordinal: Generated<number>;
    upload: string;
    territory: string;
    period: string;
    views: number;
    days: number;
    gross: number;
    reported_at: number;
  };
  policy: {
    ordinal: Generated<number>;
    name: string;
    profile: string;
    base: string;
    choices: string;
    text: string;
    hash: string;
    author: string;
    approver: string;
    approval: string;
    published_at: number;
    in_force_from: number;
    leaf_index: number;
    warnings: string | null;
  };
  tariff: { ordinal: Generated<number>; version: string; body: string; made_at: number };
  ledger_period: { period: string; closed_at: number };
}
