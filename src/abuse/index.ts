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
