/** One seed, one history: steps until something that must hold does not. */
import { createWorld, machines as ownMachines, type Machines } from '../../src/casework/index.ts';
import { instant } from '../../src/common/index.ts';
import { chance } from './chance.ts';
import { interestsOf, INVARIANTS } from './invariants.ts';
import { nextStep, settle, type Step, type Town } from './town.ts';

export interface Broken {
  readonly seed: number;
  readonly step: number;
  readonly invariant: string;
  readonly detail: string;
  /** The last steps, oldest first. */
  readonly trail: readonly string[];
}

export interface Simulated {
  readonly steps: number;
  readonly events: number;
  readonly refused: number;
  readonly broken?: Broken;
}

export const STEPS = 60;
const START = instant(Date.UTC(2026, 10, 23, 9));
const TRAIL = 8;

export function simulate(seed: number, machines: Machines = ownMachines, steps = STEPS): Simulated {
  const world = createWorld(machines, START);
  settle(world);
  const town: Town = { world, dice: chance(seed), uploads: [], complaints: [], notices: [], names: 0 };
  const trail: string[] = [];
  let events = 0;
  let refused = 0;
  for (let step = 0; step < steps; step++) {
    const next = nextStep(town);
    trail.push(inWords(next));
    let witness;
    try {
      witness = taken(town, next);
    } catch (fault) {
      // An assertion is a bug as well: a case that cannot be gone on with.
      return {
        steps: step,
        events,
        refused,
        broken: broken(seed, step, 'noAssertionFails', (fault as Error).message, trail),
      };
    }
    if (witness.outcome?.kind === 'done')
      events += witness.outcome.value.appended.reduce((sum, one) => sum + one.events.length, 0);
    if (witness.outcome?.kind === 'refused') refused++;
    for (const [name, check] of Object.entries(INVARIANTS)) {
      const detail = check(witness);
      if (detail !== undefined)
        return { steps: step, events, refused, broken: broken(seed, step, name, detail, trail) };
    }
  }
  return { steps, events, refused };
}

function taken(town: Town, next: Step) {
  const { world } = town;
  if (next.kind === 'wait') return { town, clockRefusals: world.advanceTo(instant(world.now() + next.ms)) };
  const { attempt } = next;
  const before = world.state<unknown>(attempt.address);
  const interests = interestsOf(world, attempt);
  const outcome = world.act(attempt.address, attempt.command, attempt.actor);
  // Complaints that open by themselves are the town's business too.
  if (outcome.kind === 'done')
    for (const { stream } of outcome.value.appended) {
      const id = stream.slice('complaint/'.length);
      if (stream.startsWith('complaint/') && !town.complaints.includes(id)) town.complaints.push(id);
    }
  town.last = attempt;
  return { town, attempt, before, interests, outcome, clockRefusals: [] };
}

const broken = (seed: number, step: number, invariant: string, detail: string, trail: readonly string[]): Broken => ({
  seed,
  step,
  invariant,
  detail,
  trail: trail.slice(-TRAIL),
});

const inWords = (step: Step): string =>
  step.kind === 'wait'
    ? `${step.ms / 3_600_000} hours pass`
    : `${'id' in step.attempt.actor ? step.attempt.actor.id : step.attempt.actor.kind}: ${step.attempt.command.type} ${step.attempt.address.kind}/${step.attempt.address.id}`;
