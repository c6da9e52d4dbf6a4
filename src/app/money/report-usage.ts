/**
 * A platform reports how often an upload was seen in a month; what that makes due is in the ledger before the answer goes out.
 * Reports are totals: sent again they change nothing, grown or corrected they book the difference.
 */
import {
  done,
  referenceId,
  refused,
  uploadId,
  type Instant,
  type Outcome,
  type ReferenceId,
} from '../../common/index.ts';
import { machines, stateOf, type UploadState } from '../../casework/index.ts';
import {
  bookUsage,
  claimantAccount,
  daysIn,
  endOfPeriod,
  FIRST_TARIFF,
  isPeriod,
  payableWorks,
  periodOf,
  startOf,
  tariffFor,
  useKey,
  type Entry,
  type Owners,
  type PayableWork,
  type Period,
} from '../../ledger/index.ts';
import {
  decideByTerritory,
  licenceCovers,
  type Declaration,
  type Territory,
  type WorkRights,
} from '../../policy/index.ts';
import type { Transaction, UploadRecord } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { eventsOf, type CaseDeps } from '../cases/act.ts';
import type { Once } from '../service.ts';
import { readPolicies } from '../policy/read-policies.ts';
import { licencesOf, isRegistered, rightsNow } from './rights-now.ts';

export interface Usage {
  readonly upload: string;
  readonly period: Period;
  readonly territory?: Territory;
  readonly views: number;
  /** Days it was up; absent: the whole month. */
  readonly days?: number;
  /** What the platform took in with it, minor units; absent: nothing. */
  readonly gross?: number;
}

export interface BookedUsage {
  readonly upload: string;
  readonly period: Period;
  readonly territory: Territory;
  /** New entries; none when the same was reported before. */
  readonly entries: readonly Entry[];
  /** Works of the upload that owe something, and by what right. */
  readonly works: readonly Pick<PayableWork, 'reference' | 'basis'>[];
}

export const reportUsage = (deps: CaseDeps, usage: Usage, once?: Once): Promise<Outcome<BookedUsage, string>> =>
  commitOnce(deps, once, deps.clock.now(), (tx) => bookIn(deps, tx, usage));

/**
 * Months of an upload are priced anew on their last totals, as after a change of what it is, or of the price. Equal prices change
 * nothing. @param only this month; default: all of them
 */
export async function rebook(deps: CaseDeps, tx: Transaction, upload: string, only?: Period): Promise<void> {
  for (const { period, territory, views, days, gross } of await tx.latestUsage(upload))
    if (only === undefined || period === only)
      await bookIn(deps, tx, { upload, period, territory, views, days, gross });
}

async function bookIn(deps: CaseDeps, tx: Transaction, usage: Usage): Promise<Outcome<BookedUsage, string>> {
  const at = deps.clock.now();
  const record = await tx.upload(uploadId(usage.upload));
  if (!record)
    return refused('not-found', 'There is no upload under this id.', 'Check the id; it is the `id` of the answer.');
  const { period, views, gross = 0, territory = record.territory } = usage;
  const stop = impossible(usage, at);
  if (stop) return stop;
  const days = usage.days ?? daysIn(period);
  await tx.saveUsage({ upload: usage.upload, territory, period, views, days, gross, reportedAt: at });
  const tariffs = await tx.tariffs();
  const tariff = tariffFor(tariffs.length > 0 ? tariffs : [FIRST_TARIFF], period) ?? FIRST_TARIFF;
  const closed = new Set(await tx.closedPeriods());
  const { works, rights, declaration, moment } = await payableIn(tx, record, territory, period, at);
  const entries: Entry[] = [];
  for (const work of works) {
    const owners = await ownersOf(tx, rights.get(referenceId(work.reference))!, territory, declaration, moment);
    const key = useKey({ upload: usage.upload, reference: work.reference, territory, period, basis: work.basis });
    const booked = await tx.entriesOfUse(key);
    const leaf = record.leafIndex;
    const one = bookUsage(
      { upload: usage.upload, leaf, territory, period, totals: { views, days, gross }, work, owners },
      { tariff, closed, bookedAt: at, booked },
    );
    if (!one) continue;
    if (await tx.book(one)) entries.push(one);
  }
  return done({
    upload: usage.upload,
    period,
    territory,
    entries,
    works: works.map(({ reference, basis }) => ({ reference, basis })),
  });
}

function impossible({ period, days, views, gross = 0 }: Usage, at: Instant) {
  if (!isPeriod(period)) return refused('bad-period', `"${period.slice(0, 20)}" is no month.`, 'Write it as 2027-02.');
  if (period > periodOf(at))
    return refused(
      'in-the-future',
      `${period} has not begun (months begin and end in UTC).`,
      'Report a month that has begun.',
    );
  if (days !== undefined && days > daysIn(period))
    return refused(
      'too-many-days',
      `${period} has ${daysIn(period)} days.`,
      'Give the days the upload was up, or leave them out.',
    );
  const whole = [views, gross].every((one) => Number.isSafeInteger(one) && one >= 0);
  return whole
    ? undefined
    : refused('not-whole', 'Views and gross are whole numbers.', 'Give gross in minor units, such as cents.');
}

interface Payable {
  readonly works: readonly PayableWork[];
  readonly rights: ReadonlyMap<ReferenceId, WorkRights>;
  readonly declaration: Declaration;
  readonly moment: Instant;
}

/** Decided for the month: at its last moment so far, or at its first if only then something was licensed. */
async function payableIn(
  tx: Transaction,
  record: UploadRecord,
  territory: Territory,
  period: Period,
  at: Instant,
): Promise<Payable> {
  const rights = new Map<ReferenceId, WorkRights>();
  const outcome = record.outcome;
  const declaration = await declarationOf(tx, record);
  if (outcome.kind === 'matched')
    for (const { reference } of outcome.matches) {
      const found = await tx.reference(reference);
      // A withdrawn reference earns nothing more; what it earned stays.
      if (found && found.state.kind === 'active') rights.set(reference, await rightsNow(tx, found.rights, at));
    }
  const matches = outcome.kind === 'matched' ? outcome.matches.filter((one) => rights.has(one.reference)) : [];
  const [first, ...others] = matches;
  const moments = [Math.min(at, endOfPeriod(period) - 1), Math.max(record.receivedAt, startOf(period))] as Instant[];
  // What is owed follows the policy of the day it was decided; a later one changes nothing that was decided.
  const policies = await readPolicies(tx);
  const asked = moments.map((moment) => {
    if (!first) return { works: [], moment };
    const { facts, decision } = decideByTerritory({
      policyFor: (profile) => policies.inForce(profile, record.receivedAt),
      outcome: { kind: 'matched', matches: [first, ...others] },
      fileSize: record.size,
      rights,
      declaration,
      flagRight: record.facts.flagRight,
      territory,
      stage: 'upload',
      now: moment,
    });
    return { works: payableWorks(facts, decision.per), moment };
  });
  const licensed = asked.find(({ works }) => works.some(({ basis }) => basis === 'licence')) ?? asked[0]!;
  return { ...licensed, rights, declaration };
}

/** What the uploader said last counts: a flag may have come after the upload. */
async function declarationOf(tx: Transaction, record: UploadRecord): Promise<Declaration> {
  const events = await eventsOf(tx, { kind: 'upload', id: record.id });
  const state = stateOf(machines, `upload/${record.id}`, events) as UploadState;
  const flag = state.kind === 'known' ? state.facts?.flag : undefined;
  return flag ? { ...record.declaration, flag } : record.declaration;
}

async function ownersOf(
  tx: Transaction,
  rights: WorkRights,
  territory: Territory,
  declaration: Declaration,
  moment: Instant,
): Promise<Owners> {
  const { reference, claimant } = rights;
  const claims = await tx.claimsOn(reference);
  const here = claims.filter(({ territories }) => territories === 'all' || territories.includes(territory));
  const shares =
    claims.length === 0 && isRegistered(claimant)
      ? [{ claimant, millionths: 1_000_000 }]
      : here.map((one) => ({ claimant: one.claimant, millionths: one.share }));
  const licences = await licencesOf(tx, reference, claims, claimant);
  const licence = licences.find((one) => licenceCovers(one, territory, declaration, moment));
  return {
    disputed: rights.ownership === 'disputed',
    shares,
    ...(licence && {
      licence: { id: licence.id, terms: licence.terms, ...(licensorOf(licence) && { licensor: licensorOf(licence)! }) },
    }),
  };
}

const licensorOf = ({ licensor, works }: { licensor?: string; works: object }): string | undefined =>
  licensor ?? ('claimant' in works ? claimantAccount(works.claimant as string) : undefined);
