/**
 * A manifest finding needs no independent assessment (C-401/19): half or more of the work, nothing else with it, and
 * nothing creative done to it. Only such a finding may be blocked by a machine, besides R4a and R9b, which have their own ground.
 */
import { percent } from './amounts.ts';
import type { MatchFacts } from './facts.ts';
import type { PolicyParameters } from './parameters.ts';

export const isManifest = (match: MatchFacts, parameters: PolicyParameters): boolean =>
  match.coverage >= parameters.manifestCoverage && !match.combined && match.modified !== 'creative';

/** `98.3 % of the work, nothing else with it, only a technical change`. */
export function manifestInWords(match: MatchFacts): string {
  const change = match.modified === 'technical' ? 'only a technical change' : 'no change';
  return `${percent(match.coverage)} of the work, no other content, ${change}`;
}

/** Why the use is not manifest, in half a sentence. */
export function notManifestInWords(match: MatchFacts, parameters: PolicyParameters): string {
  const why: string[] = [];
  if (match.coverage < parameters.manifestCoverage) why.push(`it shows ${percent(match.coverage)} of the work`);
  if (match.combined) why.push('it is combined with other content');
  if (match.modified === 'creative') why.push('it was changed creatively');
  return why.join(', ');
}
