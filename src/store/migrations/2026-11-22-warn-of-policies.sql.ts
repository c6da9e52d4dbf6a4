/** What a published policy was warned of: numbers that give users less than a statute. Absent in those of earlier releases. */
export const statements = /* sql */ `
alter table policy add column warnings text
`;
