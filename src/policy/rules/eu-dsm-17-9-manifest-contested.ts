import { flagSituation } from '../flag.ts';
import { isManifest, manifestInWords } from '../manifest.ts';
import type { Rule } from './rule.ts';

/** Art. 17(9) DSM: the uploader has already spoken, so their complaint is opened without being asked for. */
export const r7bManifestContested: Rule = {
  row: 'R7b',
  revision: 1,
  title: 'Manifest, but contested',
  condition: 'manifest as R7a, but a flag or licence statement was given: a complaint is opened automatically',
  actions: ['BLOCK'],
  bases: {
    DE: ['de/urhdag-7-1@1', 'de/urhdag-14-3@1', 'eu/dsm-17-7@1', 'eu/dsm-17-9@1'],
    EU: ['eu/dsm-17-4@1', 'eu/dsm-17-7@1', 'eu/dsm-17-9@1'],
  },
  applies: (_facts, match, parameters) => isManifest(match, parameters),
  because: (facts, match, { complaintD }) =>
    `The upload shows ${manifestInWords(match)}, which is manifestly the protected work. Because ${flagSituation(facts)}, a complaint is opened at once; a human decides it within ${complaintD} days.`,
};
