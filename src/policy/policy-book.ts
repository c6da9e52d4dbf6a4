/**
 * Every policy that was ever published here: the release's own, and the operator's on top of them. An operator's version is
 * named `<release version>+<n>`, counted from 1, and never changes. A case cites it with its choices, so that its events
 * can be read without the book, in any installation.
 */
import { assert, done, refused, type Instant, type Outcome } from '../common/index.ts';
import type { Profile } from './facts.ts';
import { withChoices, type OperatorChoices, type PolicyVersion } from './policy-version.ts';
import { findPolicy, latestPolicy, publishedPolicies } from './versions/published.ts';

/** How an event names the policy of a decision. */
export interface CitedPolicy {
  readonly policyVersion?: string;
  /** Of an operator's version. */
  readonly choices?: OperatorChoices;
}

export const citePolicy = ({ policyVersion, choices }: PolicyVersion): CitedPolicy => ({
  policyVersion,
  ...(choices && { choices }),
});

/** The policy that was cited; without a name, the release's newest of the profile. */
export function citedPolicy({ policyVersion, choices }: CitedPolicy, profile: Profile): PolicyVersion {
  const found = findPolicy(policyVersion === undefined ? profile : releaseOf(policyVersion));
  assert(found.kind === 'done', `a decision names policy ${policyVersion}, which was never published`);
  return choices ? withChoices(found.value, choices, policyVersion) : found.value;
}

/** `de@2026-11+2` → `de@2026-11`. */
const releaseOf = (policyVersion: string): string => policyVersion.split('+', 1)[0]!;

/** An operator's version as it was published, and from when new decisions are made under it. */
export interface OperatorVersion {
  readonly policy: PolicyVersion;
  readonly inForceFrom: Instant;
}

export interface PolicyBook {
  /** Oldest first in each profile. */
  readonly all: readonly PolicyVersion[];
  /** By name, in any letter case; a profile alone is what is in force there at `at`. */
  find(name: string, at: Instant): Outcome<PolicyVersion, 'unknown-policy'>;
  /** What a decision at this moment is made under: the operator's newest whose day has come, or the release's newest. */
  inForce(profile: Profile, at: Instant): PolicyVersion;
  /** What a new version of this profile builds on, whether its day has come or not. */
  newest(profile: Profile): PolicyVersion;
  /** The name of the next version on top of a release's. */
  nextName(release: string): string;
  /** The version of the release that a policy builds on. */
  releaseOf(policy: PolicyVersion): PolicyVersion;
}

/** @param operators in the order published */
export function policyBook(operators: readonly OperatorVersion[]): PolicyBook {
  const own = (profile: Profile) => operators.filter(({ policy }) => policy.profile === profile);
  const inForce = (profile: Profile, at: Instant) =>
    own(profile).findLast(({ inForceFrom }) => inForceFrom <= at)?.policy ?? latestPolicy(profile);
  const profiles = [...new Set(publishedPolicies.map(({ profile }) => profile))];
  const all = profiles.flatMap((profile) => [
    ...publishedPolicies.filter((policy) => policy.profile === profile),
    ...own(profile).map(({ policy }) => policy),
  ]);
  return {
    all,
    inForce,
    newest: (profile) => own(profile).at(-1)?.policy ?? latestPolicy(profile),
    nextName(release) {
      return `${release}+${operators.filter(({ policy }) => releaseOf(policy.policyVersion) === release).length + 1}`;
    },
    releaseOf: ({ policyVersion, profile }) => citedPolicy({ policyVersion: releaseOf(policyVersion) }, profile),
    find(name, at) {
      // An unescaped plus in a query string arrives as a space.
      const wanted = name.trim().toLowerCase().replaceAll(' ', '+');
      const profile = profiles.find((one) => one.toLowerCase() === wanted);
      if (profile !== undefined) return done(inForce(profile, at));
      const found = all.find(({ policyVersion }) => policyVersion === wanted);
      if (found) return done(found);
      const known = ['de', 'eu', 'us', ...all.map(({ policyVersion }) => policyVersion)].join(', ');
      return refused('unknown-policy', `there is no policy “${name}”`, `use one of: ${known}`);
    },
  };
}
