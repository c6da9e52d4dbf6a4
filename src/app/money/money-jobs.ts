/**
 * What cases mean for the money, carried out by jobs: a reversal takes back, a resolution releases. Each entry has a name of its
 * own that follows from its cause, so that a job that runs twice books once.
 */
import { bookingPeriod, contraEntry, periodOf, releaseEscrow, type Entry } from '../../ledger/index.ts';
import type { OutboxRow, Transaction } from '../../store/store.ts';
import type { CaseDeps } from '../cases/act.ts';
import type { Carrier } from '../outbox/deliver.ts';

interface Released {
  readonly case: string;
  readonly reference: string;
  readonly shares: readonly { readonly claimant: string; readonly millionths: number }[];
}

export const ledgerCarrier = (deps: CaseDeps): Carrier => ({
  kinds: ['ledger-reverse', 'ledger-release'],
  async carry(rows) {
    for (const row of rows)
      await deps.store.transaction((tx) =>
        row.kind === 'ledger-reverse' ? takeBack(deps, tx, row) : release(deps, tx, row),
      );
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

/** The claim on this upload was wrong: what it earned is taken back, from everybody it went to. */
async function takeBack(deps: CaseDeps, tx: Transaction, { payload }: OutboxRow): Promise<void> {
  const { upload, complaint, case: cause } = payload as { upload: string; complaint?: string; case: string };
  const entries = await tx.entriesAbout({ upload: upload.replace(/^upload\//, '') });
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
