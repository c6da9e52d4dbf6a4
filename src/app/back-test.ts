/**
 * A draft of a policy, tried on everything that was decided: the stored facts go through the draft's table, nothing is written.
 * So whoever changes a number sees beforehand for whom it would have made a difference.
 */
import { done, refused, type Outcome } from '../common/index.ts';
import { policyWarning, type PolicyWarning } from '../casework/index.ts';
import { ACTIONS, belowStatute, decide, type Action, type PolicyVersion } from '../policy/index.ts';
import type { UploadRecord } from '../store/store.ts';
import { readPolicies } from './policy/read-policies.ts';
import type { Service } from './service.ts';

export interface BackTestMove {
  readonly from: Action;
  readonly fromRule: string;
  readonly to: Action;
  readonly toRule: string;
  /** For uploaders, by the table's order of harshness. */
  readonly direction: 'stricter' | 'kinder' | 'same';
  readonly count: number;
  /** Ids of a few such uploads. */
  readonly examples: readonly string[];
}

export interface BackTest {
  readonly base: string;
  readonly replayed: number;
  /** Decided for another profile: other law, other table. */
  readonly notReplayed: number;
  readonly stricter: number;
  readonly kinder: number;
  /** Most frequent first. */
  readonly moves: readonly BackTestMove[];
  /** Numbers of the draft that give users less than a statute. */
  readonly warnings: readonly PolicyWarning[];
  readonly claimants: readonly { readonly claimant: string; readonly stricter: number; readonly kinder: number }[];
}

const PAGE_ROWS = 200;
const EXAMPLES_MAX = 3;
/** Past decisions that are replayed, newest first: 0.1 s each thousand. */
const REPLAYED_MAX = 50_000;

export async function backTest(
  deps: Pick<Service, 'store' | 'clock'>,
  base: string,
  numbers: Readonly<Record<string, number>>,
): Promise<Outcome<BackTest, string>> {
  const found = (await readPolicies(deps.store)).find(base, deps.clock.now());
  if (found.kind === 'refused') return found;
  const draft = withNumbers(found.value, numbers);
  if (draft.kind === 'refused') return draft;
  const moves = new Map<string, { -readonly [K in keyof BackTestMove]: BackTestMove[K] } & { examples: string[] }>();
  const claimants = new Map<string, { claimant: string; stricter: number; kinder: number }>();
  let [replayed, notReplayed] = [0, 0];
  for await (const record of allUploads(deps)) {
    if (record.facts.profile !== draft.value.profile) {
      notReplayed++;
      continue;
    }
    replayed++;
    const now = decide(record.facts, draft.value);
    const before = record.decision;
    if (now.action === before.action && now.rule === before.rule) continue;
    const direction = directionOf(before.action, now.action);
    const key = [before.action, before.rule, now.action, now.rule].join(' ');
    const move = moves.get(key) ?? {
      from: before.action,
      fromRule: before.rule,
      to: now.action,
      toRule: now.rule,
      direction,
      count: 0,
      examples: [],
    };
    move.count++;
    if (move.examples.length < EXAMPLES_MAX) move.examples.push(record.id);
    moves.set(key, move);
    if (direction === 'same') continue;
    for (const claimant of await claimantsOf(deps, record)) {
      const tally = claimants.get(claimant) ?? { claimant, stricter: 0, kinder: 0 };
      tally[direction]++;
      claimants.set(claimant, tally);
    }
  }
  const sum = (direction: BackTestMove['direction']) =>
    [...moves.values()].reduce((total, move) => total + (move.direction === direction ? move.count : 0), 0);
  return done({
    base: found.value.policyVersion,
    replayed,
    notReplayed,
    stricter: sum('stricter'),
    kinder: sum('kinder'),
    warnings: belowStatute(draft.value).map(policyWarning),
    moves: [...moves.values()].sort((a, b) => b.count - a.count),
    claimants: [...claimants.values()].sort((a, b) => b.stricter + b.kinder - a.stricter - a.kinder).slice(0, 50),
  });
}

/** Only numbers, and only ones the policy has: rows and law stay as published. */
function withNumbers(
  base: PolicyVersion,
  numbers: Readonly<Record<string, number>>,
): Outcome<PolicyVersion, 'unknown-number' | 'bad-number'> {
  for (const [name, value] of Object.entries(numbers)) {
    if (typeof base.parameters[name as keyof typeof base.parameters] !== 'number') {
      const known = Object.entries(base.parameters).flatMap(([one, held]) => (typeof held === 'number' ? [one] : []));
      return refused('unknown-number', `the policy has no number “${name}”`, `use one of: ${known.join(', ')}`);
    }
    if (!Number.isFinite(value) || value < 0)
      return refused('bad-number', `${name} cannot be ${value}`, 'use a number of at least 0');
  }
  const parameters = { ...base.parameters, ...numbers };
  return done({ ...base, policyVersion: `${base.policyVersion}+draft`, parameters });
}

const directionOf = (before: Action, now: Action): BackTestMove['direction'] => {
  const by = ACTIONS.indexOf(now) - ACTIONS.indexOf(before);
  return by < 0 ? 'stricter' : by > 0 ? 'kinder' : 'same';
};

async function* allUploads(deps: Pick<Service, 'store'>): AsyncIterable<UploadRecord> {
  let after: string | undefined;
  for (let seen = 0; seen < REPLAYED_MAX;) {
    const page = await deps.store.uploads(after, PAGE_ROWS);
    yield* page.rows;
    seen += page.rows.length;
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function claimantsOf(deps: Pick<Service, 'store'>, { facts }: UploadRecord): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const { reference } of facts.matches) {
    const record = reference === undefined ? undefined : await deps.store.reference(reference as never);
    if (record) names.add(record.rights.claimant);
  }
  return names;
}
