/** The store's contract for policies of the operator. Part of `Reads` and `Transaction`. Published is published: nothing changes or removes one. */
import type { Instant } from '../common/index.ts';
import type { PolicyWarning } from '../casework/index.ts';
import type { OperatorChoices, PolicyText, Profile } from '../policy/index.ts';

export interface PublishedPolicy {
  /** `de@2026-11+2` */
  readonly name: string;
  readonly profile: Profile;
  /** What it was drafted from: `de@2026-11+1`. */
  readonly base: string;
  /** All that differs from the release's version. */
  readonly choices: OperatorChoices;
  readonly text: PolicyText;
  /** SHA-256 in hex over the canonical JSON of `text`: `p` of leaves. */
  readonly hash: string;
  /** `staff/…` */
  readonly author: string;
  readonly approver: string;
  /** `approval/apr_…`; one approval publishes once. */
  readonly approval: string;
  readonly publishedAt: Instant;
  readonly inForceFrom: Instant;
  readonly leafIndex: number;
  /** Numbers that give users less than a statute, as they were shown to whoever approved it. */
  readonly warnings: readonly PolicyWarning[];
}

export interface PolicyReads {
  /** In the order published: a handful a year. */
  policies(): Promise<readonly PublishedPolicy[]>;
}

export interface PolicyWrites {
  /** Under a new name and a new approval; anything else is a fault and keeps nothing. */
  publishPolicy(policy: PublishedPolicy): Promise<void>;
}
