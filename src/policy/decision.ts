/** Decision out, reasons attached. */

/** Harshness, most first: an upload's action is the strictest of its matches'. */
export const ACTIONS = [
  'BLOCK',
  'BLOCK_TIMED',
  'PROMPT_HOLD',
  'REVIEW_HOLD',
  'PUBLIC_48H',
  'PUBLISH_ESCROW',
  'PUBLISH_PRESUMED',
  'PUBLISH_NOTIFY',
  'PUBLISH_ATTRIBUTED',
  'PUBLISH_LICENSED',
  'PUBLISH',
] as const;
export type Action = (typeof ACTIONS)[number];

/** BLOCK, BLOCK_TIMED, PROMPT_HOLD and REVIEW_HOLD get a statement of reasons. */
export const RESTRICTING_ACTIONS = [
  'BLOCK',
  'BLOCK_TIMED',
  'PROMPT_HOLD',
  'REVIEW_HOLD',
] as const satisfies readonly Action[];

/** A row of the decision table: `R7a`. */
export type RuleId = string;

export interface Reason {
  readonly rule: RuleId;
  /** Addresses of the law or standard relied on: `de/urhdag-10-2@1`. */
  readonly basis: readonly string[];
  /** Plain English, complete sentences. */
  readonly text: string;
}

export interface Decision {
  readonly action: Action;
  readonly rule: RuleId;
  /** In the order of the matches; empty when there are none. */
  readonly per: readonly (readonly [Action, RuleId])[];
  readonly reasons: readonly Reason[];
  /** `de@2026-11`, frozen by hash. */
  readonly policyVersion: string;
}
