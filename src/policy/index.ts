/**
 * policy: facts in, decision out, reasons attached. One rule per file, versions frozen by hash.
 * `factsFromMatch` turns what was measured into facts, `decide` rules on them under a published version.
 */
export { kilobytes, percent } from './amounts.ts';
export { belowStatute, type BelowStatute } from './below-statute.ts';
export { BASES, citation, type Basis, type BasisAddress } from './basis.ts';
export {
  decideByTerritory,
  namedTerritories,
  type TerritoryDecisions,
  type TerritoryInput,
} from './decide-by-territory.ts';
export { decide, ruleOn, type Finding } from './decide.ts';
export { ACTIONS, RESTRICTING_ACTIONS, type Action, type Decision, type Reason, type RuleId } from './decision.ts';
export { describePolicy, diffPolicies, type PolicyDescription, type PolicyDiff } from './describe-policy.ts';
export { factsFromMatch, referenceFacts, type FactsInput } from './facts-from-match.ts';
export {
  FLAGS,
  PROFILES,
  type Facts,
  type FactsMedia,
  type FoundLawful,
  type Flag,
  type MatchFacts,
  type Profile,
  type ReferenceFacts,
} from './facts.ts';
export { countingFlag, exceptionFlag, flagInWords, type ExceptionFlag } from './flag.ts';
export { licenceCovers } from './licence-cover.ts';
export { dateOf, readMoment } from './moment.ts';
export type { PolicyParameters } from './parameters.ts';
export { parseFacts } from './parse-facts.ts';
export { defaultRights, parseDeclaration, parseJsonText, parseWorks, parseWorksLine } from './parse-works.ts';
export { parseChoices, type ChoicesRefused } from './operator-choices.ts';
export {
  citedPolicy,
  citePolicy,
  policyBook,
  type CitedPolicy,
  type OperatorVersion,
  type PolicyBook,
} from './policy-book.ts';
export {
  policyHash,
  policyText,
  withChoices,
  type OperatorChoices,
  type PolicyText,
  type PolicyVersion,
  type RuleText,
} from './policy-version.ts';
export { missingLimbs, sizeOf, type Limb } from './presumption.ts';
export type { Rule } from './rules/rule.ts';
export { EEA_TERRITORIES, isEea, profileOf, readTerritory } from './territory.ts';
export { findPolicy, latestPolicy, policyForFacts, publishedPolicies } from './versions/published.ts';
export type { Declaration, Licence, Territory, WorkRights } from './works.ts';
