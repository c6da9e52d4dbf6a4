/** A few decoder processes, started when first needed, replaced when worn or faulty; who comes first is served first. */
import type { Launch } from './containment.ts';
import { DecoderUnavailable } from './decoder.ts';
import { DecoderProcess, ProcessFault } from './decoder-process.ts';

interface Waiter {
  readonly resolve: (process: DecoderProcess) => void;
  readonly reject: (cause: unknown) => void;
}

export class ProcessPool {
  readonly #launch: Launch;
  readonly #size: number;
  readonly #filesMax: number;
  readonly #idle: DecoderProcess[] = [];
  readonly #all = new Set<DecoderProcess>();
  readonly #waiters: Waiter[] = [];
  #starting = 0;
  #closed = false;

  /** `first` is a process already started with `launch`, if any. */
  constructor(launch: Launch, size: number, filesMax: number, first?: DecoderProcess) {
    this.#launch = launch;
    this.#size = size;
    this.#filesMax = filesMax;
    if (first !== undefined) {
      this.#all.add(first);
      this.#idle.push(first);
    }
  }

  /** Lends a process for `work` and takes it back. @throws DecoderUnavailable; what `work` throws; the signal's reason */
  async lend<T>(work: (process: DecoderProcess) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const process = await this.#acquire(signal);
    try {
      return await work(process);
    } finally {
      await this.#takeBack(process);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(new DecoderUnavailable('the decoder is closed'));
    await Promise.all([...this.#all].map((process) => process.kill()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #acquire(signal?: AbortSignal): Promise<DecoderProcess> {
    signal?.throwIfAborted();
    if (this.#closed) throw new DecoderUnavailable('the decoder is closed');
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.usable) return idle;
      this.#all.delete(idle); // killed from outside while it waited
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        resolve: (process) => (signal?.removeEventListener('abort', abort), resolve(process)),
        reject: (cause) => (signal?.removeEventListener('abort', abort), reject(cause)),
      };
      const abort = (): void => {
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiters.push(waiter);
      this.#startWhereNeeded();
    });
  }

  async #takeBack(process: DecoderProcess): Promise<void> {
    const worn = process.filesSeen >= this.#filesMax || this.#closed;
    if (process.usable && !worn) {
      const next = this.#waiters.shift();
      if (next === undefined) this.#idle.push(process);
      else next.resolve(process);
      return;
    }
    await process.kill();
    this.#all.delete(process);
    this.#startWhereNeeded();
  }

  /** As many starts as waiters, as far as the pool may grow. */
  #startWhereNeeded(): void {
    while (!this.#closed && this.#starting < this.#waiters.length && this.#all.size + this.#starting < this.#size) {
      this.#starting++;
      void this.#startOne();
    }
  }

  async #startOne(): Promise<void> {
    try {
      const process = await startTwice(this.#launch);
      this.#starting--;
      if (this.#closed) return await process.kill();
      this.#all.add(process);
      await this.#takeBack(process);
    } catch (cause) {
      this.#starting--;
      this.#waiters.shift()?.reject(new DecoderUnavailable('a decoder process could not be started', { cause }));
      this.#startWhereNeeded();
    }
  }
}

/** A start may be hit by chance (a full process table, a stray kill); twice in a row is no chance. */
async function startTwice(launch: Launch): Promise<DecoderProcess> {
  try {
    return await DecoderProcess.start(launch);
  } catch (first) {
    if (!(first instanceof ProcessFault)) throw first;
    return DecoderProcess.start(launch);
  }
}
