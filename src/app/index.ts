/**
 * app: one use case per file. Loads, asks the pure rooms, commits once; effects come in through `deps`.
 */
export { decideWithin, isAccepted, spooledFileName } from './accept-upload.ts';
export { addReference, type ReferenceSubmission } from './add-reference.ts';
export { actorForSecret, createApiKey, ensureFirstKey, listApiKeys, revokeApiKey } from './api-keys.ts';
export { describeMedia, SOUND, type MediaDescription } from './evidence/describe-media.ts';
export { pictureOf, stillOf } from './evidence/derived-pictures.ts';
export { CLIP_SECONDS_MAX, clipOf, placeOf, posterOf, type Clip, type Side } from './evidence/clips.ts';
export { evidenceForUpload, shownMatches, type Evidence } from './evidence/evidence-for-upload.ts';
export { keptFolder, type KeptFiles } from './evidence/kept-files.ts';
export { earlierAnswer } from './answer-once.ts';
export { backTest, type BackTest } from './back-test.ts';
export { browseLog, checkReceipt, type CheckedReceipt, type LogEntry, type LogPart } from './browse-log.ts';
export { latestCensus, takeCensus, type Census } from './census.ts';
export { act, actIn, asDated, eventsOf, type CaseAnswer, type CaseDeps } from './cases/act.ts';
export {
  docketOverview,
  eventsSince,
  findCase,
  listCases,
  newestPosition,
  type DocketOverview,
  type WholeCase,
} from './cases/read-cases.ts';
export type { CaseFile, ClockRow, DocketQuery, Letter, PlacedEvent } from '../store/store.ts';
export { fileComplaint, type ComplaintFiling } from './cases/file-complaint.ts';
export { LINK_PURPOSES, makeLink, type Link, type LinkPurpose } from './cases/links.ts';
export { pressRedButton, type PressedRedButton, type RedButton } from './cases/red-button.ts';
export {
  completeNotice,
  submitNotice,
  type NoticeForm,
  type NoticeInformation,
  type SubmittedNotices,
} from './cases/submit-notice.ts';
export { stepIn, takeStep, type Step } from './cases/take-step.ts';
export {
  answerUpload,
  nameUploader,
  statementsOf,
  uploadCase,
  type UploadCaseView,
  type UploadStatement,
} from './cases/upload-case.ts';
export { keepContact, keepUploader, type Contact, type Uploader } from './cases/uploader.ts';
export { statementIdOf } from './cases/write-step-statement.ts';
export { runClocks, type ClockTurn } from './cases/run-clocks.ts';
export { issueToken, readToken, tokenForSecret, type NewToken } from './cases/tokens.ts';
export { tryStep, type TriedStep } from './cases/try-step.ts';
export { changeReference, type ReferenceChange } from './change-reference.ts';
export { ed25519PublicKey, ed25519Signer, ed25519Verify } from './ed25519.ts';
export { LogDamaged, openLogIntegrator, type LogIntegrator } from './integrate-log.ts';
export { loadIndex, type LoadedIndex } from './load-index.ts';
export { latestCheckpoint, tileFile, verifierKeyText } from './log-files.ts';
export { DEFAULT_ORIGIN, openLogKey, parseSeed, readOrMakeSeed } from './log-key.ts';
export { lookUpHashes, type NearReference } from './look-up-hashes.ts';
export { LookUpThreads, type LookUpThreadsOptions } from './look-up-threads.ts';
export {
  overview,
  readiness,
  recentDecisions,
  type Overview,
  type PublicDecision,
  type Readiness,
} from './overview.ts';
export { approvalStopped, checkProposal } from './policy/propose-policy.ts';
export { policyDifference, publishedPolicies, publishedPolicy, type ListedPolicy } from './published-policies.ts';
export { newApprovalId, newDisputeId, newUploadId } from './random-names.ts';
export { erasureWaitsFor, eraseSubject, type Erased } from './people/erase.ts';
export {
  changePerson,
  enrolStaff,
  ensureAdministrator,
  listStaff,
  personState,
  signInLink,
  staffFor,
  type NewStaff,
  type StaffMember,
} from './people/staff.ts';
export { findReference, findUpload, listReferences, listUploads, type PageRequest } from './read-records.ts';
export { fingerprintFile, recognise, type ReadFile, type Recognition } from './recognise.ts';
export type { ReferenceRecord, UploadRecord } from '../store/store.ts';
export { releaseReference } from './release-reference.ts';
export { receiptForLeaf } from './receipt-for-upload.ts';
export type { Clock, Once, Remembered, Service } from './service.ts';
export { startService, type RunningService, type StartOptions } from './start-service.ts';
export { answerForUpload, submitUpload, type AnsweredUpload, type UploadSubmission } from './submit-upload.ts';
export { tileFolder } from './tile-folder.ts';
export { memoryTiles, type Tiles } from './tiles.ts';
export { carriersFor, type WaysOut } from './outbox/carriers.ts';
export { deliverOutbox, waitAfter, type Carrier, type Delivery } from './outbox/deliver.ts';
export type { AskEuDatabase, EuDatabaseAnswer } from './outbox/eu-database.ts';
export type { Mail, SendMail } from './outbox/letters.ts';
export { signedHeaders, type PostBytes } from './outbox/webhooks.ts';
export { addWebhook, readWebhooks, removeWebhook, type WebhookEndpoint } from './webhook-endpoints.ts';
export { parseRequestedTerritory, parseUploadDeclaration, parseWorkFields } from './parse-request.ts';
export { withdrawReference } from './withdraw-reference.ts';
export { accountStanding, stepAccount, type AccountStanding } from './cases/account-standing.ts';
export { drawAudit, findClaimant, listClaimants, registerClaimant, type ClaimantRecord } from './money/claimants.ts';
export { endClaim, makeClaim, type MadeClaim, type NewClaim } from './money/claims.ts';
export { importClaims, parseClaims, readShare, type ClaimLine } from './money/claims-file.ts';
export { endLicence, grantLicence, type NewLicence } from './money/licences.ts';
export { stepOwnership, type OwnershipStep } from './money/ownership.ts';
export { reportUsage, type BookedUsage, type Usage } from './money/report-usage.ts';
export { rightsNow } from './money/rights-now.ts';
export {
  closePeriod,
  findStatement,
  ledgerDifference,
  listBalances,
  listTariffs,
  publishTariff,
  readStatementSpan,
  recordPayment,
  statementAsCsv,
  type AccountStatement,
} from './money/statements.ts';
export type { ClaimRecord, DocketTotals, LicenceRecord } from '../store/store.ts';
export { CountedLog } from './reports/counted-log.ts';
export {
  lastYear,
  makeRedressMetrics,
  makeReportFigures,
  makeTransparencyReport,
  readPeriod,
  readProvider,
  saveProvider,
  type ProviderSettings,
} from './reports/transparency.ts';
export {
  OUT_OF_COURT_BODIES,
  policyWarningInPublic,
  sectionsOf,
  sheetCsv,
  wilson as shareInterval,
  type Counts,
  type ReportFigures,
} from '../casework/index.ts';
export { castVote, passOn, readDeliberation, rule, writeSealed, type OpenedText } from './board/deliberation.ts';
export {
  appealToBoard,
  boardStep,
  carryOutRuling,
  publicCase,
  recommendationStep,
  referToBoard,
  seatPanel,
  selectCase,
  type PublicCase,
} from './board/docket.ts';
export {
  DOCKET_PARTS,
  docketTitles,
  docketTotals,
  listDocket,
  PUBLIC_STATES,
  type DocketLine,
  type DocketPart,
} from './board/public-docket.ts';
export {
  leavesOfCase,
  lotteryEvidence,
  rootAtSize,
  type LotteryEvidence,
  type StepLeaf,
} from './board/lottery-evidence.ts';
export { boardMembers, enrolKey, type BoardMember } from './board/members.ts';
export { isSealed, openSealed, seal, sealKeyFrom } from './board/sealing.ts';
export { consultPrecedents, findPrecedents, proposeSweep, type PrecedentQuery } from './board/precedents.ts';
export { coordination, type CoordinationReport } from './cases/coordination.ts';
export { exceptionStep, grantException, listExceptions, type PublicException } from './cases/exceptions.ts';
export {
  classifyOrder,
  findPublicOrder,
  heldEvidence,
  listPublicOrders,
  logOrder,
  orderStep,
  publicOrder,
  type PublicOrder,
} from './cases/orders.ts';
