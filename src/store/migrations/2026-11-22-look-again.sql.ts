/**
 * Fingerprints of uploads, for works that are added later (§ 11(2) UrhDaG): kept for a bounded time, apart from the record of the
 * decision. Of an upload that matched nothing this is all that is kept about it, and an operator can turn it off.
 */
export const statements = /* sql */ `
create table upload_print (
  ordinal bigint generated always as identity unique,
  upload text collate "C" primary key,
  received_at bigint not null,
  keep_until bigint not null,
  fingerprint bytea not null,
  account text collate "C"
)

create index upload_print_end on upload_print (keep_until)
`;
