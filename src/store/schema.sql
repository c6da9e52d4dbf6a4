-- Written by src/store/dump-schema.ts from the migrations. Do not edit.


create table allowance (
  upload text collate "C" not null,
  reference text collate "C" not null,
  holder text collate "C",
  account text collate "C",
  sha256 text collate "C",
  fingerprint bytea,
  leaf bigint,
  since bigint not null,
  constraint allowance_pkey PRIMARY KEY (upload, reference)
);

create table answer (
  scope text collate "C" not null,
  idempotency_key text collate "C" not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  at bigint not null,
  constraint answer_pkey PRIMARY KEY (scope, idempotency_key)
);

create table api_key (
  id text collate "C" not null,
  secret_hash text collate "C" not null,
  scopes text not null,
  created_at bigint not null,
  revoked_at bigint,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_secret_hash_key UNIQUE (secret_hash)
);

create table case_about (
  stream text collate "C" not null,
  subject text collate "C" not null,
  constraint case_about_pkey PRIMARY KEY (subject, stream),
  constraint case_about_stream_fkey FOREIGN KEY (stream) REFERENCES case_file(stream)
);

create table case_file (
  ordinal bigint not null generated always as identity,
  stream text collate "C" not null,
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
  last_leaf bigint,
  summary text not null,
  constraint case_file_last_leaf_fkey FOREIGN KEY (last_leaf) REFERENCES leaf(index),
  constraint case_file_ordinal_key UNIQUE (ordinal),
  constraint case_file_pkey PRIMARY KEY (stream)
);

create table case_text (
  id text collate "C" not null,
  stream text collate "C" not null,
  written_at bigint not null,
  text text not null,
  constraint case_text_pkey PRIMARY KEY (id)
);

create table case_token (
  secret_hash text collate "C" not null,
  stream text collate "C" not null,
  party text collate "C" not null,
  purpose text collate "C" not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  constraint case_token_pkey PRIMARY KEY (secret_hash)
);

create table checkpoint (
  ordinal bigint not null generated always as identity,
  size bigint not null,
  note text not null,
  constraint checkpoint_pkey PRIMARY KEY (ordinal),
  constraint checkpoint_size_check CHECK ((size >= 0))
);

create table claim (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
  reference text collate "C" not null,
  claimant text collate "C" not null,
  share integer not null,
  territories text not null,
  made_at bigint not null,
  ended_at bigint,
  constraint claim_ordinal_key UNIQUE (ordinal),
  constraint claim_pkey PRIMARY KEY (id),
  constraint claim_share_check CHECK (((share >= 1) AND (share <= 1000000)))
);

create table clock (
  stream text collate "C" not null,
  name text collate "C" not null,
  due_at bigint not null,
  set_at bigint not null,
  basis text not null,
  fired_at bigint,
  stopped_at bigint,
  constraint clock_pkey PRIMARY KEY (stream, name)
);

create table event (
  "position" bigint not null generated always as identity,
  stream text collate "C" not null,
  sequence integer not null,
  type text not null,
  version integer not null,
  payload text not null,
  at bigint not null,
  constraint event_pkey PRIMARY KEY (stream, sequence),
  constraint event_position_key UNIQUE ("position"),
  constraint event_sequence_check CHECK ((sequence >= 0))
);

create table leaf (
  index bigint not null,
  kind text collate "C" not null,
  n bigint not null,
  leaf bytea not null,
  taken_in_at bigint not null,
  constraint leaf_index_check CHECK ((index >= 0)),
  constraint leaf_kind_n_key UNIQUE (kind, n),
  constraint leaf_n_check CHECK ((n >= 0)),
  constraint leaf_pkey PRIMARY KEY (index)
);

create table ledger_entry (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
  kind text collate "C" not null,
  period text collate "C" not null,
  currency text collate "C" not null,
  booked_at bigint not null,
  use_key text collate "C",
  upload text collate "C",
  reference text collate "C",
  reverses text collate "C",
  body text not null,
  constraint ledger_entry_ordinal_key UNIQUE (ordinal),
  constraint ledger_entry_pkey PRIMARY KEY (id),
  constraint ledger_entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_entry(id),
  constraint ledger_entry_reverses_key UNIQUE (reverses)
);

create table ledger_line (
  account text collate "C" not null,
  entry text collate "C" not null,
  period text collate "C" not null,
  currency text collate "C" not null,
  amount bigint not null,
  constraint ledger_line_amount_check CHECK ((amount <> 0)),
  constraint ledger_line_entry_fkey FOREIGN KEY (entry) REFERENCES ledger_entry(id),
  constraint ledger_line_pkey PRIMARY KEY (account, entry)
);

create table ledger_period (
  period text collate "C" not null,
  closed_at bigint not null,
  constraint ledger_period_pkey PRIMARY KEY (period)
);

create table letter (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
  recipient text collate "C" not null,
  stream text collate "C" not null,
  message text collate "C" not null,
  fields text not null,
  at bigint not null,
  read_at bigint,
  constraint letter_ordinal_key UNIQUE (ordinal),
  constraint letter_pkey PRIMARY KEY (id)
);

create table licence (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
  body text not null,
  made_at bigint not null,
  ended_at bigint,
  constraint licence_ordinal_key UNIQUE (ordinal),
  constraint licence_pkey PRIMARY KEY (id)
);

create table licence_scope (
  subject text collate "C" not null,
  licence text collate "C" not null,
  constraint licence_scope_licence_fkey FOREIGN KEY (licence) REFERENCES licence(id),
  constraint licence_scope_pkey PRIMARY KEY (subject, licence)
);

create table outbox (
  id text collate "C" not null,
  kind text not null,
  payload text not null,
  due_at bigint not null,
  attempts integer not null default 0,
  error text,
  done boolean not null default false,
  ordinal bigint not null generated always as identity,
  constraint outbox_pkey PRIMARY KEY (id)
);

create table party (
  id text collate "C" not null,
  contact text not null,
  changed_at bigint not null,
  constraint party_pkey PRIMARY KEY (id)
);

create table policy (
  ordinal bigint not null generated always as identity,
  name text collate "C" not null,
  profile text collate "C" not null,
  base text collate "C" not null,
  choices text not null,
  text text not null,
  hash text collate "C" not null,
  author text collate "C" not null,
  approver text collate "C" not null,
  approval text collate "C" not null,
  published_at bigint not null,
  in_force_from bigint not null,
  leaf_index bigint not null,
  warnings text,
  constraint policy_approval_key UNIQUE (approval),
  constraint policy_check CHECK ((in_force_from >= published_at)),
  constraint policy_ordinal_key UNIQUE (ordinal),
  constraint policy_pkey PRIMARY KEY (name)
);

create table private_half (
  leaf_index bigint not null,
  record text not null,
  salt bytea not null,
  constraint private_half_leaf_index_fkey FOREIGN KEY (leaf_index) REFERENCES leaf(index),
  constraint private_half_pkey PRIMARY KEY (leaf_index)
);

create table reference (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
  modality text not null,
  algorithm text not null,
  added_at bigint not null,
  standing text not null,
  state text not null,
  rights text not null,
  fingerprint bytea not null,
  constraint reference_ordinal_key UNIQUE (ordinal),
  constraint reference_pkey PRIMARY KEY (id),
  constraint reference_standing_check CHECK ((standing = ANY (ARRAY['active'::text, 'quarantined'::text, 'withdrawn'::text])))
);

create table setting (
  name text collate "C" not null,
  value text not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table staff_account (
  id text collate "C" not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text collate "C" not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint staff_account_pkey PRIMARY KEY (id),
  constraint "staff_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
);

create table staff_second_factor (
  id text collate "C" not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text collate "C" not null,
  verified boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamp with time zone,
  constraint staff_second_factor_pkey PRIMARY KEY (id),
  constraint "staff_second_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
);

create table staff_session (
  id text collate "C" not null,
  token text collate "C" not null,
  "userId" text collate "C" not null,
  "expiresAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint staff_session_pkey PRIMARY KEY (id),
  constraint staff_session_token_key UNIQUE (token),
  constraint "staff_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_user(id) ON DELETE CASCADE
);

create table staff_user (
  id text collate "C" not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint staff_user_email_key UNIQUE (email),
  constraint staff_user_pkey PRIMARY KEY (id)
);

create table staff_verification (
  id text collate "C" not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint staff_verification_pkey PRIMARY KEY (id)
);

create table tariff (
  ordinal bigint not null generated always as identity,
  version text collate "C" not null,
  body text not null,
  made_at bigint not null,
  constraint tariff_ordinal_key UNIQUE (ordinal),
  constraint tariff_pkey PRIMARY KEY (version)
);

create table upload (
  ordinal bigint not null generated always as identity,
  id text collate "C" not null,
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
  statement text,
  constraint upload_ordinal_key UNIQUE (ordinal),
  constraint upload_pkey PRIMARY KEY (id)
);

create table upload_print (
  ordinal bigint not null generated always as identity,
  upload text collate "C" not null,
  received_at bigint not null,
  keep_until bigint not null,
  fingerprint bytea not null,
  account text collate "C",
  constraint upload_print_ordinal_key UNIQUE (ordinal),
  constraint upload_print_pkey PRIMARY KEY (upload)
);

create table usage_report (
  ordinal bigint not null generated always as identity,
  upload text collate "C" not null,
  territory text collate "C" not null,
  period text collate "C" not null,
  views bigint not null,
  days integer not null,
  gross bigint not null,
  reported_at bigint not null,
  constraint usage_report_days_check CHECK (((days >= 0) AND (days <= 31))),
  constraint usage_report_gross_check CHECK ((gross >= 0)),
  constraint usage_report_pkey PRIMARY KEY (ordinal),
  constraint usage_report_views_check CHECK ((views >= 0))
);

CREATE INDEX allowance_holder ON allowance USING btree (holder);

CREATE INDEX allowance_reference ON allowance USING btree (reference);

CREATE INDEX case_file_by_pseudonym ON case_file USING btree (pseudonym);

CREATE INDEX case_file_docket ON case_file USING btree (kind, is_open, ordinal);

CREATE INDEX case_file_queue ON case_file USING btree (waits_for, severity DESC, due_at, ordinal) WHERE is_open;

CREATE INDEX case_text_by_stream ON case_text USING btree (stream);

CREATE INDEX claim_by_claimant ON claim USING btree (claimant, ordinal);

CREATE UNIQUE INDEX claim_once ON claim USING btree (reference, claimant) WHERE (ended_at IS NULL);

CREATE INDEX clock_due ON clock USING btree (due_at) WHERE ((fired_at IS NULL) AND (stopped_at IS NULL));

CREATE INDEX ledger_entry_by_reference ON ledger_entry USING btree (reference, ordinal) WHERE (reference IS NOT NULL);

CREATE INDEX ledger_entry_by_upload ON ledger_entry USING btree (upload, ordinal) WHERE (upload IS NOT NULL);

CREATE INDEX ledger_entry_by_use ON ledger_entry USING btree (use_key, ordinal) WHERE (use_key IS NOT NULL);

CREATE INDEX ledger_line_by_period ON ledger_line USING btree (account, currency, period);

CREATE INDEX letter_by_recipient ON letter USING btree (recipient, ordinal);

CREATE INDEX outbox_due ON outbox USING btree (due_at) WHERE (NOT done);

CREATE INDEX outbox_lines ON outbox USING btree (ordinal) WHERE (kind = 'dsa-database-line'::text);

CREATE INDEX reference_matchable ON reference USING btree (ordinal) WHERE (standing <> 'withdrawn'::text);

CREATE INDEX upload_by_action ON upload USING btree (action);

CREATE INDEX upload_print_end ON upload_print USING btree (keep_until);

CREATE INDEX usage_report_newest ON usage_report USING btree (upload, territory, period, ordinal);

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table "%" is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$function$
;

CREATE TRIGGER checkpoint_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER leaf_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_line_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_period_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger_period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER policy_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER tariff_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON tariff FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER usage_report_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON usage_report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
