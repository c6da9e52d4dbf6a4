import type { Rule } from './rule.ts';

/**
 * A person's finding about this very file binds the table, under every version: what a reversal lifted is not restricted again by
 * machine on the same claim. It stands before the rows and is no row of a version, so that no choice of an operator reaches it.
 */
export const r1dFoundLawful: Rule = {
  row: 'R1d',
  revision: 1,
  title: 'Found lawful by a person',
  condition: 'a person found this very file lawful against this work’s claimant, and the table would restrict it',
  actions: ['PUBLISH_NOTIFY'],
  bases: {
    DE: ['recourse/found-lawful@1', 'eu/cjeu-c-401-19@1'],
    EU: ['recourse/found-lawful@1', 'eu/cjeu-c-401-19@1'],
    US: ['recourse/found-lawful@1'],
  },
  applies: (_facts, match) => match.foundLawful !== undefined,
  because: (_facts, { foundLawful }) => {
    const file = foundLawful?.how === 'same-file' ? 'this very file' : 'a file with the same fingerprint';
    const where = foundLawful?.leaf === undefined ? '' : ` (leaf ${foundLawful.leaf} of the public log)`;
    return `A person has decided that ${file} may be public in spite of this claim${where}: it is not blocked again by machine. The claimant is told, and can complain.`;
  },
};
