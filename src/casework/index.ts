/**
 * casework: what follows from a decision. One file per concept; the statement of reasons is the first.
 * State machines (notice, complaint, docket, strike) come as `decide` and `evolve` of their own files.
 */
export { actionInWords } from './action-in-words.ts';
export { addDays, addHours, addMonths, dayOf, endOf, workingDayFrom, type Day } from './calendar.ts';
export { durationOf, endsAt, type Duration } from './duration.ts';
export {
  goesToEuDatabase,
  UNDECIDED,
  type AutomatedDecision,
  type EuDatabaseLine,
  type SourceType,
} from './eu-database-line.ts';
export { languageFor } from './messages/catalogue.ts';
export { LANGUAGES, type Language } from './messages/messages.ts';
export { redressFor, type Redress } from './redress.ts';
export { needsStatement, writeStatement, type Statement, type StatementInput } from './statement-of-reasons.ts';
export { waysOut, type WayOut } from './ways-out.ts';
