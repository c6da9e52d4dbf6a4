/** Acknowledged means kept: a process that commits is killed without warning, again and again, and every promise is checked. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const CHILD = fileURLToPath(import.meta.resolve('./acknowledge-commits.ts'));

/** Kills `rounds` times after some commits, then opens the folder and looks for each. Returns how many there were. */
export async function killAndCheck(folder: string, rounds: number, commitsPerRound: number): Promise<number> {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const lines = await killedAfter(folder, round, commitsPerRound + 7 * round);
    assert.ok(lines.length > 0, `round ${round}: nothing was committed`);
    acknowledged.push(...lines);
  }
  const store = await openStore({ kind: 'embedded', folder });
  try {
    await checkEach(store, acknowledged);
  } finally {
    await store.close();
  }
  return acknowledged.length;
}

async function killedAfter(folder: string, round: number, commits: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, folder, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const gone = once(child, 'close');
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (lines.length === commits) child.kill('SIGKILL');
  });
  const [, signal] = (await gone) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL', `round ${round} ended by itself: ${complaints}`);
  // A line cut short by the kill was no acknowledgement.
  return lines.filter((line) => /^\d+ \d+ [a-d] \d+$/.test(line));
}

async function checkEach(store: Store, acknowledged: readonly string[]): Promise<void> {
  const size = await store.logSize();
  const cases: unknown[] = [];
  for (let from = 0; from < size; from += 1000)
    for (const { index, leaf } of await store.leaves(from, 1000)) {
      assert.equal(index, cases.length, 'the log has no gaps');
      const { n, case: stream } = JSON.parse(Buffer.from(leaf).toString()) as { n: number; case: string };
      assert.equal(n, index, 'nor has the counter of its only kind');
      cases.push(stream);
    }
  for (const line of acknowledged) {
    const [index, ...stream] = line.split(' ');
    assert.equal(cases[Number(index)], stream.join(' '), `acknowledged and lost: ${line}`);
    assert.equal((await store.events(stream.join(' '))).length, 1, `its event is lost: ${line}`);
  }
}
