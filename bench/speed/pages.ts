/**
 * How long the public pages take that could grow with the log: report, its sheets, docket, precedents, log. A log of any length and cases before the
 * board are written into an embedded PostgreSQL; each page is asked for again and again, and before every asking something new is decided.
 * node bench/speed/pages.ts [--leaves 100000] [--cases 2000] [--times 40] [--json]; DATABASE_URL (an empty database) is used when set.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memoryTiles, openLogKey, startService } from '../../src/app/index.ts';
import { instant } from '../../src/common/index.ts';
import type { Decoder } from '../../src/decode/decoder.ts';
import { toLeaf } from '../../src/log/index.ts';
import { createServer } from '../../src/server/index.ts';
import { openStore } from '../../src/store/index.ts';
import { fillStore } from '../../test/fixtures/long-log.ts';

const { values } = parseArgs({
  options: {
    leaves: { type: 'string', default: '100000' },
    cases: { type: 'string', default: '2000' },
    times: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
  },
});
const [leaves, cases, times] = [Number(values.leaves), Number(values.cases), Number(values.times)];
const url = process.env['DATABASE_URL'];
const folder = await mkdtemp(join(tmpdir(), 'recourse-bench-pages-'));
const store = await openStore(
  url ? { kind: 'url', url, schema: 'recourse_bench_pages' } : { kind: 'embedded', folder },
);
const now = Date.UTC(2026, 10, 22, 12);
try {
  console.error(`writing ${leaves} leaves and ${cases} cases`);
  await fillStore(store, { leaves, cases, now });
  const heap = process.memoryUsage().heapUsed;
  const started = performance.now();
  const running = await startService({
    store,
    decoder: { containment: { kind: 'none' }, end: async () => {} } as unknown as Decoder,
    log: openLogKey('bench.example/log', new Uint8Array(32).fill(3)),
    tiles: memoryTiles(),
    spool: join(folder, 'spool'),
    clock: { now: () => instant(now) },
  });
  await running.service.reports.catchUp();
  const rebuiltMs = performance.now() - started;
  const keptMB = (process.memoryUsage().heapUsed - heap) / 1e6;
  await running.settle();
  const { app } = createServer(running.service);
  const rows = [];
  for (const path of [
    '/reports/2026',
    '/v1/reports/2026',
    '/v1/reports/2026/4_notices.csv',
    '/v1/redress/2026-H2',
    '/docket',
    '/docket?part=decided',
    '/v1/docket',
    '/precedents',
    '/log',
    '/',
  ]) {
    const took: number[] = [];
    for (let i = 0; i < times + 3; i++) {
      await store.transaction((tx) =>
        tx.takeIn('decision', ({ n }) => toLeaf({ k: 'decision', n, a: 'PUBLISH', at: instant(now), terr: 'DE' })),
      );
      const asked = performance.now();
      const answer = await app.request(path);
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      if (i >= 3) took.push(performance.now() - asked); // the first three warm up
    }
    took.sort((a, b) => a - b);
    const at = (share: number) => Math.round(took[Math.ceil(took.length * share) - 1]! * 10) / 10;
    rows.push({ path, median: at(0.5), p95: at(0.95) });
  }
  await running.stop();
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0]! };
  const result = { leaves, cases, rebuiltMs: Math.round(rebuiltMs), keptMB: Math.round(keptMB), rows, machine };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.log(
      `${leaves} leaves, ${cases} cases; taken up at the start in ${result.rebuiltMs} ms; load ${machine.load.toFixed(1)}`,
    );
    for (const { path, median, p95 } of rows)
      console.log(`${path.padEnd(34)} ${median.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms`);
  }
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
