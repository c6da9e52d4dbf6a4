/** One thread that looks hashes up in the index of the main thread: same memory, no copy, no lock. */
import { parentPort } from 'node:worker_threads';
import { PDQ_RADIUS, SharedReader, type SegmentHandle } from '../match/index.ts';

export interface LookUpQuestion {
  readonly number: number;
  readonly handles: readonly SegmentHandle[];
  readonly words: readonly Uint32Array[];
}

export interface LookUpAnswer {
  readonly number: number;
  /** For each hash, keys and distances in turn. */
  readonly found: readonly Uint32Array[];
}

const reader = new SharedReader();

parentPort?.on('message', ({ number, handles, words }: LookUpQuestion) => {
  reader.keepOnly(handles);
  const found = words.map((one) => {
    const pairs: number[] = [];
    reader.search(handles, one, PDQ_RADIUS, (key, distance) => pairs.push(key, distance));
    return Uint32Array.from(pairs);
  });
  parentPort?.postMessage({ number, found } satisfies LookUpAnswer);
});
