/**
 * Reports follow the lines for the EU database as they are queued, instead of reading all of them each time: rows of the outbox get their
 * place in that order, and the lines an index of it.
 */
export const statements = /* sql */ `
alter table outbox add column ordinal bigint generated always as identity

create index outbox_lines on outbox (ordinal) where kind = 'dsa-database-line'
`;
