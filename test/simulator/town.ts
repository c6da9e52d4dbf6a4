/**
 * A town of uploaders, claimants, notifiers and staff who do what people do: answer, complain in and out of time, judge, press
 * buttons they may not press, try other people's cases, and send the same thing twice. Each step is a command or a jump of time.
 */
import { instant } from '../../src/common/index.ts';
import type { AccountState, CaseActor, CaseAddress, Role, Typed, World } from '../../src/casework/index.ts';
import { decide, findPolicy, latestPolicy, type Facts, type MatchFacts } from '../../src/policy/index.ts';
import type { Chance } from './chance.ts';

export interface Attempt {
  readonly address: CaseAddress;
  readonly command: Typed & Readonly<Record<string, unknown>>;
  readonly actor: CaseActor;
}
export type Step = { readonly kind: 'act'; readonly attempt: Attempt } | { readonly kind: 'wait'; readonly ms: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ACCOUNTS = ['u1', 'u2'];
const CLAIMANTS = ['clm_1', 'clm_2'];
const STAFF: readonly (readonly [string, readonly Role[]])[] = [
  ['ada', ['reviewer', 'administrator']],
  ['ben', ['reviewer']],
  ['cleo', ['reviewer']],
  ['dan', ['administrator']],
];
const FLAGS = ['parody', 'quotation', 'pastiche'] as const;

export const platform: CaseActor = { kind: 'platform', key: 'town' };
const founding: CaseActor = { kind: 'case', stream: 'installation/town' };
const staff = ([id, roles]: (typeof STAFF)[number]): CaseActor => ({ kind: 'staff', id, roles });
const party = (id: string): CaseActor => ({ kind: 'party', id });

export function settle(world: World): void {
  for (const [id, roles] of STAFF)
    world.act({ kind: 'person', id }, { type: 'join', roles, founding: true } as Typed, founding);
  for (const id of CLAIMANTS) {
    world.act({ kind: 'claimant', id }, { type: 'register' } as Typed, platform);
    world.act({ kind: 'claimant', id }, { type: 'verify' } as Typed, staff(STAFF[0]!));
  }
}

export interface Town {
  readonly world: World;
  readonly dice: Chance;
  readonly uploads: string[];
  readonly complaints: string[];
  readonly notices: string[];
  last?: Attempt;
  names: number;
}

type Maker = (town: Town) => Step | undefined;

const act = (address: CaseAddress, command: Attempt['command'], actor: CaseActor): Step => ({
  kind: 'act',
  attempt: { address, command, actor },
});

function facts({ dice }: Town): Facts {
  const whole = dice.maybe(0.5);
  const coverage = whole ? 1 : dice.pick([0.05, 0.3, 0.49, 0.5, 0.95]);
  const flag = dice.maybe(whole ? 0.1 : 0.3) ? dice.pick(FLAGS) : null;
  const match: MatchFacts = {
    reference: `ref_${dice.whole(4)}`,
    confidence: dice.pick([0.6, 0.95, 0.99]),
    media: 'film',
    matchedS: dice.pick([8, 15, 15.1, 40, 3000]),
    coverage,
    combined: !whole && dice.maybe(0.6),
    modified: whole ? 'technical' : dice.pick(['none', 'technical', 'creative']),
    claimedHere: true,
    licensedHere: dice.maybe(0.1),
    ref: {
      claimant: 'verified',
      ownership: dice.maybe(0.1) ? 'disputed' : 'clear',
      policy: 'block',
      live: false,
      earmarked: false,
    },
  };
  return {
    profile: 'DE',
    stage: dice.maybe(0.2) ? 'post' : 'upload',
    hours: 0,
    flag,
    flagRight: 'ok',
    commercial: false,
    matches: [match],
  };
}

const newUpload: Maker = (town) => uploadBy(town, facts(town), town.dice.pick(ACCOUNTS));

function uploadBy(town: Town, own: Facts, account: string): Step {
  const { dice } = town;
  const id = `up_town${++town.names}`;
  const { action, rule, policyVersion } = decide(own, latestPolicy('DE'));
  town.uploads.push(id);
  const works = own.matches.map(({ reference }) => ({
    reference: reference!,
    claimant: `claimant/${dice.pick(CLAIMANTS)}`,
  }));
  const command = {
    type: 'decide',
    action,
    rule,
    leaf: 0,
    facts: own,
    policyVersion,
    territory: 'DE',
    media: 'video',
    account: `account/${account}`,
    uploader: `account/${account}`,
    works,
  };
  return act({ kind: 'upload', id }, command, platform);
}

const someUpload = ({ dice, uploads }: Town): CaseAddress | undefined =>
  uploads.length === 0 ? undefined : { kind: 'upload', id: dice.pick(uploads) };
const someOf = (town: Town, kind: 'complaint' | 'notice'): CaseAddress | undefined => {
  const from = kind === 'complaint' ? town.complaints : town.notices;
  return from.length === 0 ? undefined : { kind, id: town.dice.pick(from) };
};

const told: Maker = (town) => {
  const address = someUpload(town);
  return address && act(address, { type: 'told', toldAt: town.world.now() }, platform);
};

const uploaderAnswers: Maker = (town) => {
  const address = someUpload(town);
  const { dice } = town;
  // Sometimes somebody else's upload: nothing may come of it.
  const actor = party(`account/${dice.pick(ACCOUNTS)}`);
  const answer = dice.pick(['flag', 'flag', 'licence', 'withdraw'] as const);
  return (
    address &&
    act(address, { type: 'answer', answer, ...(answer === 'flag' && { flag: dice.pick(FLAGS) }), text: 'txt_a' }, actor)
  );
};

const uploaderComplains: Maker = (town) => {
  const about = someUpload(town);
  if (!about) return undefined;
  const id = `cmp_town${++town.names}`;
  town.complaints.push(id);
  const complainant = `account/${town.dice.pick(ACCOUNTS)}`;
  const command = { type: 'open', about: `upload/${about.id}`, complainant, side: 'uploader', text: 'txt_b' };
  return act({ kind: 'complaint', id }, command, party(complainant));
};

const claimantComplains: Maker = (town) => {
  const about = someUpload(town);
  if (!about) return undefined;
  const id = `cmp_town${++town.names}`;
  town.complaints.push(id);
  const complainant = `claimant/${town.dice.pick(CLAIMANTS)}`;
  const command = { type: 'open', about: `upload/${about.id}`, complainant, side: 'claimant', text: 'txt_c' };
  return act({ kind: 'complaint', id }, command, party(complainant));
};

const decidesComplaint: Maker = (town) => {
  const { dice } = town;
  const address = someOf(town, 'complaint');
  const command = {
    type: 'decide',
    outcome: dice.pick(['UPHELD', 'REVERSED', 'REVERSED', 'PARTLY'] as const),
    reason: 'txt_d',
    manifest: dice.maybe(0.5),
    works: ['ref_0'],
  };
  return address && act(address, command, staff(dice.pick(STAFF)));
};

const withdrawsComplaint: Maker = (town) => {
  const address = someOf(town, 'complaint');
  return address && act(address, { type: 'withdraw' }, party(`account/${town.dice.pick(ACCOUNTS)}`));
};

const reviews: Maker = (town) => {
  const { dice } = town;
  const address = someUpload(town);
  const outcome = dice.pick(['lawful', 'unclear', 'infringing', 'manifest'] as const);
  return address && act(address, { type: 'review', outcome, reason: 'txt_e' }, staff(dice.pick(STAFF)));
};

const declares: Maker = ({ dice }) => {
  const [id, roles] = dice.pick(STAFF);
  const interests = dice.maybe(0.5)
    ? []
    : [dice.pick([`claimant/${dice.pick(CLAIMANTS)}`, `account/${dice.pick(ACCOUNTS)}`])];
  return act({ kind: 'person', id }, { type: 'declare', interests }, { kind: 'staff', id, roles });
};

const notifies: Maker = (town) => {
  const { dice } = town;
  const upload = someUpload(town);
  const id = `ntc_town${++town.names}`;
  town.notices.push(id);
  const has = dice.maybe(0.8) ? ['location', 'explanation', 'name-and-email', 'good-faith-statement'] : ['explanation'];
  const command = {
    type: 'submit',
    law: 'art-16',
    category: 'copyright',
    notifier: `party/pty_${dice.whole(5)}`,
    text: 'txt_f',
    childSexualAbuse: false,
    lifeOrSafety: dice.maybe(0.05),
    trustedFlagger: dice.maybe(0.1),
    newAccount: dice.maybe(0.5),
    reachable: true,
    has,
    ...(upload && { upload: `upload/${upload.id}` }),
  };
  return act({ kind: 'notice', id }, command, platform);
};

const decidesNotice: Maker = (town) => {
  const { dice } = town;
  const address = someOf(town, 'notice');
  const outcome = dice.pick(['ACTION', 'NO_ACTION'] as const);
  const command = { type: 'decide', outcome, ground: 'eu/dsa-16', reason: 'txt_g', unfounded: dice.maybe(0.2) };
  return address && act(address, command, staff(dice.pick(STAFF)));
};

const pressesRedButton: Maker = (town) => {
  const { dice } = town;
  const address = someUpload(town);
  const declaration = {
    reviewedByPerson: dice.maybe(0.8),
    presumptionRebutted: dice.maybe(0.9),
    significantHarm: dice.maybe(0.9),
  };
  const claimant = `claimant/${dice.pick(CLAIMANTS)}`;
  const command = {
    type: 'red-button',
    claimant,
    standing: dice.pick(['verified', 'trusted', 'trusted']),
    right: dice.maybe(0.9),
    declaration,
  };
  return address && act(address, command, party(claimant));
};

const suspends: Maker = ({ dice, world }) => {
  const days = dice.pick([1, 7, 30, 180, 181, 4000]);
  const until = dice.maybe(0.1) ? undefined : instant(world.now() + days * DAY);
  return act({ kind: 'account', id: dice.pick(ACCOUNTS) }, { type: 'suspend', until }, staff(dice.pick(STAFF)));
};

const weighs: Maker = ({ dice }) => {
  const review = {
    about: 'content',
    numbers: { found: 3, days: 90 },
    proportion: { found: 3, of: 10 },
    gravity: 'medium',
    intent: 'cannot-be-told',
    text: 'txt_h',
    finding: dice.pick(['suspend', 'terminate', 'no-measure']),
  };
  return act({ kind: 'account', id: dice.pick(ACCOUNTS) }, { type: 'case-review', review }, staff(dice.pick(STAFF)));
};

/** Somebody who does not stop, and a house that follows the law with them, step by step. */
const prosecutes: Maker = (town) => {
  const { dice, world } = town;
  const address = { kind: 'account', id: 'u1' };
  const state = world.state<AccountState>(address);
  const now = world.now();
  const known = state.kind === 'known' ? state : undefined;
  const strikes = known?.violations.filter((one) => one.kind === 'counted' && one.expiresAt > now).length ?? 0;
  if (known && strikes >= 3 && known.measure.kind !== 'terminated') {
    const weighed =
      known.review !== undefined && known.review.finding === 'suspend' && known.review.at > now - 10 * DAY;
    if (weighed) return act(address, { type: 'suspend', until: instant(now + DAY - MINUTE) }, staff(dice.pick(STAFF)));
    const review = {
      about: 'content',
      numbers: { found: strikes, days: 90 },
      proportion: { found: strikes, of: strikes + 4 },
      gravity: 'medium',
      intent: 'cannot-be-told',
      text: 'txt_j',
      finding: 'suspend',
    };
    return act(address, { type: 'case-review', review }, staff(STAFF[2]!));
  }
  const [match] = facts(town).matches;
  const whole = { ...match!, confidence: 0.99, coverage: 1, combined: false, modified: 'technical' } as const;
  const ref = { ...whole.ref, ownership: 'clear' } as const;
  const own: Facts = {
    profile: 'DE',
    stage: 'upload',
    hours: 0,
    flag: null,
    flagRight: 'ok',
    commercial: false,
    matches: [{ ...whole, licensedHere: false, ref }],
  };
  return uploadBy(town, own, 'u1');
};

const terminates: Maker = ({ dice }) => {
  const command = dice.maybe(0.5) ? { type: 'terminate-propose', text: 'txt_i' } : { type: 'terminate-approve' };
  return act({ kind: 'account', id: dice.pick(ACCOUNTS) }, command, staff(dice.pick(STAFF)));
};

const again: Maker = ({ last }) => last && { kind: 'act', attempt: last };

const waits: Maker = ({ dice }) => ({
  kind: 'wait',
  ms: dice.pick([MINUTE, HOUR, 23 * HOUR, 2 * DAY, 3 * DAY, 8 * DAY, 40 * DAY, 200 * DAY]),
});

const MAKERS: readonly (readonly [number, Maker])[] = [
  [7, newUpload],
  [2, told],
  [4, uploaderAnswers],
  [4, uploaderComplains],
  [2, claimantComplains],
  [6, decidesComplaint],
  [1, withdrawsComplaint],
  [4, reviews],
  [1, declares],
  [3, notifies],
  [3, decidesNotice],
  [2, pressesRedButton],
  [4, prosecutes],
  [3, suspends],
  [3, weighs],
  [1, terminates],
  [2, again],
  [6, waits],
];
const TOTAL = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

export function nextStep(town: Town): Step {
  for (;;) {
    let at = town.dice.next() * TOTAL;
    const maker = MAKERS.find(([weight]) => (at -= weight) < 0)?.[1] ?? newUpload;
    const step = maker(town);
    if (step) return step;
  }
}

export const policyKnown = (name: string): boolean => findPolicy(name).kind === 'done';
