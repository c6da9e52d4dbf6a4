/**
 * One row of the decision table. `row`, `condition`, `actions`, `bases` and `revision` are published and hashed;
 * the functions are what they say. A rule whose behaviour changes gets a new revision, and so a new policy version.
 */
import type { Action, RuleId } from '../decision.ts';
import type { Facts, MatchFacts, Profile } from '../facts.ts';
import type { BasisAddress } from '../basis.ts';
import type { PolicyParameters } from '../parameters.ts';

export interface Rule {
  readonly row: RuleId;
  readonly revision: number;
  /** A few words for headings. */
  readonly title: string;
  /** When it applies, as published. */
  readonly condition: string;
  /** What it can lead to; the first unless `action` says otherwise. */
  readonly actions: readonly [Action, ...Action[]];
  /** The law or standard it rests on, per profile that may list it. */
  readonly bases: { readonly [P in Profile]?: readonly [BasisAddress, ...BasisAddress[]] };
  applies(facts: Facts, match: MatchFacts, parameters: PolicyParameters): boolean;
  action?(facts: Facts, match: MatchFacts | undefined, parameters: PolicyParameters): Action;
  /** The part of `bases` this match relies on, where it depends on the kind of work. */
  basis?(facts: Facts, match: MatchFacts): readonly BasisAddress[];
  /** Complete plain sentences with the numbers. */
  because(facts: Facts, match: MatchFacts, parameters: PolicyParameters): string;
  /** For an upload without matches. */
  readonly unmatched?: {
    applies(facts: Facts, parameters: PolicyParameters): boolean;
    because(facts: Facts, parameters: PolicyParameters): string;
  };
}
