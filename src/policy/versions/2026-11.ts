/**
 * The policies of November 2026, after mechanics.md § 9. Published, so frozen: a test holds their hashes and what they decide.
 * To change anything, add a file `versions/<year>-<month>.ts` and list it in `versions/published.ts`.
 */
import type { PolicyParameters } from '../parameters.ts';
import type { PolicyVersion } from '../policy-version.ts';
import { r5aMinorUse } from '../rules/de-urhdag-10-minor-use.ts';
import { r9aPrompt } from '../rules/de-urhdag-11-1-prompt.ts';
import { r6Grace } from '../rules/de-urhdag-11-2-grace.ts';
import { r9bUnanswered } from '../rules/de-urhdag-11-2-unanswered.ts';
import { r5bFlaggedUse } from '../rules/de-urhdag-11-flagged-use.ts';
import { r1aExcludedClaimant } from '../rules/de-urhdag-18-1-excluded-claimant.ts';
import { r1bPublicDomain } from '../rules/de-urhdag-18-4-public-domain.ts';
import { r3aLicensed } from '../rules/de-urhdag-6-1-licensed.ts';
import { r4bFirstBroadcastReview } from '../rules/de-urhdag-7-2-first-broadcast-review.ts';
import { r4aFirstBroadcast } from '../rules/de-urhdag-7-2-first-broadcast.ts';
import { r8FlagNeedsReview } from '../rules/de-urhdag-9-2-flag-needs-review.ts';
import { r10aEarmarked } from '../rules/eu-com-2021-288-earmarked.ts';
import { r10bNotManifest } from '../rules/eu-com-2021-288-not-manifest.ts';
import { r7aManifest } from '../rules/eu-dsm-17-7-manifest.ts';
import { r7bManifestContested } from '../rules/eu-dsm-17-9-manifest-contested.ts';
import { r3cAttribute } from '../rules/recourse-attribute.ts';
import { r3bClaimantChoice } from '../rules/recourse-claimant-choice.ts';
import { r2DisputedOwnership } from '../rules/recourse-disputed-ownership.ts';
import { r3dNoClaimHere } from '../rules/recourse-no-claim-here.ts';
import { r0NoMatch } from '../rules/recourse-no-match.ts';
import { r1cOpenLicence } from '../rules/recourse-open-licence.ts';
import { r0uUndetermined } from '../rules/recourse-undetermined.ts';
import { r3eNoticeOnly } from '../rules/us-usc-17-512-c-notice-only.ts';

const parameters: PolicyParameters = {
  minConfidence: 0.8,
  minorFilmS: 15,
  minorAudioS: 15,
  minorChars: 160,
  minorImageBytes: 125_000,
  halfWork: 0.5,
  manifestCoverage: 0.5,
  postFlagGraceH: 48,
  complaintD: 7,
  complaintMonths: 6,
  reviewHoldH: 24,
  rapidReviewH: 1,
  promptReminderD: 7,
  promptExpiresD: 30,
  liveWithoutEndH: 24,
  combinationScope: 'post',
  postContextMinChars: 20,
  undeterminedHold: [],
  unansweredAction: 'BLOCK',
};

/** Rows every profile opens with. */
const opening = [
  r0NoMatch,
  r0uUndetermined,
  r1aExcludedClaimant,
  r1bPublicDomain,
  r1cOpenLicence,
  r2DisputedOwnership,
  r3aLicensed,
  r3bClaimantChoice,
  r3cAttribute,
  r3dNoClaimHere,
];

export const de202611: PolicyVersion = {
  policyVersion: 'de@2026-11',
  profile: 'DE',
  parameters,
  rules: [
    ...opening,
    r4aFirstBroadcast,
    r4bFirstBroadcastReview,
    r5aMinorUse,
    r5bFlaggedUse,
    r6Grace,
    r7aManifest,
    r7bManifestContested,
    r8FlagNeedsReview,
    r9aPrompt,
    r9bUnanswered,
  ],
};

export const eu202611: PolicyVersion = {
  policyVersion: 'eu@2026-11',
  profile: 'EU',
  parameters,
  rules: [
    ...opening,
    r4aFirstBroadcast,
    r4bFirstBroadcastReview,
    r7aManifest,
    r7bManifestContested,
    r10aEarmarked,
    r10bNotManifest,
  ],
};

export const us202611: PolicyVersion = {
  policyVersion: 'us@2026-11',
  profile: 'US',
  parameters,
  rules: [...opening, r3eNoticeOnly],
};
