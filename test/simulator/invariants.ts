/** What must hold after every step, whatever the town does: the axioms of design.md, one check each. */
import type { Instant, Outcome } from '../../src/common/index.ts';
import type {
  AccountState,
  CaseAddress,
  ComplaintState,
  Performed,
  PersonState,
  UploadState,
  World,
} from '../../src/casework/index.ts';
import { isPublic } from '../../src/casework/index.ts';
import type { Attempt, Town } from './town.ts';

export interface Witness {
  readonly town: Town;
  readonly attempt?: Attempt;
  readonly outcome?: Outcome<Performed, string>;
  /** State of the commanded case before, and interests of the person who acted. */
  readonly before?: unknown;
  readonly interests?: readonly string[];
  /** What clocks were refused while time went by. */
  readonly clockRefusals: readonly { readonly why: string }[];
}

type Check = (witness: Witness) => string | undefined;

const address = (stream: string): CaseAddress => {
  const [kind, id] = stream.split('/') as [string, string];
  return { kind, id };
};
const uploadsOf = ({ world, uploads }: Town): readonly (readonly [string, Extract<UploadState, { kind: 'known' }>])[] =>
  uploads.flatMap((id) => {
    const state = world.state<UploadState>({ kind: 'upload', id });
    return state.kind === 'known' ? [[id, state] as const] : [];
  });
const complaintsOf = ({
  world,
  complaints,
}: Town): readonly (readonly [string, Exclude<ComplaintState, { kind: 'nothing' }>])[] =>
  complaints.flatMap((id) => {
    const state = world.state<ComplaintState>({ kind: 'complaint', id });
    return state.kind === 'nothing' ? [] : [[id, state] as const];
  });
const performed = ({ outcome }: Witness): Performed | undefined =>
  outcome?.kind === 'done' ? outcome.value : undefined;
const eventsIn = (witness: Witness) =>
  (performed(witness)?.appended ?? []).flatMap(({ stream, expected, events }) =>
    events.map((event, i) => ({
      stream,
      sequence: expected + i,
      event: event as unknown as { type: string } & Record<string, unknown>,
    })),
  );

/** Axiom 2. */
const nobodyReviewsThemselves: Check = (witness) => {
  const { attempt, before, interests = [] } = witness;
  if (attempt?.actor.kind !== 'staff' || !performed(witness)) return undefined;
  const decided = eventsIn(witness).some(({ event }) =>
    ['complaint-decided', 'reviewed', 'notice-decided'].includes(event.type),
  );
  if (!decided) return undefined;
  const word = `staff/${attempt.actor.id}`;
  const matter = before as {
    decidedBefore?: readonly string[];
    parties?: readonly string[];
    account?: string;
  } & Partial<Extract<UploadState, { kind: 'known' }>>;
  if (attempt.address.kind === 'complaint' && matter.decidedBefore?.includes(word)) return `${word} decided it before`;
  const about = [
    ...(matter.parties ?? []),
    ...(matter.account ? [matter.account] : []),
    ...(matter.works ?? []).map(({ claimant }) => claimant ?? ''),
  ];
  return about.some((one) => interests.includes(one)) ? `${word} has an interest in ${attempt.address.id}` : undefined;
};

const NO_ASSESSMENT = new Set(['R7a', 'R7b', 'R4a', 'R9b']);
/** Axiom 1. */
const machinesBlockOnlyTheManifest: Check = (witness) => {
  for (const { stream, event } of eventsIn(witness)) {
    if (event.type !== 'upload-decided' && event.type !== 'redecided') continue;
    const blocks = event['action'] === 'BLOCK' || event['action'] === 'BLOCK_TIMED';
    if (blocks && event['byPerson'] !== true && !NO_ASSESSMENT.has(String(event['rule'])))
      return `${stream} was blocked by machine under ${String(event['rule'])}`;
  }
  return undefined;
};

/** Axiom 3: whatever waits has a date, and a clock that will fire. */
const everyWaitHasADate: Check = ({ town }) => {
  const running = new Map<string, Set<number>>();
  for (const { stream, dueAt } of town.world.clocks())
    running.set(stream, (running.get(stream) ?? new Set()).add(dueAt));
  const streams = [
    ...town.uploads.map((id) => `upload/${id}`),
    ...town.complaints.map((id) => `complaint/${id}`),
    ...town.notices.map((id) => `notice/${id}`),
  ];
  for (const stream of streams) {
    const summary = town.world.summary(address(stream));
    if (!summary?.open) continue;
    // Its complaint has the date.
    const upload = stream.startsWith('upload/') ? town.world.state<UploadState>(address(stream)) : undefined;
    if (upload?.kind === 'known' && upload.own.at === 'pending-complaint') continue;
    // A late case has fired its clock already; it is late in public instead.
    if (summary.dueAt === undefined) return `${stream} waits (${summary.state}) without a date`;
    if (summary.dueAt > town.world.now() && !running.get(stream)?.size) return `${stream} has a date and no clock`;
  }
  return undefined;
};

/** Axiom 3: clocks that ran out had their effect. */
const clocksHaveTheirEffect: Check = ({ town, clockRefusals }) => {
  const refusal = clockRefusals[0];
  if (refusal) return `a clock was refused: ${refusal.why}`;
  const now = town.world.now();
  const past = (at: Instant) => at <= now;
  for (const [id, { own }] of uploadsOf(town)) {
    if (own.at === 'held-for-review' && past(own.until)) return `upload/${id} is held beyond its clock`;
    if (own.at === 'public-48h' && past(own.until)) return `upload/${id} is in its 48 hours for longer`;
    if (own.at === 'asks-uploader' && past(own.expiresAt))
      return `upload/${id} waits for its uploader beyond its clock`;
  }
  for (const [id, state] of complaintsOf(town))
    if (state.kind === 'open' && past(state.dueAt) && !state.overdue)
      return `complaint/${id} is late, and nobody was told`;
  return undefined;
};

/** Axiom 3: no indefinite measure exists. */
const measuresEnd: Check = ({ town }) => {
  for (const id of ['u1', 'u2']) {
    const state = town.world.state<AccountState>({ kind: 'account', id });
    if (state.kind !== 'known') continue;
    const { measure } = state;
    if (measure.kind === 'suspended') {
      const days = (measure.until - measure.since) / 86_400_000;
      if (!(days > 0 && days <= 180.01)) return `account/${id} is suspended for ${days} days`;
      if (measure.until <= town.world.now()) return `account/${id} is suspended beyond the end`;
    }
    if (measure.kind === 'terminated' && measure.by[0] === measure.by[1])
      return `account/${id} was terminated by one person`;
  }
  return undefined;
};

/** Axiom 5: a reversal reaches everything. */
const reversalsReachEverything: Check = (witness) => {
  const { town } = witness;
  for (const { stream, event } of eventsIn(witness)) {
    if (event.type !== 'complaint-decided' || event['outcome'] !== 'REVERSED') continue;
    const state = town.world.state<Exclude<ComplaintState, { kind: 'nothing' }>>(address(stream));
    if (state.side !== 'uploader' || state.upload === undefined) continue;
    const upload = town.world.state<UploadState>(address(state.upload));
    if (
      upload.kind === 'known' &&
      upload.own.at !== 'withdrawn' &&
      upload.restrictions.length === 0 &&
      !isPublic(upload)
    )
      return `${state.upload} is still down after ${stream} was reversed`;
    const account = state.account === undefined ? undefined : town.world.state<AccountState>(address(state.account));
    const violation =
      account?.kind === 'known' && account.violations.find((one) => `upload/${one.upload}` === state.upload);
    if (violation && ['awaiting', 'contested', 'counted'].includes(violation.kind))
      return `${state.upload} is still ${violation.kind} against its account after ${stream} was reversed`;
  }
  return undefined;
};

/** Axiom 5: no strike for what was undone or is contested; one upload, one strike. */
const strikesAreEarned: Check = ({ town }) => {
  for (const id of ['u1', 'u2']) {
    const account = town.world.state<AccountState>({ kind: 'account', id });
    if (account.kind !== 'known') continue;
    const seen = new Set<string>();
    for (const violation of account.violations) {
      if (seen.has(violation.upload)) return `${violation.upload} counts twice against ${id}`;
      seen.add(violation.upload);
      if (violation.kind !== 'counted') continue;
      const upload = town.world.state<UploadState>({ kind: 'upload', id: violation.upload.replace('upload/', '') });
      if (upload.kind !== 'known') continue;
      if (upload.complaints.some(({ side, open }) => open && side === 'uploader'))
        return `${violation.upload} counts while it is contested`;
      if (upload.own.at === 'restored' && isPublic(upload))
        return `${violation.upload} counts although it is public again`;
    }
  }
  return undefined;
};

const NEEDS_LEAF = new Set([
  'redecided',
  'restricted',
  'restored',
  'complaint-opened',
  'complaint-decided',
  'deadline-passed',
  'notice-decided',
  'strike',
  'suspended',
  'terminated',
  'red-button-pressed',
]);
/** Axiom 6: every decision has a leaf, and a restriction its statement, in the same step. */
const decisionsAreLogged: Check = (witness) => {
  const done = performed(witness);
  if (!done) return undefined;
  const has = (stream: string, sequence: number, kind: string, effect?: string) =>
    done.following.some(
      (one) =>
        one.stream === stream &&
        one.sequence === sequence &&
        one.consequence.kind === kind &&
        (effect === undefined || (one.consequence as { effect?: string }).effect === effect),
    );
  for (const { stream, sequence, event } of eventsIn(witness)) {
    if (NEEDS_LEAF.has(event.type) && !has(stream, sequence, 'leaf')) return `${event.type} of ${stream} has no leaf`;
    const restricts =
      event.type === 'red-button-pressed' || (event.type === 'redecided' && event['action'] === 'BLOCK');
    if (restricts && !has(stream, sequence, 'effect', 'statement-of-reasons'))
      return `${event.type} of ${stream} has no statement`;
  }
  return undefined;
};

/** Axiom 7: many voices are one matter. */
const volumeIsNotSeverity: Check = ({ town }) => {
  for (const id of town.notices) {
    const stream = { kind: 'notice', id };
    const state = town.world.state<{ kind: string; track?: string }>(stream);
    const summary = town.world.summary(stream);
    if (state.kind !== 'queued' || !summary) continue;
    const most = state.track === 'life-or-safety' ? 4 : state.track === 'trusted-flagger' ? 2 : 1;
    if (summary.severity > most) return `notice/${id} has severity ${summary.severity} on the track ${state.track}`;
  }
  return undefined;
};

/** § 14(4) UrhDaG: the red button works with a whole declaration of a trusted claimant, and only then. */
const redButtonsAreDeclared: Check = (witness) => {
  const pressed = eventsIn(witness).some(({ event }) => event.type === 'red-button-pressed');
  if (!pressed) return undefined;
  const { declaration, standing, right } = witness.attempt!.command as unknown as {
    declaration: Record<string, boolean>;
    standing: string;
    right: boolean;
  };
  const whole = Object.values(declaration).every(Boolean) && standing === 'trusted' && right;
  return whole ? undefined : 'a red button blocked without a whole declaration';
};

/** Nobody acts in somebody else's case. */
const strangersChangeNothing: Check = (witness) => {
  const { attempt, before } = witness;
  if (attempt?.actor.kind !== 'party' || attempt.address.kind !== 'upload' || eventsIn(witness).length === 0)
    return undefined;
  const upload = before as UploadState;
  if (upload.kind !== 'known' || attempt.command.type !== 'answer') return undefined;
  return [upload.account, upload.uploader].includes(attempt.actor.id)
    ? undefined
    : `${attempt.actor.id} answered for ${attempt.address.id}`;
};

/** A pending red-button block has its complaint open. */
const noOrphanedBlocks: Check = ({ town }) => {
  for (const [id, { own }] of uploadsOf(town)) {
    if (own.at !== 'pending-complaint') continue;
    const complaint = town.world.state<ComplaintState>(
      address(own.complaint.includes('/') ? own.complaint : `complaint/${own.complaint}`),
    );
    if (complaint.kind !== 'open' || complaint.overdue)
      return `upload/${id} is blocked for a complaint that is ${complaint.kind}`;
  }
  return undefined;
};

/** What speaks for lawful use never makes an outcome harsher. */
const wordsForOneselfNeverHarm: Check = ({ town, attempt, before, outcome }) => {
  const upload = before as UploadState | undefined;
  if (attempt?.command.type !== 'answer' || outcome?.kind !== 'done' || upload?.kind !== 'known') return undefined;
  if (attempt.command['answer'] === 'withdraw' || !isPublic(upload)) return undefined;
  const after = town.world.state<UploadState>(attempt.address);
  return after.kind === 'known' && !isPublic(after)
    ? `${attempt.address.id} went down because its uploader spoke for it`
    : undefined;
};

export const INVARIANTS: Readonly<Record<string, Check>> = {
  nobodyReviewsThemselves,
  machinesBlockOnlyTheManifest,
  everyWaitHasADate,
  clocksHaveTheirEffect,
  measuresEnd,
  reversalsReachEverything,
  strikesAreEarned,
  decisionsAreLogged,
  volumeIsNotSeverity,
  redButtonsAreDeclared,
  strangersChangeNothing,
  noOrphanedBlocks,
  wordsForOneselfNeverHarm,
};

export function interestsOf(world: World, { actor }: Attempt): readonly string[] {
  if (actor.kind !== 'staff') return [];
  const person = world.state<PersonState>({ kind: 'person', id: actor.id });
  return person.kind === 'known' ? person.interests.declared : [];
}
