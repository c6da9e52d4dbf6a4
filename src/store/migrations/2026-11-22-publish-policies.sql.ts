/**
 * Policies of the operator, as approved by two: what was published stays as it was published. The whole text is kept beside
 * base and choices, so that anybody can count its hash again without this program.
 */
export const statements = /* sql */ `
create table policy (
  ordinal bigint generated always as identity unique,
  name text collate "C" primary key,
  profile text collate "C" not null,
  base text collate "C" not null,
  choices text not null,
  text text not null,
  hash text collate "C" not null,
  author text collate "C" not null,
  approver text collate "C" not null,
  approval text collate "C" not null unique,
  published_at bigint not null,
  in_force_from bigint not null check (in_force_from >= published_at),
  leaf_index bigint not null
)

create trigger policy_is_append_only before update or delete or truncate on policy
  for each statement execute function refuse_change()
`;
