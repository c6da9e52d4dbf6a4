/**
 * Sends the samples through the same use cases as HTTP does, shows each decision as it falls, and leaves files to play with:
 * works, uploads, statements and receipts. A second start gets the first one's answers: every request has its key.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  addReference,
  newUploadId,
  receiptForLeaf,
  submitUpload,
  verifierKeyText,
  type AnsweredUpload,
  type Service,
} from '../../app/index.ts';
import { bytes, hex, sha256 } from '../../common/index.ts';
import { paintAction } from '../describe-decision.ts';
import { duration, type Terminal } from '../terminal.ts';
import { CommandFailed } from '../usage.ts';
import { ffmpegIsHere } from './film.ts';
import { FILM_UPLOADS, FILM_WORKS } from './film-samples.ts';
import { SAMPLE_UPLOADS, SAMPLE_WORKS, type SampleUpload, type SampleWork } from './samples.ts';

const ENDING: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
};
/** New ones at the end: an upload's key is its place. */
const WORKS = [...SAMPLE_WORKS, ...FILM_WORKS];
const UPLOADS = [...SAMPLE_UPLOADS, ...FILM_UPLOADS];

export async function showSamples(terminal: Terminal, service: Service, folder: string): Promise<void> {
  const places = {
    works: join(folder, 'works'),
    uploads: join(folder, 'uploads'),
    receipts: join(folder, 'receipts'),
    statements: join(folder, 'statements'),
  };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  await writeFile(join(folder, 'vkey'), `${verifierKeyText(service)}\n`);

  const ffmpeg = await ffmpegIsHere();
  // Encoding takes seconds: it goes on while the pictures and texts are shown. What fails is said where it is needed.
  for (const { needs, bytes: make } of ffmpeg ? [...WORKS, ...UPLOADS] : []) if (needs) make().catch(() => undefined);
  terminal.print(terminal.paint('bold', 'Works that claimants asked to protect'));
  for (const work of WORKS) {
    if (work.needs === 'ffmpeg' && !ffmpeg) continue;
    await protect(service, work, places.works);
    const { title, claimant, policy, ownership } = work.rights;
    terminal.print(
      `  ${title.padEnd(32)} ${terminal.paint('dim', `${claimant} · ${ownership === 'clear' ? policy : ownership.replace('_', ' ')}`)}`,
    );
  }
  terminal.print();
  terminal.print(terminal.paint('bold', 'Uploads, each checked as a platform would'));
  const leaves = new Map<string, number>();
  for (const [i, upload] of UPLOADS.entries()) {
    if (upload.needs === 'ffmpeg' && !ffmpeg) continue;
    const started = performance.now();
    const answered = await check(service, upload, i, places.uploads);
    const name = fileName(i, upload.story);
    const { decision, statement, leafIndex } = answered.record;
    leaves.set(name, leafIndex);
    if (statement) await writeFile(join(places.statements, `${name}.txt`), statement.text);
    const rule = terminal.paint('dim', `${decision.rule.padEnd(4)} ${duration(performance.now() - started)}`);
    terminal.print(
      `  ${upload.story.padEnd(50)} ${pad(paintAction(terminal, decision.action), decision.action, 19)} ${rule}`,
    );
  }
  if (!ffmpeg)
    terminal.print(
      terminal.paint(
        'yellow',
        '  Films are skipped: ffmpeg is not installed. Install it (apt-get install ffmpeg) and start again.',
      ),
    );
  await proved(service, Math.max(...leaves.values()));
  for (const [name, leaf] of leaves) {
    const receipt = await receiptForLeaf(service, leaf);
    await writeFile(join(places.receipts, `${name}.json`), `${JSON.stringify(receipt, null, 2)}\n`);
  }
}

/** Waits until a signed checkpoint covers the leaf: about a second. Without it the receipts hold promises, which are good too. */
async function proved(service: Service, leaf: number): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    const checkpoint = await service.store.checkpoint();
    if (checkpoint !== undefined && checkpoint.size > leaf) return;
    await setTimeout(100);
  }
}

async function protect(service: Service, work: SampleWork, place: string): Promise<void> {
  const content = await work.bytes();
  const { title } = work.rights;
  await writeFile(join(place, `${fileName(undefined, title)}.${ENDING[work.type]}`), content);
  const { reference: _, ...fields } = work.rights;
  const once = { idempotencyKey: `work ${title}`, scope: 'demo', requestHash: title };
  const added = await addReference(service, {
    file: { kind: 'bytes', bytes: content },
    work: fields,
    shadow: false,
    once,
  });
  if (added.kind === 'refused')
    throw new CommandFailed(`the sample work “${title}” was refused`, added.detail, added.fix);
}

async function check(service: Service, upload: SampleUpload, i: number, place: string): Promise<AnsweredUpload> {
  const content = await upload.bytes();
  await writeFile(join(place, `${fileName(i, upload.story)}.${ENDING[upload.type]}`), content);
  const { territory, declaration, story } = upload;
  const submitted = await submitUpload(service, {
    id: newUploadId(service),
    file: { kind: 'bytes', bytes: content },
    size: bytes(content.length),
    sha256: hex(sha256(content)),
    territory,
    declaration,
    once: { idempotencyKey: `upload ${i}`, scope: 'demo', requestHash: story },
  });
  if (submitted.kind === 'refused')
    throw new CommandFailed(`the sample upload “${story}” was refused`, submitted.detail, submitted.fix);
  if (!submitted.value.answered)
    throw new CommandFailed(
      `the sample upload “${story}” has no answer yet`,
      'another process is deciding it',
      'start the demo again',
    );
  return submitted.value.answered;
}

const fileName = (i: number | undefined, words: string): string => {
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return i === undefined ? slug : `${String(i + 1).padStart(2, '0')}-${slug}`;
};

/** Pads by what is seen: colour codes take no room. */
const pad = (painted: string, plain: string, width: number): string =>
  painted + ' '.repeat(Math.max(0, width - plain.length));
