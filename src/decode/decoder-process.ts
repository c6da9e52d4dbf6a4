/**
 * One decoder process, seen from the parent: asked one question at a time, watched for time and memory, killed at the
 * first sign of trouble. While it has nothing to do it does not keep the parent alive.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { ANSWER_LIMITS, decodeAnswer, type Answer, type Question } from './answers.ts';
import type { Launch } from './containment.ts';
import { FrameReader, frameStart, type WireFrame } from './wire.ts';

export interface ProcessLimits {
  readonly secondsMax: number;
  readonly memoryMax: number;
}

export type FaultKind = 'died' | 'over-time' | 'over-memory' | 'broken-answer' | 'input-failed';

/** The process is of no more use; `kind` says whose fault it may be. */
export class ProcessFault extends Error {
  override readonly name = 'ProcessFault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}

/** The bytes of one file, in pieces; exactly `size` of them, or the question fails. */
export interface FileBytes {
  readonly size: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}

const START_SECONDS_MAX = 15;
/** Often enough that a decoder which grows by 2 GB a second is stopped within 100 MB of its bound. */
const MEMORY_WATCH_MS = 50;
const WORDS_KEPT = 2000;

export class DecoderProcess {
  filesSeen = 0;
  readonly #child: ChildProcess;
  readonly #reader = new FrameReader(ANSWER_LIMITS);
  #pid: number | undefined;
  #pidWords = '';
  #lastWords = '';
  #fault: ProcessFault | undefined;
  #waiting: { resolve: (frame: WireFrame) => void; reject: (fault: ProcessFault) => void } | undefined;
  readonly #gone: Promise<void>;

  /** Resolves once the decoder says it is ready. @throws ProcessFault */
  static async start(launch: Launch): Promise<DecoderProcess> {
    const started = new DecoderProcess(launch);
    const timer = setTimeout(
      () => started.#fail(new ProcessFault('over-time', 'it did not start in time')),
      START_SECONDS_MAX * 1000,
    );
    try {
      const { header } = await started.#nextFrame();
      if ((header as { kind?: unknown } | null)?.kind !== 'ready')
        throw new ProcessFault('broken-answer', 'it said something else than that it is ready');
      started.#ref(false);
      return started;
    } catch (fault) {
      await started.kill();
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  }

  private constructor(launch: Launch) {
    const child = spawn(launch.command, [...launch.arguments], {
      stdio: ['pipe', 'pipe', 'pipe', launch.tellsPid ? 'pipe' : 'ignore'],
      env: { ...launch.environment },
      cwd: '/',
    });
    this.#child = child;
    this.#pid = launch.tellsPid ? undefined : child.pid;
    this.#gone = new Promise((resolve) => {
      child.once('error', (cause) => {
        this.#fail(new ProcessFault('died', `it cannot be started (${cause.message})`, { cause }));
        if (child.pid === undefined) resolve();
      });
      child.once('close', (code, signal) => {
        this.#fail(new ProcessFault('died', `it ended (${signal ?? `exit ${code}`})${this.#lastLine()}`));
        resolve();
      });
    });
    child.stdout?.on('data', (chunk: Buffer) => this.#hear(chunk));
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (this.#lastWords = (this.#lastWords + chunk.toString('latin1')).slice(-WORDS_KEPT)),
    );
    // A pipe that breaks is reported by the end of the process.
    child.stdin?.on('error', () => undefined);
    (child.stdio[3] as Socket | null)?.on('data', (chunk: Buffer) => this.#hearPid(chunk));
  }

  get usable(): boolean {
    return this.#fault === undefined;
  }

  /** @throws ProcessFault, after which the process is gone; the signal's reason when aborted. */
  async ask(
    question: Question,
    file: FileBytes,
    limits: ProcessLimits,
    signal?: AbortSignal,
    onSent?: (share: number) => void,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.#fault !== undefined) throw this.#fault;
    this.filesSeen++;
    this.#ref(true);
    const overTime = setTimeout(
      () => this.#fail(new ProcessFault('over-time', `longer than ${limits.secondsMax} s`)),
      limits.secondsMax * 1000,
    );
    const watch = setInterval(() => this.#watchMemory(limits.memoryMax), MEMORY_WATCH_MS);
    const abort = (): void => this.#fail(new ProcessFault('died', 'aborted'));
    signal?.addEventListener('abort', abort);
    try {
      const reply = this.#nextFrame();
      // A process that dies while it is being fed fails `reply`; feeding then just stops.
      const fed = this.#feed(question, file, onSent).catch((cause: unknown) => {
        this.#fail(new ProcessFault('input-failed', 'the file changed or could not be read to its end', { cause }));
      });
      const frame = await reply;
      await fed;
      return this.#checked(frame, question);
    } catch (fault) {
      await this.kill();
      signal?.throwIfAborted();
      throw fault;
    } finally {
      clearTimeout(overTime);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      this.#ref(false);
    }
  }

  /** Resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#fail(new ProcessFault('died', 'killed'));
    this.#ref(true);
    await this.#gone;
  }

  #checked(frame: WireFrame, question: Question): Answer {
    try {
      return decodeAnswer(frame, question);
    } catch (cause) {
      const fault = new ProcessFault('broken-answer', 'it answered out of bounds', { cause });
      this.#fail(fault);
      throw fault;
    }
  }

  async #feed(question: Question, file: FileBytes, onSent?: (share: number) => void): Promise<void> {
    const pipe = this.#child.stdin!;
    pipe.write(frameStart(question, file.size));
    let sent = 0;
    for await (const piece of file.read()) {
      if (this.#fault !== undefined) return;
      sent += piece.length;
      if (sent > file.size) throw new Error('the file grew');
      if (!pipe.write(piece)) await Promise.race([new Promise((resolve) => pipe.once('drain', resolve)), this.#gone]);
      onSent?.(sent / file.size);
    }
    if (sent < file.size) throw new Error('the file shrank');
  }

  #nextFrame(): Promise<WireFrame> {
    return new Promise((resolve, reject) => {
      if (this.#fault !== undefined) reject(this.#fault);
      else this.#waiting = { resolve, reject };
    });
  }

  #hear(chunk: Buffer): void {
    if (this.#fault !== undefined) return;
    try {
      for (const frame of this.#reader.push(chunk)) {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        // An answer nobody asked for: it may be meant for the next question.
        if (waiting === undefined)
          return this.#fail(new ProcessFault('broken-answer', 'it answered without being asked'));
        waiting.resolve(frame);
      }
    } catch (cause) {
      this.#fail(new ProcessFault('broken-answer', 'its answer cannot be read', { cause }));
    }
  }

  #hearPid(chunk: Buffer): void {
    this.#pidWords = (this.#pidWords + chunk.toString('latin1')).slice(0, WORDS_KEPT);
    const told = /"child-pid"\s*:\s*(\d+)/.exec(this.#pidWords)?.[1];
    if (told !== undefined) this.#pid = Number(told);
  }

  #watchMemory(most: number): void {
    const resident = this.#pid === undefined ? undefined : residentBytes(this.#pid);
    if (resident !== undefined && resident > most)
      this.#fail(new ProcessFault('over-memory', `more than ${most} bytes`));
  }

  /** The first fault counts; every fault ends the process. */
  #fail(fault: ProcessFault): void {
    if (this.#fault !== undefined) return;
    this.#fault = fault;
    this.#child.kill('SIGKILL');
    this.#waiting?.reject(fault);
    this.#waiting = undefined;
  }

  #ref(busy: boolean): void {
    // A pipe that has closed has nothing to hold on to, and would remember the wish for ever.
    const pipes = this.#child.stdio.filter((pipe) => pipe?.destroyed === false) as unknown as Socket[];
    for (const handle of [this.#child, ...pipes]) {
      if (busy) handle.ref();
      else handle.unref();
    }
  }

  #lastLine(): string {
    const line = this.#lastWords.trim().split('\n').at(-1)?.slice(0, 200);
    return line ? `: ${line}` : '';
  }
}

/** Resident memory as the kernel counts it; undefined where there is no /proc, or the process is gone. */
function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
