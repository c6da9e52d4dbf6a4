/**
 * Erasing a person (Art. 17 GDPR) without touching the tree: record and salt of every leaf, texts, contact, kept files and what
 * an upload's record says beyond the decision are destroyed; a leaf says that it was done. What somebody may still contest, or
 * must be kept under an order, waits: nothing is purged while a window or a hold is open.
 */
import { done, instant, refused, uploadId, type Instant, type Outcome } from '../../common/index.ts';
import { parseLeaf, toLeaf } from '../../log/index.ts';
import type { CaseFile, OutboxRow, Transaction } from '../../store/store.ts';
import type { Carrier, Delivery } from '../outbox/deliver.ts';
import type { Service } from '../service.ts';

type EraseDeps = Pick<Service, 'store' | 'clock' | 'files'>;

export interface Erased {
  readonly cases: number;
  readonly leaves: number;
  readonly texts: number;
}

const SUBJECT = /^(account|party|claimant|upload)\/[\x21-\x7e]{1,128}$/;
const PAGE = 200;

/** What stands against it today; undefined when nothing does. */
export const erasureWaitsFor = (
  deps: Pick<Service, 'store' | 'clock'>,
  subject: string,
): Promise<Outcome<never, string> | undefined> => waitsFor(deps.store, deps.clock.now(), subject);

type CaseReads = Pick<Transaction, 'docket' | 'caseFile'>;

async function waitsFor(reads: CaseReads, now: Instant, subject: string): Promise<Outcome<never, string> | undefined> {
  if (!SUBJECT.test(subject))
    return refused(
      'not-a-subject',
      'This names nobody here.',
      'Name `account/…`, `party/…`, `claimant/…` or `upload/…`.',
    );
  const held = (await casesAbout(reads, subject)).find((file) => isPending(file) || contestableUntil(file) > now);
  if (!held) return undefined;
  const until = contestableUntil(held);
  return refused(
    'still-open',
    isPending(held)
      ? // Which one is nobody's business here: it may be an order that must not be spoken of.
        'Something about them is open: what it is about must stay until it is closed.'
      : `A decision about them may be contested until ${new Date(until).toISOString().slice(0, 10)}.`,
    'It is erased as soon as nothing stands against it; the proposal may be made now.',
  );
}

/** A notice that was merged into another is not open, but its notifier has still to be answered. */
const isPending = ({ open, kind, state }: CaseFile): boolean => open || (kind === 'notice' && state === 'MERGED');

/** Machines show until when a closed case may be contested, in milliseconds. */
const contestableUntil = ({ shown }: CaseFile): Instant =>
  instant(typeof shown?.['contestableUntil'] === 'number' ? shown['contestableUntil'] : 0);

async function casesAbout(reads: CaseReads, subject: string): Promise<CaseFile[]> {
  const own = await reads.caseFile(subject);
  const found: CaseFile[] = own ? [own] : [];
  let after: string | undefined;
  do {
    const page = await reads.docket({ about: subject, limit: PAGE, ...(after !== undefined && { after }) });
    found.push(...page.rows.filter(({ stream }) => stream !== subject));
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Erasing twice erases nothing more. Files go after the commit: a stop in between leaves files that the next turn removes. */
export async function eraseSubject(deps: EraseDeps, subject: string): Promise<Outcome<Erased, string>> {
  const uploads = new Set<string>();
  const outcome = await deps.store.transaction(async (tx): Promise<Outcome<Erased, string>> => {
    const waits = await waitsFor(tx, deps.clock.now(), subject);
    if (waits) return waits;
    const at = deps.clock.now();
    const cases = await casesAbout(tx, subject);
    let leaves = 0;
    let texts = 0;
    for (const file of cases) {
      const erased = await eraseLeaves(tx, file.lastLeaf);
      texts += await tx.eraseTexts(file.stream);
      if (file.kind === 'upload') {
        uploads.add(file.stream.slice('upload/'.length));
        await tx.eraseUpload(uploadId(file.stream.slice('upload/'.length)));
        await tx.forgetPrint(uploadId(file.stream.slice('upload/'.length)));
        await tx.endAllowances(uploadId(file.stream.slice('upload/'.length)), []);
      }
      leaves += erased;
      if (erased === 0) continue;
      const prev = file.lastLeaf!;
      const leaf = await tx.takeIn(
        'erasure',
        ({ n }) => toLeaf({ k: 'erasure', n, a: 'ERASED', case: file.pseudonym, prev, ground: 'eu/gdpr-17', at }),
        undefined,
        at,
      );
      await tx.saveCaseFile({ ...file, changedAt: at, lastLeaf: leaf.index });
    }
    if (!subject.startsWith('upload/')) await tx.eraseParty(subject);
    if (subject.startsWith('account/')) await tx.forgetAllowancesOf(subject);
    return done({ cases: cases.length, leaves, texts });
  });
  if (outcome.kind === 'done') for (const id of uploads) await deps.files?.erase(id);
  return outcome;
}

/** Back along the case's leaves: each names its predecessor. */
async function eraseLeaves(tx: Transaction, newest: number | undefined): Promise<number> {
  let erased = 0;
  for (let index = newest; index !== undefined;) {
    if (await tx.erasePrivateHalf(index)) erased++;
    const [stored] = await tx.leaves(index, 1);
    const leaf = stored && parseLeaf(stored.leaf);
    index = leaf?.kind === 'done' ? leaf.value.prev : undefined;
  }
  return erased;
}

/** Approved by two: carried out as soon as nothing stands against it any more. */
export const erasureCarrier = (deps: EraseDeps): Carrier => ({
  kinds: ['approved-erase'],
  carry: (rows) => Promise.all(rows.map((row) => carryErasure(deps, row))),
});

async function carryErasure(deps: EraseDeps, row: OutboxRow): Promise<Delivery> {
  const { subject } = row.payload as { subject: string };
  const outcome = await eraseSubject(deps, subject);
  return outcome.kind === 'done' ? { kind: 'delivered' } : { kind: 'waiting', why: outcome.detail };
}
