/** One upload, several laws: decided for the territory asked about, and for each other one where the answer differs. */
import { referenceId } from '../common/index.ts';
import { decide } from './decide.ts';
import type { Action, Decision, RuleId } from './decision.ts';
import type { Facts, Profile } from './facts.ts';
import { factsFromMatch, type FactsInput } from './facts-from-match.ts';
import type { PolicyVersion } from './policy-version.ts';
import { profileOf } from './territory.ts';
import { latestPolicy } from './versions/published.ts';
import type { Territory, WorkRights } from './works.ts';

export interface TerritoryInput extends Omit<FactsInput, 'profile' | 'parameters'> {
  /** Other territories the platform serves; those the works' claims and licences name are looked at in any case. */
  readonly served?: readonly Territory[];
  /** For territories outside DE, EU, EEA and US. Default US. */
  readonly fallback?: Profile;
  /** Default: the newest published policy of each profile. */
  readonly policyFor?: (profile: Profile) => PolicyVersion;
}

export interface TerritoryDecisions {
  readonly facts: Facts;
  readonly decision: Decision;
  readonly policy: PolicyVersion;
  /** Only territories whose action or rule is another; absent when there is none. */
  readonly byTerritory?: Readonly<Record<Territory, { readonly action: Action; readonly rule: RuleId }>>;
}

/** Cost: one decision per territory looked at; without matches only one. */
export function decideByTerritory(input: TerritoryInput): TerritoryDecisions {
  const decideIn = (territory: Territory) => {
    const profile = profileOf(territory, input.fallback);
    const policy = (input.policyFor ?? latestPolicy)(profile);
    const facts = factsFromMatch({ ...input, territory, profile, parameters: policy.parameters });
    return { facts, decision: decide(facts, policy), policy };
  };
  const here = decideIn(input.territory);
  const involved = here.facts.matches.flatMap(({ reference }) => {
    const rights = reference === undefined ? undefined : input.rights.get(referenceId(reference));
    return rights === undefined ? [] : namedTerritories(rights);
  });
  const others = new Set([...(input.served ?? []), ...involved]);
  others.delete(input.territory);
  const differing = [...others]
    .sort()
    .map((territory) => ({ territory, ...decideIn(territory).decision }))
    .filter(({ action, rule }) => action !== here.decision.action || rule !== here.decision.rule)
    .map(({ territory, action, rule }) => [territory, { action, rule }] as const);
  return here.facts.matches.length === 0 || differing.length === 0
    ? here
    : { ...here, byTerritory: Object.fromEntries(differing) };
}

/** Territories a work's claims and licences speak of. */
export function namedTerritories(rights: WorkRights): readonly Territory[] {
  const lists = [rights.claimedIn, ...rights.licences.map((licence) => licence.territories)];
  return [...new Set(lists.flatMap((list) => (list === 'all' ? [] : list)))].sort();
}
