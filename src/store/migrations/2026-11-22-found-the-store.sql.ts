/**
 * The first tables. JSON is kept as text, not jsonb: what a commitment or a person relies on must come back byte for byte,
 * and jsonb reorders members and refuses NUL. Moments are milliseconds since 1970. Ids sort by bytes on every server.
 */
export const statements = /* sql */ `
create function refuse_change() returns trigger language plpgsql as $body$
begin
  raise exception 'table "%" is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$body$

create table event (
  position bigint generated always as identity unique,
  stream text collate "C" not null,
  sequence integer not null check (sequence >= 0),
  type text not null,
  version integer not null,
  payload text not null,
  at bigint not null,
  primary key (stream, sequence)
)

create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change()

create table leaf (
  index bigint primary key check (index >= 0),
  kind text collate "C" not null,
  n bigint not null check (n >= 0),
  leaf bytea not null,
  taken_in_at bigint not null,
  unique (kind, n)
)

create trigger leaf_is_append_only before update or delete or truncate on leaf
  for each statement execute function refuse_change()

create table private_half (
  leaf_index bigint primary key references leaf (index),
  record text not null,
  salt bytea not null
)

create table checkpoint (
  ordinal bigint generated always as identity primary key,
  size bigint not null check (size >= 0),
  note text not null
)

create trigger checkpoint_is_append_only before update or delete or truncate on checkpoint
  for each statement execute function refuse_change()

create table upload (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  received_at bigint not null,
  modality text not null,
  size bigint not null,
  territory text not null,
  action text not null,
  leaf_index bigint not null,
  declaration text not null,
  outcome text not null,
  facts text not null,
  decision text not null,
  by_territory text,
  statement text
)

create index upload_by_action on upload (action)

create table reference (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  modality text not null,
  algorithm text not null,
  added_at bigint not null,
  standing text not null check (standing in ('active', 'quarantined', 'withdrawn')),
  state text not null,
  rights text not null,
  fingerprint bytea not null
)

create index reference_matchable on reference (ordinal) where standing <> 'withdrawn'

create table api_key (
  id text collate "C" primary key,
  secret_hash text collate "C" not null unique,
  scopes text not null,
  created_at bigint not null,
  revoked_at bigint
)

create table answer (
  scope text collate "C" not null,
  idempotency_key text collate "C" not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  at bigint not null,
  primary key (scope, idempotency_key)
)

create table setting (
  name text collate "C" primary key,
  value text not null
)

create table outbox (
  id text collate "C" primary key,
  kind text not null,
  payload text not null,
  due_at bigint not null,
  attempts integer not null default 0,
  error text,
  done boolean not null default false
)

create index outbox_due on outbox (due_at) where not done
`;
