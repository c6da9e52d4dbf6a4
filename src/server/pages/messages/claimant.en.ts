export const claimantEn = {
  title: 'A claimant’s standing',
  lead: 'Whoever claims works can stop what others upload. How often they were right, and what followed when they were not, is public. Who they are is not on this page.',
  standing: {
    new: 'New: nobody has checked yet who they are',
    verified: 'Verified: who they are and a sample title were checked',
    trusted: 'Trusted: at least 98 of 100 decided claims were right',
    excluded: 'Excluded for a time',
  },
  society: 'A collecting society',
  decided: 'claims were decided by a person',
  wrong: 'of them were wrong',
  accuracy: 'Accuracy',
  noneDecided: 'No claim has been decided by a person yet, so nothing can be said about accuracy.',
  share: (right: string, low: string, high: string) =>
    `${right} of the decided claims were right. With so many decided, the true share lies between ${low} and ${high} (95 in 100 times).`,
  pattern: 'Wrong claims are a pattern here: new claims are looked at by a person more often.',
  exclusions: 'Exclusions',
  noExclusion: 'There is none.',
  excludedUntil: (day: string) => `Claims stop nothing until ${day}.`,
  redButton: 'The red button',
  redButtonHint:
    'A trusted claimant may demand that something is blocked at once while a complaint is decided (§ 14(4) UrhDaG).',
  redButtonState: {
    ok: 'They may use it.',
    'not-trusted': 'They may not use it: it takes trust.',
    excluded: 'They lost it.',
  },
  redButtonUntil: (day: string) => `Taken away until ${day}, because it was used wrongly twice within a year.`,
  freeWorks: 'Works that are free',
  freeWorksHint:
    'These were claimed, and are nobody’s or somebody else’s. They are never blocked for this claimant again.',
  why: { 'public-domain': 'in the public domain', foreign: 'somebody else’s' } as Readonly<Record<string, string>>,
  noFreeWorks: 'None was found.',
  audits: 'Audits',
  auditsHint:
    'A random sample of what nobody contested is looked at by people. The newest checkpoint of the log draws it, so that nobody can choose.',
  audit: (n: number) => (n === 1 ? 'one upload drawn' : `${n} uploads drawn`),
  noAudits: 'None yet.',
};
