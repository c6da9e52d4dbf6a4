/** `node bench/quality/simulator.ts [--seeds 10000] [--from 10000] [--steps 60]`: histories of the simulated town, and which promise broke in how many. */
import { simulate } from '../../test/simulator/simulate.ts';

/** Promises of the design, and the checks (test/simulator/invariants.ts) that would notice. */
const PROMISES = {
  lost: [
    'everyWaitHasADate',
    'clocksHaveTheirEffect',
    'decisionsAreLogged',
    'reversalsReachEverything',
    'noAssertionFails',
  ],
  doubled: ['strikesAreEarned'],
  selfReviewed: ['nobodyReviewsThemselves'],
  orphanedBlocks: ['noOrphanedBlocks', 'machinesBlockOnlyTheManifest'],
} as const;

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const [seeds, from, steps] = [argument('seeds', 10_000), argument('from', 10_000), argument('steps', 60)];
const PROGRESS = 500;

const sums = { steps: 0, events: 0, refused: 0 };
const broken: { readonly seed: number; readonly invariant: string; readonly detail: string }[] = [];
const started = performance.now();
for (let seed = from; seed < from + seeds; seed++) {
  const { broken: found, ...counted } = simulate(seed, undefined, steps);
  for (const name of ['steps', 'events', 'refused'] as const) sums[name] += counted[name];
  if (found) broken.push({ seed: found.seed, invariant: found.invariant, detail: found.detail });
  const done = seed - from + 1;
  if (done % PROGRESS === 0) console.error(`${done} histories, ${broken.length} broken`);
}
const counts = Object.fromEntries(
  Object.entries(PROMISES).map(([promise, checks]) => [
    promise,
    broken.filter(({ invariant }) => checks.some((one) => one === invariant)).length,
  ]),
);
const other = broken.length - Object.values(counts).reduce((sum, count) => sum + count, 0);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ seeds, from, stepsEach: steps, ...sums, ...counts, other, seconds, broken }));
