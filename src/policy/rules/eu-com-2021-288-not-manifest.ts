import { notManifestInWords } from '../manifest.ts';
import type { Rule } from './rule.ts';

/** COM(2021) 288: what is not manifest stays up, and the right-holder is told. */
export const r10bNotManifest: Rule = {
  row: 'R10b',
  revision: 1,
  title: 'Not manifest',
  condition: 'EU: not manifest, not earmarked',
  actions: ['PUBLISH_NOTIFY'],
  bases: { EU: ['eu/com-2021-288@1', 'eu/dsm-17-7@1'] },
  applies: () => true,
  because: (_facts, match, parameters) =>
    `The use is not manifest (${notManifestInWords(match, parameters)}), so it stays public; the claimant is told and may send a substantiated notice.`,
};
