/**
 * ledger: usage → amounts due → statements of account. Double entry in whole minor units; knows no clock and no store.
 */
export { bookUsage, WHOLE_SHARE, type BookingOptions, type Owners, type UsageOfWork } from './book-usage.ts';
export {
  balances,
  claimantAccount,
  contraEntry,
  entry,
  escrowAccount,
  PAYER,
  societyAccount,
  unmatchedAccount,
  USE_BASES,
  useKey,
  type Balances,
  type Entry,
  type LedgerAccount,
  type Line,
  type Use,
  type UseBasis,
} from './entry.ts';
export { FIRST_TARIFF } from './first-tariff.ts';
export { minorUnits, readCurrency, splitByShares, type Currency, type MinorUnits } from './money.ts';
export { payableWorks, type PayableWork } from './payable.ts';
export {
  bookingPeriod,
  daysIn,
  endOf as endOfPeriod,
  isPeriod,
  nextPeriod,
  periodOf,
  readSpan,
  startOf,
  type Period,
} from './period.ts';
export { payment, releaseEscrow, type Booking } from './release.ts';
export { statementCsv, csvCell, STATEMENT_COLUMNS, type Titles } from './statement-csv.ts';
export { statementOfAccount, usedWorks, type Statement, type StatementRow, type UsedWork } from './statement.ts';
export {
  amountDue,
  modelOf,
  rowFor,
  tariffFor,
  type Tariff,
  type TariffRow,
  type Terms,
  type Totals,
} from './tariff.ts';
