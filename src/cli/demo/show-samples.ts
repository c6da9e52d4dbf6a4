/**
 * Sends the samples through the same use cases as HTTP does, shows each decision as it falls, and leaves files to play with:
 * works, uploads, statements and receipts. A second start shows the first one's answers; one after an interrupted start too,
 * because every request has its key.
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
  findUpload,
  type Service,
  type UploadRecord,
} from '../../app/index.ts';
import { bytes, hex, sha256, uploadId, type Json } from '../../common/index.ts';
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

/** What earlier starts made. Keys of requests are forgotten after a while, this is not. */
interface Made {
  /** Titles. */
  readonly works: readonly string[];
  /** Ids by story. */
  readonly uploads: Readonly<Record<string, string>>;
}
const MADE = 'demo-samples';

/** Returns the ids of the uploads, by their stories. */
export async function showSamples(
  terminal: Terminal,
  service: Service,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const places = {
    works: join(folder, 'works'),
    uploads: join(folder, 'uploads'),
    receipts: join(folder, 'receipts'),
    statements: join(folder, 'statements'),
  };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  await writeFile(join(folder, 'vkey'), `${verifierKeyText(service)}\n`);

  const made = ((await service.store.setting(MADE)) ?? { works: [], uploads: {} }) as unknown as Made;
  const ffmpeg = await ffmpegIsHere();
  // Encoding takes seconds: it goes on while the pictures and texts are shown. What fails is said where it is needed.
  const wanted = [
    ...WORKS.filter(({ rights }) => !made.works.includes(rights.title)),
    ...UPLOADS.filter(({ story }) => made.uploads[story] === undefined),
  ];
  for (const { needs, bytes: make } of ffmpeg ? wanted : []) if (needs) make().catch(() => undefined);
  terminal.print(terminal.paint('bold', 'Works that claimants asked to protect'));
  for (const work of WORKS) {
    if (work.needs === 'ffmpeg' && !ffmpeg) continue;
    if (!made.works.includes(work.rights.title)) await protect(service, work, places.works);
    const { title, claimant, policy, ownership } = work.rights;
    terminal.print(
      `  ${title.padEnd(32)} ${terminal.paint('dim', `${claimant} · ${ownership === 'clear' ? policy : ownership.replace('_', ' ')}`)}`,
    );
  }
  terminal.print();
  terminal.print(terminal.paint('bold', 'Uploads, each checked as a platform would'));
  const leaves = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const [i, upload] of UPLOADS.entries()) {
    if (upload.needs === 'ffmpeg' && !ffmpeg) continue;
    const started = performance.now();
    const earlier = made.uploads[upload.story];
    const known = earlier === undefined ? undefined : await findUpload(service, uploadId(earlier));
    const record = known ?? (await check(service, upload, i, places.uploads));
    ids.set(upload.story, record.id);
    const name = fileName(i, upload.story);
    const { decision, statement, leafIndex } = record;
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
  await remember(service, {
    works: WORKS.filter(({ needs }) => ffmpeg || !needs).map(({ rights }) => rights.title),
    uploads: { ...made.uploads, ...Object.fromEntries(ids) },
  });
  await proved(service, Math.max(...leaves.values()));
  for (const [name, leaf] of leaves) {
    const receipt = await receiptForLeaf(service, leaf);
    await writeFile(join(places.receipts, `${name}.json`), `${JSON.stringify(receipt, null, 2)}\n`);
  }
  return ids;
}

const remember = (service: Service, made: Made): Promise<void> =>
  service.store.transaction((tx) => tx.saveSetting(MADE, made as unknown as Json));

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

async function check(service: Service, upload: SampleUpload, i: number, place: string): Promise<UploadRecord> {
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
  return submitted.value.answered.record;
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
