/** Every policy ever published, oldest first in each profile. Nothing is removed: old decisions name their version. */
import { done, refused, type Outcome } from '../../common/index.ts';
import { PROFILES, type Profile } from '../facts.ts';
import type { PolicyVersion } from '../policy-version.ts';
import { de202611, eu202611, us202611 } from './2026-11.ts';

const published = {
  DE: [de202611],
  EU: [eu202611],
  US: [us202611],
} as const satisfies { readonly [P in Profile]: readonly [PolicyVersion, ...PolicyVersion[]] };

export const publishedPolicies: readonly PolicyVersion[] = PROFILES.flatMap((profile) => published[profile]);

/** The newest policy of a profile. */
export function latestPolicy(profile: Profile): PolicyVersion {
  const [first, ...later]: readonly [PolicyVersion, ...PolicyVersion[]] = published[profile];
  return later.at(-1) ?? first;
}

/** `de`, `DE` and `de@2026-11` in any letter case; without a version the profile's newest. */
export function findPolicy(name: string): Outcome<PolicyVersion, 'unknown-policy'> {
  const wanted = name.trim().toLowerCase();
  const profile = PROFILES.find((candidate) => candidate.toLowerCase() === wanted);
  if (profile !== undefined) return done(latestPolicy(profile));
  const version = publishedPolicies.find((policy) => policy.policyVersion === wanted);
  if (version !== undefined) return done(version);
  return refused(
    'unknown-policy',
    `there is no policy “${name}”`,
    `use one of: de, eu, us, ${publishedPolicies.map((policy) => policy.policyVersion).join(', ')}`,
  );
}

/** The policy to decide these facts under: the one asked for, if it is of the facts' profile, or the profile's newest. */
export function policyForFacts(
  profile: Profile,
  name?: string,
): Outcome<PolicyVersion, 'unknown-policy' | 'other-profile'> {
  if (name === undefined) return done(latestPolicy(profile));
  const found = findPolicy(name);
  if (found.kind === 'refused' || found.value.profile === profile) return found;
  return refused(
    'other-profile',
    `the facts say profile ${profile}, but policy ${found.value.policyVersion} decides for ${found.value.profile}`,
    `use --policy ${profile.toLowerCase()}, or correct “profile” in the facts`,
  );
}
