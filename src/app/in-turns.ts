/** Long pure work in turns with everything else this process does: no request waits for a three-hour sound. */
import type { Steps } from '../fingerprint/index.ts';

/** Milliseconds of one turn; a step that is longer is a turn of its own. */
const TURN_MS = 20;

/** @throws the signal's reason when aborted, at the next step */
export async function inTurns<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (let began = performance.now(); ;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
