/**
 * abuse: what people do to the filter itself. Pure detectors and limits over what was asked and claimed.
 */
export {
  askOracle,
  NOTHING_ASKED,
  ORACLE_LIMITS,
  type OracleAnswer,
  type OracleLimits,
  type OracleState,
} from './oracle-limiter.ts';
export { OriginLimiter, PUBLIC_LIMIT, type OriginLimit, type Taken } from './origin-limit.ts';
export {
  accountPairs,
  detectCoordination,
  falseDiscovery,
  type AccountPair,
  type CoordinationTerms,
  type CoShare,
  type Discovery,
  type Share,
} from './coordination.ts';
export {
  drawnForAudit,
  OVER_CLAIM_TERMS,
  overClaimScore,
  type DecidedClaims,
  type OverClaimScore,
  type OverClaimTerms,
} from './over-claiming.ts';
