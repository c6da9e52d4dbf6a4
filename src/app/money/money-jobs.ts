/**
 * What cases mean for the money, carried out by jobs: a reversal takes back, a resolution releases. Each entry has a name of its
 * own that follows from its cause, so that a job that runs twice books once.
 */
import { bookingPeriod, contraEntry, periodOf, releaseEscrow, type Entry } from '../../ledger/index.ts';
import type { OutboxRow, Transaction } from '../../store/store.ts';
import type { CaseDeps } from '../cases/act.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { rebook } from './report-usage.ts';

interface Released {
  readonly case: string;
  readonly reference: string;
  readonly shares: readonly { readonly claimant: string; readonly millionths: number }[];
}

export const ledgerCarrier = (deps: CaseDeps): Carrier => ({
  kinds: ['ledger-reverse', 'ledger-release', 'ledger-restore'],
  async carry(rows) {
    for (const row of rows) await deps.store.transaction((tx) => STEPS[row.kind]!(deps, tx, row));
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

const uploadOf = ({ payload }: OutboxRow): string => (payload as { upload: string }).upload.replace(/^upload\//, '');

const STEPS: Readonly<Record<string, (deps: CaseDeps, tx: Transaction, row: OutboxRow) => Promise<void>>> = {
  'ledger-reverse': takeBack,
  'ledger-release': release,
  // Public again: what it is used for is priced by what it counts as now.
  'ledger-restore': (deps, tx, row) => rebook(deps, tx, uploadOf(row)),
};

/** The claim on this upload was wrong: what it earned is taken back, from everybody it went to. */
async function takeBack(deps: CaseDeps, tx: Transaction, row: OutboxRow): Promise<void> {
  const { complaint, case: cause } = row.payload as { complaint?: string; case: string };
  const entries = await tx.entriesAbout({ upload: uploadOf(row) });
  const reversed = new Set(entries.flatMap(({ reverses }) => reverses ?? []));
  const because = complaint === undefined ? cause : complaint.includes('/') ? complaint : `complaint/${complaint}`;
  for (const one of entries) {
    if (one.kind === 'reversal' || reversed.has(one.id)) continue;
    await tx.book(contraEntry(one, { ...(await booking(deps, tx)), because }));
  }
}

async function release(deps: CaseDeps, tx: Transaction, { id, payload }: OutboxRow): Promise<void> {
  const { reference, shares, case: because } = payload as unknown as Released;
  const entries: readonly Entry[] = await tx.entriesAbout({ reference });
  const details = { ...(await booking(deps, tx)), id: `release ${id}`, because };
  for (const one of releaseEscrow(reference, entries, shares, details)) await tx.book(one);
}

async function booking(deps: CaseDeps, tx: Transaction) {
  const bookedAt = deps.clock.now();
  return { bookedAt, period: bookingPeriod(periodOf(bookedAt), new Set(await tx.closedPeriods())) };
}
