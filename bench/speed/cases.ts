/**
 * Durable case events per second: concurrent writers drive whole procedures through `act` (notice, NO_ACTION, the notifier's complaint, UPHELD by
 * another reviewer, appeal to the board), each step with its events, docket lines, clocks, letters, effects and leaves in one commit.
 * node bench/speed/cases.ts [--seconds 5] [--callers 16] [--json]; DATABASE_URL is used when set.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { act, type CaseAnswer } from '../../src/app/index.ts';
import type { CaseActor, Task } from '../../src/casework/index.ts';
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
const store = await openStore(url ? { kind: 'url', url, schema: 'recourse_bench' } : { kind: 'embedded', folder });
const deps = {
  store,
  clock: { now: () => instant(Date.now()) },
  random: (count: number) => new Uint8Array(randomBytes(count)),
};

const waits: number[] = [];
let steps = 0;
const founding: CaseActor = { kind: 'case', stream: 'installation/bench' };
const platform: CaseActor = { kind: 'platform', key: 'key_bench' };
const reviewers = await Promise.all(
  [0, 1, 2, 3].map(async (i): Promise<CaseActor> => {
    const address = { kind: 'person', id: `reviewer-${i}` };
    await take({ address, command: { type: 'join', roles: ['reviewer'], founding: true } as never, actor: founding });
    return { kind: 'staff', id: address.id, roles: ['reviewer'] };
  }),
);

async function take(task: Task): Promise<CaseAnswer> {
  const asked = performance.now();
  const outcome = await act(deps, task);
  if (outcome.kind === 'refused') throw new Error(`${task.command.type}: ${outcome.detail}`);
  waits.push(performance.now() - asked);
  steps++;
  return outcome.value;
}

/** Five commands; each reviewer looks at what another one decided. */
async function procedure(name: string, turn: number): Promise<void> {
  const command = (kind: string, id: string, actor: CaseActor, fields: { readonly type: string }) =>
    take({ address: { kind, id }, command: fields, actor });
  const party = `party/pty_${name}`;
  const has = ['location', 'explanation', 'name-and-email', 'good-faith-statement'];
  const [first, second] = [reviewers[turn % 4]!, reviewers[(turn + 1) % 4]!];
  const notice = {
    type: 'submit',
    law: 'art-16',
    category: 'NOT_SPECIFIED_NOTICE',
    place: `place/${name}`,
    notifier: party,
    childSexualAbuse: false,
    lifeOrSafety: false,
    trustedFlagger: false,
    newAccount: false,
    reachable: true,
    has,
    text: `txt_${name}`,
  };
  await command('notice', `ntc_${name}`, platform, notice);
  const no = { type: 'decide', outcome: 'NO_ACTION', ground: 'terms/violence', reason: `txt_${name}-no` };
  await command('notice', `ntc_${name}`, first, no);
  const about = `notice/ntc_${name}`;
  const complaint = { type: 'open', about, side: 'notifier', complainant: party, text: `txt_${name}-c` };
  await command('complaint', `cmp_${name}`, platform, complaint);
  const upheld = { type: 'decide', outcome: 'UPHELD', reason: `txt_${name}-u` };
  const { events } = await command('complaint', `cmp_${name}`, second, upheld);
  const board = events.find(({ stream }) => stream.startsWith('oversight/'))?.stream.slice('oversight/'.length);
  if (board === undefined) throw new Error('a decided complaint has no reference to the board');
  const appeal = { type: 'appeal', side: 'notifier', party, text: `txt_${name}-a` };
  await command('oversight', board, platform, appeal);
}

await procedure('warm', 0);
waits.length = 0;
steps = 0;
const before = { events: await store.lastPosition(), leaves: await store.logSize() };
const cpuBefore = process.cpuUsage();
const started = performance.now();
const deadline = started + seconds * 1000;
let procedures = 0;
await Promise.all(
  Array.from({ length: callers }, async (_, caller) => {
    for (let i = 0; performance.now() < deadline; i++, procedures++) await procedure(`${caller}-${i}`, caller + i);
  }),
);
const cpu = process.cpuUsage(cpuBefore);
const took = (performance.now() - started) / 1000;
const events = (await store.lastPosition()) - before.events;
const leaves = (await store.logSize()) - before.leaves;
waits.sort((a, b) => a - b);
const at = (share: number): number => Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0);
const result = {
  driver: store.driver.name,
  version: store.driver.version,
  durable: store.driver.durable,
  cores: cpus().length,
  load: loadavg().map((one) => Math.round(one)),
  callers,
  procedures,
  eventsPerSecond: Math.round(events / took),
  stepsPerSecond: Math.round(steps / took),
  eventsPerStep: Math.round((10 * events) / steps) / 10,
  leavesPerStep: Math.round((10 * leaves) / steps) / 10,
  medianMs: at(0.5),
  p99Ms: at(0.99),
  ownCpuMsPerEvent: Math.round((cpu.user + cpu.system) / 10 / events) / 100,
};
await store.close();
await rm(folder, { recursive: true });
console.log(
  values.json
    ? JSON.stringify(result)
    : `${result.eventsPerSecond} durable case events/s in ${result.stepsPerSecond} steps/s by ${callers} writers (median ${result.medianMs} ms, ` +
        `p99 ${result.p99Ms} ms, ${result.ownCpuMsPerEvent} ms of own CPU an event, load ${result.load[0]}), ${result.driver} ${result.version}`,
);
