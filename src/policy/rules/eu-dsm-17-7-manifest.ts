import { countingFlag, flagSituation } from '../flag.ts';
import { isManifest, manifestInWords } from '../manifest.ts';
import type { Rule } from './rule.ts';

/** Art. 17(7) DSM, C-401/19: what needs no independent assessment may be blocked by a machine, and only that. */
export const r7aManifest: Rule = {
  row: 'R7a',
  revision: 1,
  title: 'Manifest',
  condition:
    'manifest: half or more of the work (manifestCoverage), not combined, not changed creatively; and no flag counts',
  actions: ['BLOCK'],
  bases: {
    DE: ['de/urhdag-7-1@1', 'eu/dsm-17-4@1', 'eu/dsm-17-7@1', 'eu/cjeu-c-401-19@1'],
    EU: ['eu/dsm-17-4@1', 'eu/dsm-17-7@1', 'eu/cjeu-c-401-19@1'],
  },
  applies: (facts, match, parameters) => isManifest(match, parameters) && countingFlag(facts) === null,
  because: (facts, match) =>
    `The upload shows ${manifestInWords(match)}, and ${flagSituation(facts)}: that is manifestly the protected work and needs no further assessment.`,
};
