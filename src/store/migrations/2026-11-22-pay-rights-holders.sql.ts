/**
 * Claims, licences and the ledger. Entries, lines, reports, tariffs and closed months are only ever added: what was wrong is taken
 * back by an entry of its own. Amounts are whole minor units.
 */
export const statements = /* sql */ `
create table claim (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  reference text collate "C" not null,
  claimant text collate "C" not null,
  share integer not null check (share between 1 and 1000000),
  territories text not null,
  made_at bigint not null,
  ended_at bigint
)

create unique index claim_once on claim (reference, claimant) where ended_at is null

create index claim_by_claimant on claim (claimant, ordinal)

create table licence (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  body text not null,
  made_at bigint not null,
  ended_at bigint
)

create table licence_scope (
  subject text collate "C" not null,
  licence text collate "C" not null references licence (id),
  primary key (subject, licence)
)

create table ledger_entry (
  ordinal bigint generated always as identity unique,
  id text collate "C" primary key,
  kind text collate "C" not null,
  period text collate "C" not null,
  currency text collate "C" not null,
  booked_at bigint not null,
  use_key text collate "C",
  upload text collate "C",
  reference text collate "C",
  reverses text collate "C" unique references ledger_entry (id),
  body text not null
)

create index ledger_entry_by_use on ledger_entry (use_key, ordinal) where use_key is not null

create index ledger_entry_by_upload on ledger_entry (upload, ordinal) where upload is not null

create index ledger_entry_by_reference on ledger_entry (reference, ordinal) where reference is not null

create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change()

create table ledger_line (
  account text collate "C" not null,
  entry text collate "C" not null references ledger_entry (id),
  period text collate "C" not null,
  currency text collate "C" not null,
  amount bigint not null check (amount <> 0),
  primary key (account, entry)
)

create index ledger_line_by_period on ledger_line (account, currency, period)

create trigger ledger_line_is_append_only before update or delete or truncate on ledger_line
  for each statement execute function refuse_change()

create table usage_report (
  ordinal bigint generated always as identity primary key,
  upload text collate "C" not null,
  territory text collate "C" not null,
  period text collate "C" not null,
  views bigint not null check (views >= 0),
  days integer not null check (days between 0 and 31),
  gross bigint not null check (gross >= 0),
  reported_at bigint not null
)

create index usage_report_newest on usage_report (upload, territory, period, ordinal)

create trigger usage_report_is_append_only before update or delete or truncate on usage_report
  for each statement execute function refuse_change()

create table tariff (
  ordinal bigint generated always as identity unique,
  version text collate "C" primary key,
  body text not null,
  made_at bigint not null
)

create trigger tariff_is_append_only before update or delete or truncate on tariff
  for each statement execute function refuse_change()

create table ledger_period (
  period text collate "C" primary key,
  closed_at bigint not null
)

create trigger ledger_period_is_append_only before update or delete or truncate on ledger_period
  for each statement execute function refuse_change()
`;
