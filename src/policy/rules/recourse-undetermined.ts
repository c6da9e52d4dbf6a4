import type { UndeterminedWhy } from '../../common/index.ts';
import type { Rule } from './rule.ts';

const NOT_CHECKED: Record<UndeterminedWhy, string> = {
  'too-short': 'it is too short to tell works apart',
  featureless: 'it has too little in it to tell works apart',
  undecodable: 'it could not be read',
  'over-limit': 'it is larger than what is compared',
  'unsupported-modality': 'works of its kind cannot be compared yet',
  'no-decoder': 'nothing that can read its format is installed',
  'possible-match': 'something in it resembles a reference work, but not surely enough',
};

/** "Could not tell" is not "no", and never "yes": published, said, and counted. */
export const r0uUndetermined: Rule = {
  row: 'R0u',
  revision: 1,
  title: 'Could not be compared',
  condition:
    'the upload could not be compared (undetermined); held for review only for the reasons in undeterminedHold',
  actions: ['PUBLISH', 'REVIEW_HOLD'],
  bases: { DE: ['recourse/could-not-tell@1'], EU: ['recourse/could-not-tell@1'], US: ['recourse/could-not-tell@1'] },
  applies: () => false,
  action: (facts, _match, { undeterminedHold }) =>
    undeterminedHold.some((why) => why === facts.undetermined) ? 'REVIEW_HOLD' : 'PUBLISH',
  because: () => '',
  unmatched: {
    applies: (facts) => facts.undetermined !== undefined,
    because: (facts, { undeterminedHold, reviewHoldH }) => {
      const why = facts.undetermined ?? 'undecodable';
      const said = `Not checked: the upload was not compared with the reference works, because ${NOT_CHECKED[why]} (${why}).`;
      return undeterminedHold.includes(why)
        ? `${said} The operator has such uploads looked at by a human first; if nobody decides within ${reviewHoldH} hours, it is published.`
        : `${said} That is no finding against it, so it is published.`;
    },
  },
};
