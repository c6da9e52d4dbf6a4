/**
 * Worker threads for batches of hash look-ups: they search the main thread's own index, whose memory is shared. Started at the first batch
 * that is worth it; a thread that fails is replaced, and its batch is looked up here.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SegmentHandle } from '../match/index.ts';
import type { LookUpAnswer, LookUpQuestion } from './look-up-worker.ts';

export interface LookUpThreadsOptions {
  /** Default: one for each processor, four at most. */
  readonly threads?: number;
  /** Hashes in the index, times hashes in the batch, from which on asking another thread costs less than looking here. */
  readonly worthFrom?: number;
}

/** A batch of ten in a million: half a millisecond of work against a tenth for the message. */
const WORTH_FROM = 10_000_000;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, (found: readonly Uint32Array[] | undefined) => void>;
}

export class LookUpThreads {
  readonly #count: number;
  readonly #worthFrom: number;
  #threads: Thread[] = [];
  #asked = 0;

  constructor({ threads, worthFrom = WORTH_FROM }: LookUpThreadsOptions = {}) {
    this.#count = threads ?? Math.min(4, availableParallelism());
    this.#worthFrom = worthFrom;
  }

  /** Threads that run. */
  get running(): number {
    return this.#threads.length;
  }

  /** For each hash keys and distances in turn; undefined when the caller should look itself. */
  async search(
    handles: readonly SegmentHandle[],
    words: readonly Uint32Array[],
  ): Promise<readonly (readonly number[] | Uint32Array)[] | undefined> {
    const size = handles.reduce((sum, { header }) => sum + header[1] - header[2], 0);
    if (size * words.length < this.#worthFrom) return undefined;
    while (this.#threads.length < this.#count) this.#threads.push(this.#start());
    // Whole batches, so that small ones cost one message: the thread with the least to do.
    const thread = this.#threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    return new Promise((resolve) => {
      const question: LookUpQuestion = { number: this.#asked++, handles, words };
      thread.waiting.set(question.number, resolve);
      thread.worker.postMessage(question);
    });
  }

  async stop(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  #start(): Thread {
    // In a clone the TypeScript file, in the package the compiled one: whichever this file is.
    const worker = new Worker(new URL(`./look-up-worker${import.meta.url.slice(-3)}`, import.meta.url));
    const thread: Thread = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', ({ number, found }: LookUpAnswer) => {
      thread.waiting.get(number)?.(found);
      thread.waiting.delete(number);
    });
    const end = (): void => {
      this.#threads = this.#threads.filter((other) => other !== thread);
      for (const resolve of thread.waiting.values()) resolve(undefined);
      thread.waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', end);
    return thread;
  }
}
