/**
 * policy: facts in, decision out, reasons attached. One rule per file, versions frozen by hash.
 */
export { ACTIONS, RESTRICTING_ACTIONS, type Action, type Decision, type Reason, type RuleId } from './decision.ts';
export {
  FLAGS,
  PROFILES,
  type Facts,
  type FactsMedia,
  type Flag,
  type MatchFacts,
  type Profile,
  type ReferenceFacts,
} from './facts.ts';
export type { Declaration, Licence, Territory, WorkRights } from './works.ts';
