/**
 * Casework. `case_file` is a projection of event streams, for lists; `clock` rows fire once; free text and contacts lie apart
 * from events, so that a person can be erased while the record of what was decided stays.
 */
export const statements = /* sql */ `
create table case_file (
  ordinal bigint generated always as identity unique,
  stream text collate "C" primary key,
  kind text collate "C" not null,
  state text collate "C" not null,
  is_open boolean not null,
  waits_for text collate "C" not null,
  due_at bigint,
  severity integer not null,
  assigned_to text collate "C",
  opened_at bigint not null,
  changed_at bigint not null,
  length integer not null,
  pseudonym text collate "C" not null,
  last_leaf bigint references leaf (index),
  summary text not null
)

create index case_file_docket on case_file (kind, is_open, ordinal)

create index case_file_queue on case_file (waits_for, severity desc, due_at, ordinal) where is_open

create index case_file_by_pseudonym on case_file (pseudonym)

create table case_about (
  stream text collate "C" not null references case_file (stream),
  subject text collate "C" not null,
  primary key (subject, stream)
)

create table clock (
  stream text collate "C" not null,
  name text collate "C" not null,
  due_at bigint not null,
  set_at bigint not null,
  basis text not null,
  fired_at bigint,
  stopped_at bigint,
  primary key (stream, name)
)

create index clock_due on clock (due_at) where fired_at is null and stopped_at is null

create table case_text (
  id text collate "C" primary key,
  stream text collate "C" not null,
  written_at bigint not null,
  text text not null
)

create index case_text_by_stream on case_text (stream)

create table party (
  id text collate "C" primary key,
  contact text not null,
  changed_at bigint not null
)

create table case_token (
  secret_hash text collate "C" primary key,
  stream text collate "C" not null,
  party text collate "C" not null,
  purpose text collate "C" not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
)

create table letter (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  recipient text collate "C" not null,
  stream text collate "C" not null,
  message text collate "C" not null,
  fields text not null,
  at bigint not null,
  read_at bigint
)

create index letter_by_recipient on letter (recipient, ordinal)
`;
