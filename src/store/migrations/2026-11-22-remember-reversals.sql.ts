/**
 * What a person found lawful: a file and the works whose claims on it fell (mechanics § 8(c)). It names a file by its hash and its
 * fingerprint, and the uploader's account only where the finding was about them.
 */
export const statements = /* sql */ `
create table allowance (
  upload text collate "C" not null,
  reference text collate "C" not null,
  holder text collate "C",
  account text collate "C",
  sha256 text collate "C",
  fingerprint bytea,
  leaf bigint,
  since bigint not null,
  primary key (upload, reference)
)

create index allowance_reference on allowance (reference)

create index allowance_holder on allowance (holder)
`;
