import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { asSharp, drawing, pngClaiming } from '../../test/fixtures/make-pictures.ts';
import { BOUNDS } from '../common/index.ts';
import { createDecoder, type DecoderOptions } from './create-decoder.ts';
import { DecoderUnavailable, type DecodeInput, type Decoder, type DecodeOutcome } from './decoder.ts';
import { diagnoseDecoding } from './diagnose.ts';

const entry = join(import.meta.dirname, '../../test/fixtures/misbehaving-decoder.mjs');
const told = (behaviour: string): DecodeInput => ({ kind: 'bytes', bytes: Buffer.from(behaviour) });
const textOf = (outcome: DecodeOutcome): string =>
  outcome.kind === 'decoded' && outcome.sample.modality === 'text' ? outcome.sample.text : outcome.kind;
const whyOf = (outcome: DecodeOutcome): string => (outcome.kind === 'undetermined' ? outcome.why : outcome.kind);

async function misbehaving(context: TestContext, options: DecoderOptions = {}): Promise<Decoder> {
  const decoder = await createDecoder({ processes: 1, entry, secondsMax: 10, ...options });
  context.after(() => decoder.close());
  return decoder;
}

/** Processes this one has started and that still live. */
function children(): number[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
}
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++) await pause(10);
  assert.ok(condition(), 'waited five seconds');
}
const linux = { skip: process.platform === 'linux' ? false : 'needs /proc' };

test('lets a decoder that was taken over reach no file, no address and no environment', async (context) => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  context.after(() => server.close());
  const attempt = told(
    `escape ${(server.address() as AddressInfo).port} ${join(import.meta.dirname, '../../README.md')}`,
  );
  for (const containment of ['bubblewrap', 'rlimits'] as const) {
    const decoder = await misbehaving(context, { containment });
    if (decoder.containment.kind !== containment) {
      context.diagnostic(`skipped for ${containment}: ${decoder.containment.detail}`);
      continue;
    }
    // Without namespaces the network stays open; the detail says so, and doctor asks for bubblewrap.
    assert.match(
      textOf(await decoder.decode(attempt)),
      containment === 'bubblewrap' ? /^$/ : /^(connect)?$/,
      containment,
    );
  }
});

test('stops a decoder that takes too long, and goes on with the next file', async (context) => {
  const decoder = await misbehaving(context, { secondsMax: 0.8 });
  for (const behaviour of ['hang', 'spin']) {
    assert.equal(whyOf(await decoder.decode(told(behaviour))), 'over-limit');
    assert.equal(textOf(await decoder.decode(told('echo still here'))), 'still here');
  }
});

test('stops a decoder that grows past its memory', linux, async (context) => {
  const decoder = await misbehaving(context, { memoryMax: 300 * 2 ** 20 });
  const outcome = await decoder.decode(told('grow'));
  assert.equal(whyOf(outcome), 'over-limit');
  assert.match(outcome.kind === 'undetermined' ? outcome.detail : '', /memory/);
  assert.equal(textOf(await decoder.decode(told('echo still here'))), 'still here');
});

test('believes no answer that is out of bounds, and no process that gave one', async (context) => {
  const decoder = await misbehaving(context);
  for (const behaviour of ['lie', 'flood', 'die']) {
    assert.equal(whyOf(await decoder.decode(told(behaviour))), 'undecodable', behaviour);
    assert.equal(textOf(await decoder.decode(told('echo next'))), 'next', behaviour);
  }
  await decoder.decode(told('chatter'));
  await pause(50);
  assert.equal(textOf(await decoder.decode(told('echo its own answer'))), 'its own answer');
});

test(
  'tries a file once more when its decoder is killed, then gives it up; the next file waits unharmed',
  linux,
  async (context) => {
    const decoder = await misbehaving(context);
    const before = children();
    let attempts = 0;
    const killMine = (): void => {
      attempts++;
      for (const pid of children()) if (!before.includes(pid)) process.kill(pid, 'SIGKILL');
    };
    await decoder.decode(told('die')); // whatever ran before is replaced by one that started after `before`
    const outcome = decoder.decode(told('hang'), { onProgress: killMine });
    const queued = decoder.decode(told('echo waited its turn'));
    assert.equal(whyOf(await outcome), 'undecodable');
    assert.equal(attempts, 2);
    assert.equal(textOf(await queued), 'waited its turn');
  },
);

test('loses no picture when its decoder is killed from outside once', linux, async (context) => {
  const before = children();
  const decoder = await createDecoder({ processes: 1 });
  context.after(() => decoder.close());
  const bytes = pngClaiming(7000, 7000, new Uint8Array(7000 * 7001));
  const killed: number[] = [];
  const outcome = await decoder.decode(
    { kind: 'bytes', bytes },
    {
      onProgress: () => {
        if (killed.length > 0) return;
        killed.push(...children().filter((pid) => !before.includes(pid)));
        for (const pid of killed) process.kill(pid, 'SIGKILL');
      },
    },
  );
  assert.equal(whyOf(outcome), 'decoded');
  assert.equal(killed.length, 1);
});

test('ends at once when it is aborted, in work and in the queue, with the reason given', async (context) => {
  const decoder = await misbehaving(context);
  const [inWork, inQueue] = [new AbortController(), new AbortController()];
  const first = decoder.decode(told('hang'), { signal: inWork.signal });
  const second = decoder.decode(told('echo never'), { signal: inQueue.signal });
  const third = decoder.decode(told('echo goes on'));
  await pause(50);
  inQueue.abort(new Error('the uploader left'));
  await assert.rejects(second, /the uploader left/);
  inWork.abort(new Error('shutting down'));
  await assert.rejects(first, /shutting down/);
  assert.equal(textOf(await third), 'goes on');
  await assert.rejects(
    decoder.decode(told('echo never'), { signal: AbortSignal.abort(new Error('too late')) }),
    /too late/,
  );
});

test('replaces a process after as many files as it may see', linux, async (context) => {
  const before = children();
  const decoder = await misbehaving(context, { filesMax: 2 });
  const seen = new Set<number>();
  for (let file = 0; file < 5; file++) {
    assert.equal(textOf(await decoder.decode(told(`echo file ${file}`))), `file ${file}`);
    for (const pid of children()) if (!before.includes(pid)) seen.add(pid);
  }
  assert.ok(seen.size >= 2, `${seen.size} processes`);
});

test('leaves no process behind when it is closed, whatever it was doing', linux, async () => {
  const before = children();
  const decoder = await createDecoder({ processes: 2, entry });
  const work = ['hang', 'spin', 'echo queued'].map((behaviour) =>
    decoder.decode(told(behaviour)).then(whyOf, (cause: unknown) => cause),
  );
  await pause(400);
  assert.ok(children().length > before.length);
  await decoder.close();
  await Promise.all(work);
  await until(() => children().every((pid) => before.includes(pid)));
  await assert.rejects(decoder.decode(told('echo')), DecoderUnavailable);
});

test('does not keep a program alive that has no more to decode, and lets none end before its file is decoded', async () => {
  const door = join(import.meta.dirname, 'index.ts');
  const program = `
    import { createDecoder } from ${JSON.stringify(door)};
    const decoder = await createDecoder();
    decoder.decode({ kind: 'bytes', bytes: Buffer.from('a text that is decoded to its end') }).then((outcome) => console.log(outcome.kind));
  `;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { timeout: 20_000 });
  assert.equal((await run).stdout.trim(), 'decoded');
});

test('decodes as many files at a time as asked, and answers each with its own content', async (context) => {
  const decoder = await createDecoder({ processes: 2 });
  context.after(() => decoder.close());
  const sizes = Array.from({ length: 12 }, (_, i) => 40 + i);
  const outcomes = await Promise.all(
    sizes.map(async (width) =>
      decoder.decode({
        kind: 'bytes',
        bytes: await asSharp(drawing({ width, height: 30 }))
          .png()
          .toBuffer(),
      }),
    ),
  );
  assert.deepEqual(
    outcomes.map(
      (outcome) => outcome.kind === 'decoded' && outcome.sample.modality === 'image' && outcome.sample.width,
    ),
    sizes,
  );
});

test('reads files, and says what is none', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-decode-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const decoder = await misbehaving(context);
  const path = join(folder, 'picture.jpg');
  const long = `echo ${'a long text. '.repeat(200_000)}`;
  writeFileSync(path, long);
  const shares: number[] = [];
  const outcome = await decoder.decode({ kind: 'file', path }, { onProgress: (share) => shares.push(share) });
  assert.equal(textOf(outcome), long.slice(5));
  assert.ok(shares.length > 1 && shares.at(-1) === 1 && shares.every((share, i) => i === 0 || share > shares[i - 1]!));
  assert.equal(whyOf(await decoder.decode({ kind: 'file', path: folder })), 'undecodable');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  assert.equal(whyOf(await decoder.decode({ kind: 'file', path: join(folder, 'pipe') })), 'undecodable');
  await assert.rejects(decoder.decode({ kind: 'file', path: join(folder, 'missing') }), { code: 'ENOENT' });
});

test('decodes files of the largest size of their kind, and none one byte larger', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-decode-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const decoder = await createDecoder({ processes: 1 });
  context.after(() => decoder.close());
  const path = join(folder, 'file');
  const outcomeAt = async (start: Uint8Array, size: number): Promise<string> => {
    writeFileSync(path, start);
    truncateSync(path, size);
    return whyOf(await decoder.decode({ kind: 'file', path }));
  };
  const picture = pngClaiming(1, 1, Uint8Array.of(0, 200));
  assert.equal(await outcomeAt(picture, BOUNDS.imageBytesMax), 'decoded');
  assert.equal(await outcomeAt(picture, BOUNDS.imageBytesMax + 1), 'over-limit');
  assert.equal(await outcomeAt(picture, BOUNDS.uploadBytesMax + 1), 'over-limit');
  const text = Buffer.alloc(BOUNDS.textBytesMax, 'A sentence of a long book. ');
  assert.equal(whyOf(await decoder.decode({ kind: 'bytes', bytes: text })), 'decoded');
  assert.equal(
    whyOf(await decoder.decode({ kind: 'bytes', bytes: Buffer.concat([text, Buffer.from('.')]) })),
    'over-limit',
  );
});

test('says that no decoder is available when none starts, and why', async () => {
  await assert.rejects(createDecoder({ entry: '/nowhere/decoder.mjs' }), (fault: Error) => {
    assert.ok(fault instanceof DecoderUnavailable);
    assert.match(fault.message, /did not start/);
    return true;
  });
});

test('diagnoses each part of decoding, with a fix for what is missing', async () => {
  const findings = await diagnoseDecoding();
  assert.deepEqual(
    findings.map(({ name }) => name),
    ['pictures (sharp)', 'containment of decoders', 'ffmpeg', 'ffprobe', 'sound without ffmpeg'],
  );
  for (const { ok, fix, detail } of findings) assert.ok(detail !== '' && (ok || fix !== undefined));
  assert.ok(findings[0]!.ok);
});
