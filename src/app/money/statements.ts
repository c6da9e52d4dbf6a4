/** Statements of account, balances, and the close of a month. */
import { done, refused, referenceId, type Outcome } from '../../common/index.ts';
import {
  endOfPeriod,
  FIRST_TARIFF,
  isPeriod,
  minorUnits,
  payment,
  periodOf,
  bookingPeriod,
  readSpan,
  statementCsv,
  statementOfAccount,
  usedWorks,
  type Currency,
  type Entry,
  type LedgerAccount,
  type Period,
  type Statement,
  type Tariff,
  type UsedWork,
} from '../../ledger/index.ts';
import { commitOnce } from '../answer-once.ts';
import type { CaseDeps } from '../cases/act.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';

/** Lines in one statement; a busier payee asks for a shorter span. */
export const STATEMENT_LINES_MAX = 20_000;

export interface AccountStatement extends Statement {
  readonly works: readonly UsedWork[];
  /** By reference; withdrawn ones too. */
  readonly titles: Readonly<Record<string, string>>;
}

export async function findStatement(
  deps: Pick<CaseDeps, 'store'>,
  payee: LedgerAccount,
  currency: Currency,
  span: { readonly from: Period; readonly to: Period },
): Promise<Outcome<AccountStatement, 'too-long'>> {
  const entries = await deps.store.entriesOfAccount(payee, currency, span, STATEMENT_LINES_MAX);
  if (entries.length > STATEMENT_LINES_MAX)
    return refused(
      'too-long',
      `This statement has more than ${STATEMENT_LINES_MAX} lines.`,
      'Ask for one month at a time.',
    );
  const before = minorUnits(await deps.store.balanceBefore(payee, currency, span.from));
  const statement = statementOfAccount(payee, currency, span, entries, before);
  const titles: Record<string, string> = {};
  for (const reference of new Set(statement.rows.flatMap(({ use }) => use?.reference ?? []))) {
    const record = await deps.store.reference(referenceId(reference));
    titles[reference] = record?.rights.title ?? reference;
  }
  return done({ ...statement, works: usedWorks(statement), titles });
}

export const listBalances = (deps: Pick<CaseDeps, 'store'>, after: string | undefined, limit: number | undefined) =>
  deps.store.accountBalances(after, limit);

/** Sum of everything, per currency. Anything but nothing is a fault to be looked into at once. */
export async function ledgerDifference(deps: Pick<CaseDeps, 'store'>): Promise<Readonly<Record<Currency, number>>> {
  return Object.fromEntries(await deps.store.ledgerSums());
}

/** From then on nothing is booked into this month; corrections come in the next open one. Closing twice is the same as once. */
export const closePeriod = (
  deps: CaseDeps,
  period: Period,
  once?: Once,
): Promise<Outcome<{ readonly period: Period }, string>> =>
  commitOnce<{ readonly period: Period }, string>(deps, once, deps.clock.now(), async (tx) => {
    const at = deps.clock.now();
    if (!isPeriod(period))
      return refused('bad-period', `"${period.slice(0, 20)}" is no month.`, 'Write it as 2027-02.');
    if (endOfPeriod(period) > at)
      return refused('not-over', `${period} is not over yet (it ends in UTC).`, 'Close it when it has ended.');
    await tx.closePeriod(period, at);
    return done({ period });
  });

export interface Payment {
  readonly payee: LedgerAccount;
  readonly currency: Currency;
  readonly amount: number;
}

/** That a payee was paid, as far as something is owed. */
export const recordPayment = (
  deps: CaseDeps,
  { payee, currency, amount }: Payment,
  once?: Once,
): Promise<Outcome<Entry, string>> =>
  commitOnce<Entry, string>(deps, once, deps.clock.now(), async (tx) => {
    const at = deps.clock.now();
    const owed = await tx.balanceBefore(payee, currency, '9999-12');
    if (amount > owed)
      return refused(
        'more-than-owed',
        `${owed} minor units are owed to ${payee}, not ${amount}.`,
        'Record at most what is owed.',
      );
    const period = bookingPeriod(periodOf(at), new Set(await tx.closedPeriods()));
    const id = newName(deps, 'pay');
    const one = payment(payee, minorUnits(amount), { id, bookedAt: at, period, currency, because: 'payment' });
    await tx.book(one);
    return done(one);
  });

export const publishTariff = (deps: CaseDeps, tariff: Tariff, once?: Once): Promise<Outcome<Tariff, string>> =>
  commitOnce<Tariff, string>(deps, once, deps.clock.now(), async (tx) => {
    const known = (await tx.tariffs()).find(({ version }) => version === tariff.version);
    if (known && JSON.stringify(known) !== JSON.stringify(tariff))
      return refused(
        'published-already',
        `Tariff ${tariff.version} is published and never changes.`,
        'Publish it under a new version.',
      );
    const closed = await tx.closedPeriods();
    if (!known && closed.some((period) => period >= tariff.from))
      return refused(
        'month-closed',
        `${closed.at(-1)} is closed; a table cannot begin in or before it.`,
        'Let it begin in an open month.',
      );
    await tx.publishTariff(tariff, deps.clock.now());
    return done(tariff);
  });

/** What applies: the operator's tables, or the example until there is one. */
export async function listTariffs(deps: Pick<CaseDeps, 'store'>): Promise<readonly Tariff[]> {
  const own = await deps.store.tariffs();
  return own.length > 0 ? own : [FIRST_TARIFF];
}

export const readStatementSpan = readSpan;

export const statementAsCsv = (statement: AccountStatement, service: string): string =>
  statementCsv(statement, { service, titleOf: (reference) => statement.titles[reference] ?? reference });
