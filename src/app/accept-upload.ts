/**
 * Uploads answered with 202: safe before the answer, decided after it. The file and a note beside it are made durable in
 * the spool folder; whatever is still there at the next start is taken up again. So a 202 is a promise that is kept.
 */
import { open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, uploadId, type Outcome, type UploadId } from '../common/index.ts';
import { earlierAnswer, remember, type KeyReused } from './answer-once.ts';
import type { Service } from './service.ts';
import { submitUpload, type SubmittedUpload, type UploadSubmission } from './submit-upload.ts';

type Note = Omit<UploadSubmission, 'file'>;

const UPLOAD_ID = /^up_[\w-]{22}$/;
const notePath = (deps: Pick<Service, 'spool'>, id: UploadId): string => join(deps.spool, `${id}.json`);
/** Where the server puts the body of an upload while it comes in. */
export const spooledFileName = (id: UploadId): string => id;
const filePath = (deps: Pick<Service, 'spool'>, id: UploadId): string => join(deps.spool, `${id}.part`);

/** After this resolves with `done`, the upload survives a crash. Idempotent for the same upload. */
export async function acceptUpload(deps: Service, submission: UploadSubmission): Promise<Outcome<UploadId, KeyReused>> {
  const { file, ...note } = submission;
  assert(file.kind === 'file', 'an upload that is to survive a crash lies in a file');
  await synced(file.path);
  await writeNote(notePath(deps, note.id), note);
  await synced(deps.spool);
  if (!note.once) return { kind: 'done', value: note.id };
  return deps.store.transaction(async (tx) => {
    const earlier = await earlierAnswer(tx, note.once);
    if (earlier.kind === 'refused') return earlier;
    const first = (earlier.value?.body as { upload: UploadId } | undefined)?.upload;
    if (first === undefined)
      await remember(tx, note.once, { status: 202, body: { upload: note.id } }, deps.clock.now());
    return { kind: 'done', value: first ?? note.id } as const;
  });
}

/** Known to be waiting: neither decided nor unknown. */
export async function isAccepted(deps: Pick<Service, 'spool'>, id: UploadId): Promise<boolean> {
  if (!UPLOAD_ID.test(id)) return false;
  return (await readNote(notePath(deps, id))) !== undefined;
}

export type WithinOutcome = Outcome<SubmittedUpload, KeyReused>;

/**
 * Decides; when that takes longer than the client waits (0: at once), the upload is made safe and its id returned without
 * an answer. Until then `signal`, the client going away, ends the work: nobody was promised anything, and a long film is a long
 * work. @throws what recognising or the store throw, and the signal's reason, as long as nothing was acknowledged
 */
export async function decideWithin(
  deps: Service,
  submission: UploadSubmission,
  waitMs: number,
  signal?: AbortSignal,
): Promise<WithinOutcome> {
  const { id } = submission;
  const left = new AbortController();
  const leave = (): void => left.abort(signal?.reason);
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  const decided = submitUpload(deps, submission, { signal: left.signal });
  const settled = decided.then(
    () => true,
    () => false, // told to whoever waits for `decided`; of an accepted upload, the job tries again
  );
  deps.busy.set(id, settled);
  let acknowledged = false;
  try {
    const first = waitMs === 0 ? 'late' : await Promise.race([decided, after(waitMs)]);
    if (first !== 'late') return first;
    // From here on it is a promise, kept whoever still listens.
    signal?.removeEventListener('abort', leave);
    const accepted = await acceptUpload(deps, submission);
    acknowledged = accepted.kind === 'done' && accepted.value === id;
    return accepted.kind === 'done' ? { kind: 'done', value: { id: accepted.value } } : accepted;
  } finally {
    signal?.removeEventListener('abort', leave);
    // Only now: while the upload was being accepted, its file and note had to stay.
    const cleaned = settled.then(async (ok) => {
      if (ok || !acknowledged) await forget(deps, id);
      deps.busy.delete(id);
    });
    deps.busy.set(id, cleaned);
    if (!acknowledged) await cleaned;
  }
}

const after = (ms: number): Promise<'late'> =>
  new Promise((resolve) => setTimeout(resolve, ms, 'late' as const).unref());

/** Everything accepted that nobody works on. One failure does not stop the others; they are returned. */
export async function finishAccepted(
  deps: Service,
  isStopping: () => boolean = () => false,
): Promise<readonly unknown[]> {
  const faults: unknown[] = [];
  for (const name of await readdir(deps.spool)) {
    if (isStopping()) break;
    const id = uploadId(name.replace(/\.json$/, ''));
    if (!name.endsWith('.json') || !UPLOAD_ID.test(id) || deps.busy.has(id)) continue;
    const note = await readNote(join(deps.spool, name));
    if (!note) continue;
    // Decided already, and stopped before cleaning up.
    const known = await deps.store.upload(id);
    const decided = known
      ? Promise.resolve()
      : submitUpload(deps, { ...note, file: { kind: 'file', path: filePath(deps, id) } });
    await decided.then(() => forget(deps, id)).catch((fault: unknown) => faults.push(fault));
  }
  return faults;
}

/** At start, before requests: bodies without a note were never acknowledged. */
export async function sweepSpool(deps: Pick<Service, 'spool'>): Promise<void> {
  const names = new Set(await readdir(deps.spool));
  for (const name of names) {
    const acknowledged = names.has(name.replace(/\.part$/, '.json'));
    if (name.endsWith('.new') || (name.endsWith('.part') && !acknowledged)) await unlink(join(deps.spool, name));
  }
}

async function forget(deps: Pick<Service, 'spool'>, id: UploadId): Promise<void> {
  // The note first: a note without its file would be tried for ever, a file without its note is swept at the next start.
  for (const path of [notePath(deps, id), filePath(deps, id)]) await unlink(path).catch(ignoreMissing);
}

async function writeNote(path: string, note: Note): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(note));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

async function readNote(path: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Note;
  } catch (error) {
    ignoreMissing(error);
    return undefined;
  }
}

/** fsync of a file or, so that a rename in it lasts, of a folder. */
async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
