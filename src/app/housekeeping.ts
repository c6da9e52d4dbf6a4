/**
 * Once a day, what nobody needs any more is erased: files kept as evidence when every window and hold about them is over and
 * some days have passed, links and sign-ins that expired, answers to requests that nobody will repeat. Nothing is purged while
 * somebody may still contest the decision, while a case about it is open, or while an order has it preserved.
 */
import { instant, uploadId, type Instant } from '../common/index.ts';
import type { CaseFile } from '../store/store.ts';
import { heldEvidence } from './cases/orders.ts';
import type { Service } from './service.ts';

export const KEEP_DAYS = 30;
const DAY_MS = 86_400_000;
/** An Idempotency-Key is for retries: a client that comes back after a week asks anew. */
const ANSWER_DAYS = 7;
/** A file whose upload is not in the store belongs to one being received, or to one that was never kept. */
const ORPHAN_MS = DAY_MS;

export interface Kept {
  readonly files: number;
  readonly links: number;
  readonly answers: number;
}

type HouseDeps = Pick<Service, 'store' | 'clock' | 'files' | 'signIn'>;

/** What was erased. Done again, it erases nothing more. */
export async function keepHouse(deps: HouseDeps, keepDays = KEEP_DAYS): Promise<Kept> {
  const now = deps.clock.now();
  let files = 0;
  for (const { owner, since } of (await deps.files?.owners()) ?? []) {
    // A work's own file is evidence for every upload it is matched with: it goes with the work, not with time.
    if (!owner.startsWith('up_') || !(await isOver(deps, owner, since, keepDays))) continue;
    await deps.files!.erase(owner);
    files++;
  }
  const gone = { links: 0, answers: 0 };
  const answersBefore = instant(now - ANSWER_DAYS * DAY_MS);
  for (let more = true; more;) {
    const { links, answers } = await deps.store.transaction((tx) => tx.forgetExpired(now, answersBefore));
    gone.links += links;
    gone.answers += answers;
    more = links + answers > 0;
  }
  await deps.signIn?.forgetExpired();
  return { files, ...gone };
}

async function isOver(deps: HouseDeps, owner: string, since: Instant, keepDays: number): Promise<boolean> {
  const now = deps.clock.now();
  const record = await deps.store.upload(uploadId(owner));
  if (!record) return since + ORPHAN_MS < now;
  const upload = `upload/${owner}`;
  const cases = await casesAbout(deps, upload);
  if (!cases || cases.some(({ open }) => open)) return false;
  const last = Math.max(...cases.map(endOfWindow));
  if (last + keepDays * DAY_MS >= now) return false;
  const account = cases.flatMap(({ about }) => about).filter((one) => one.startsWith('account/'));
  for (const subject of new Set([upload, ...account])) {
    if ((await heldEvidence(deps, subject)).length > 0) return false;
  }
  return true;
}

/** The upload's own case and all that are about it; undefined when it has none: then nobody knows until when it may be contested. */
async function casesAbout({ store }: HouseDeps, upload: string): Promise<readonly CaseFile[] | undefined> {
  const own = await store.caseFile(upload);
  if (!own) return undefined;
  const found = [own];
  let after: string | undefined;
  do {
    const page = await store.docket({ about: upload, ...(after !== undefined && { after }) });
    found.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Milliseconds. A closed case that shows no window ended when it last changed. */
const endOfWindow = ({ shown, changedAt }: CaseFile): number => {
  const until = shown?.['contestableUntil'];
  return typeof until === 'number' ? until : changedAt;
};
