/**
 * Durable small transactions per second: each appends an event and takes a leaf in with its private half, and is counted once
 * its commit is on disk. `npm run` or: node bench/speed/store.ts [--seconds 5] [--callers 16] [--json]; DATABASE_URL is used when set.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instant } from '../../src/common/index.ts';
import { openStore } from '../../src/store/index.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    callers: { type: 'string', default: '16' },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const callers = Number(values.callers);
const url = process.env['DATABASE_URL'];
const folder = await mkdtemp(join(tmpdir(), 'recourse-bench-'));

const opening = performance.now();
const store = await openStore(url ? { kind: 'url', url, schema: 'recourse_bench' } : { kind: 'embedded', folder });
const openMs = performance.now() - opening;
const waits: number[] = [];
const before = await store.logSize();
const cpuBefore = process.cpuUsage();
const started = performance.now();
const deadline = started + seconds * 1000;

async function caller(name: string): Promise<void> {
  for (let i = 0; performance.now() < deadline; i++) {
    const asked = performance.now();
    const at = instant(Date.now());
    await store.transaction(async (tx) => {
      await tx.append(
        `${started} ${name} ${i}`,
        0,
        [{ type: 'decided', version: 1, payload: { action: 'PUBLISH' } }],
        at,
      );
      const half = { record: { upload: `${name} ${i}` }, salt: new Uint8Array(32) };
      await tx.takeIn(
        'decision',
        ({ n }) => ({ v: 1, k: 'decision', n, a: 'PUBLISH', at: '2026-11-22T11:00Z' }),
        half,
        at,
      );
    });
    waits.push(performance.now() - asked);
  }
}
await Promise.all(Array.from({ length: callers }, (_, i) => caller(`caller ${i}`)));

const cpu = process.cpuUsage(cpuBefore);
const took = (performance.now() - started) / 1000;
const kept = (await store.logSize()) - before;
waits.sort((a, b) => a - b);
const at = (share: number): number => Math.round((waits[Math.floor(share * (waits.length - 1))] ?? 0) * 10) / 10;
const result = {
  driver: store.driver.name,
  version: store.driver.version,
  durable: store.driver.durable,
  cores: cpus().length,
  callers,
  transactions: waits.length,
  allKept: kept === waits.length,
  perSecond: Math.round(waits.length / took),
  medianMs: at(0.5),
  p99Ms: at(0.99),
  ownCpuMsEach: Math.round((cpu.user + cpu.system) / 10 / waits.length) / 100,
  openMs: Math.round(openMs),
};
await store.close();
await rm(folder, { recursive: true });
console.log(
  values.json
    ? JSON.stringify(result)
    : `${result.perSecond} durable transactions/s with ${callers} callers (median ${result.medianMs} ms, p99 ${result.p99Ms} ms), ` +
        `${result.driver} ${result.version}, opened in ${result.openMs} ms`,
);
