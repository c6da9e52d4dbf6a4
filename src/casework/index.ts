/**
 * casework: what follows from a decision: the statement of reasons, and every procedure in which it can be contested.
 * A procedure is a state machine of its own folder (`decide`, `evolve`, `follow`); `engine/` drives them, purely.
 */
export {
  LIFTABLE,
  type AccountState,
  type CaseReview,
  type KnownAccount,
  type Liftable,
  type Violation,
} from './account/account.ts';
export { FACTORS, LADDERS, rungFor, type Factor } from './account/ladder.ts';
export { flagRight, noticeProcessing, standing, strikesAt, type Standing } from './account/standing.ts';
export { actionInWords } from './action-in-words.ts';
export { addDays, addHours, addMonths, dayOf, endOf, workingDayFrom, type Day } from './calendar.ts';
export type { ClaimantState, KnownClaimant } from './claimant/claimant.ts';
export {
  claimantStanding,
  claimCount,
  redButtonRight,
  type ClaimantStanding,
  type ClaimCount,
} from './claimant/standing.ts';
export { durationOf, endsAt, type Duration } from './duration.ts';
export {
  goesToEuDatabase,
  UNDECIDED,
  type AutomatedDecision,
  type EuDatabaseLine,
  type SourceType,
} from './eu-database-line.ts';
export { historyDigest } from './engine/history.ts';
export { actorWord, type CaseActor } from './engine/actor.ts';
export {
  addressOf,
  streamOf,
  WAITS_FOR,
  type CaseAddress,
  type CaseContext,
  type Consequence,
  type Dated,
  type LeafOfStep,
  type Machine,
  type Machines,
  type Severity,
  type Summary,
  type Typed,
  type WaitsFor,
} from './engine/machine.ts';
export {
  perform,
  stateOf,
  STEPS_MAX,
  type Answered,
  type Appended,
  type Asked,
  type Following,
  type Performed,
  type Task,
} from './engine/perform.ts';
export { createWorld, type RunningClock, type World } from './engine/world.ts';
export { machines } from './machines.ts';
export { isDisputed, WHOLE, type OwnershipState, type Share } from './ownership/ownership.ts';
export type { BoardMemberState } from './oversight/board-member.ts';
export { publishedList } from './oversight/filing.ts';
export {
  drawPanel,
  drawSeat,
  drawText,
  type Candidate,
  type DrawnSeat,
  type LotteryTerms,
} from './oversight/lottery.ts';
export {
  DECLINE_REASONS,
  isHeard,
  RULING_OUTCOMES,
  type AppealSide,
  type DeclineReason,
  type HeardState,
  type OversightState,
  type Ruling,
  type RulingOutcome,
} from './oversight/state.ts';
export type { OversightCommand } from './oversight/steps.ts';
export { voteCommitment, type VoteOpening } from './oversight/vote.ts';
export {
  anew,
  citePrecedent,
  likeness,
  precedentFrom,
  type DecidedAnew,
  type Likeness,
  type Precedent,
} from './precedent/precedent.ts';
export { RECOMMENDATION_ANSWERS, type RecommendationState } from './recommendation/recommendation.ts';
export { EXCEPTION_DAYS_MAX, EXCEPTION_GROUNDS, type ExceptionState } from './exception/exception.ts';
export { ORDER_POINTS, POINT_BASIS, type Checked, type OrderPoint } from './order/checklist.ts';
export { CONTACT_FORMS, ORDER_CLASSES, ORDER_OUTCOMES, type KnownOrder, type OrderState } from './order/state.ts';
export { can, CASE_ACTIONS, notAllowed, whoMay, type CaseAction } from './people/can.ts';
export { conflictOf, partial, type Conflict, type Interests } from './people/impartial.ts';
export { APPROVALS, type ApprovalFor, type ApprovalState } from './people/approval.ts';
export type { PersonCommand, PersonState } from './people/person.ts';
export { ROLES, type Role } from './people/roles.ts';
export { policyWarning, policyWarningInPublic, type PolicyWarning } from './messages/policy-warnings.ts';
export { languageFor } from './messages/catalogue.ts';
export { writeLetter } from './messages/letters/index.ts';
export type { LetterFields, LetterText } from './messages/letters/letter-texts.ts';
export { LANGUAGES, type Language } from './messages/messages.ts';
export { redressFor, type Redress } from './redress.ts';
export { needsStatement, writeStatement, type Statement, type StatementInput } from './statement-of-reasons.ts';
export {
  writeRestrictionStatement,
  type RestrictionLine,
  type RestrictionOrigin,
  type RestrictionStatement,
} from './restriction-statement.ts';
export {
  claimantsOf,
  isBlocked,
  isManifestBlock,
  isPublic,
  nameOf as nameOfUpload,
  uploaderOf,
  type KnownUpload,
  type ShownWork,
  type UploadState,
} from './upload/state.ts';
export type { RedecideWhy, RedButtonDeclaration } from './upload/commands.ts';
export { decisionOf } from './upload/position.ts';
export { COMPLAINT_OUTCOMES, type ComplaintOutcome, type ComplaintState } from './complaint/state.ts';
export { mergeInto } from './notice/brigade.ts';
export { ANSWER_MERGED } from './notice/follow.ts';
export {
  missingParts,
  NOTICE_LAWS,
  NOTICE_OUTCOMES,
  TRACKS,
  type NoticeLaw,
  type NoticeOutcome,
  type NoticePart,
  type NoticeState,
  type Track,
} from './notice/state.ts';
export { OUT_OF_COURT_BODIES } from './messages/restriction-words.ts';
export { sectionsOf, type SectionName } from './statement-sections.ts';
export { waysOut, type WayOut } from './ways-out.ts';
export { sheetCsv } from './reports/csv.ts';
export { LogFold } from './reports/log-fold.ts';
export type { PeriodCounts } from './reports/period-counts.ts';
export { wilson, type Period, type PublicStep } from './reports/public-step.ts';
export { redressMetrics, type MeasuredShare, type RedressMetrics } from './reports/redress-metrics.ts';
export { reportFigures, type Counts, type ReportFigures } from './reports/report-figures.ts';
export type { Provider } from './reports/sheets/about.ts';
export type { Sheet } from './reports/sheet.ts';
export { transparencyReport, type TransparencyReport } from './reports/transparency-report.ts';
