/** Findings about claims are counted; what follows from the count follows by rule, until a date, and can be contested. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { rungFor } from '../account/ladder.ts';
import type { CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';
import type { ClaimantCommand, ClaimantEvent, ClaimantState, KnownClaimant } from './claimant.ts';
import { evolve } from './evolve.ts';
import { earnsTrust, FREE_WORKS_MAX, isExcluded, RED_BUTTONS_COUNT_DAYS, RED_BUTTONS_WRONG_MAX } from './standing.ts';

const DAY = 86_400_000;
type Events = Outcome<readonly ClaimantEvent[], string>;

export function decide(state: ClaimantState, command: ClaimantCommand, context: CaseContext): Events {
  const { actor, at } = context;
  if (command.type === 'register') {
    const stop = notAllowed(actor, 'claimant.register');
    if (stop) return stop;
    return done(state.kind === 'none' ? [{ type: 'registered', society: command.society ?? false }] : []);
  }
  if (state.kind === 'none')
    return refused('not-found', 'There is no such claimant here.', 'Register them first (POST /v1/claimants).');
  switch (command.type) {
    case 'verify':
      return notAllowed(actor, 'claimant.verify') ?? biased(context) ?? verify(state, command.text);
    case 'judged':
      return (
        notAllowed(actor, 'claimant.judge') ?? biased(context) ?? done(withTrust(state, judged(state, command, at), at))
      );
    case 'red-button-judged':
      return notAllowed(actor, 'claimant.judge') ?? biased(context) ?? done(redButton(state, command, at));
    case 'audit':
      return (
        notAllowed(actor, 'claimant.judge') ??
        done([{ type: 'audit-drawn', seed: command.seed, uploads: command.uploads }])
      );
    case 'lift':
      return notAllowed(actor, 'claimant.judge') ?? biased(context) ?? done(lift(state, command, at));
    case 'clock':
      return done(clock(state, command.name, at));
  }
}

function biased({ actor, self, other }: CaseContext) {
  if (actor.kind !== 'staff') return undefined;
  const person = other<PersonState>({ kind: 'person', id: actor.id });
  const about = [`claimant/${self.id}`];
  return partial(actor, { decidedBefore: [], about }, person?.kind === 'known' ? person.interests : undefined);
}

const verify = (state: KnownClaimant, text: string | undefined): Events =>
  done(state.verified ? [] : [{ type: 'verified', ...(text !== undefined && { text }) }]);

type Judge = Extract<ClaimantCommand, { type: 'judged' }>;

function judged(state: KnownClaimant, command: Judge, at: Instant): ClaimantEvent[] {
  const { upload, reference, accurate, publicDomain, foreign } = command;
  const before = state.judged.findLast((one) => one.upload === upload && one.reference === reference);
  const was = before && ({ was: before.accurate ? 'accurate' : 'wrong' } as const);
  const events: ClaimantEvent[] = [];
  if (before?.accurate !== accurate)
    events.push({ type: accurate ? 'claim-accurate' : 'claim-wrong', upload, reference, ...was });
  const free = state.freeWorks.find((one) => one.reference === reference);
  if (accurate) return free === undefined ? events : [...events, ...clear(state, reference, at)];
  if (free !== undefined || !(publicDomain || foreign)) return events;
  events.push({ type: 'free-work-claimed', reference, why: publicDomain ? 'public-domain' : 'foreign' });
  const works = state.freeWorks.map((one) => one.reference);
  if (works.length + 1 < FREE_WORKS_MAX) return [...events, { type: 'warned', reference }];
  if (isExcluded(state, at)) return events;
  const { until, rung } = rungFor('exclusion', state.exclusions, at);
  return [...events, { type: 'excluded', until, rung, about: [...works, reference] }];
}

/** An exclusion that no longer stands on two such claims falls. */
function clear(state: KnownClaimant, reference: string, at: Instant): ClaimantEvent[] {
  const cleared: ClaimantEvent = { type: 'free-work-cleared', reference };
  const { exclusion, freeWorks } = state;
  if (!exclusion || at >= exclusion.until || !exclusion.about.includes(reference)) return [cleared];
  const left = freeWorks.filter((one) => one.reference !== reference && exclusion.about.includes(one.reference));
  return left.length >= FREE_WORKS_MAX
    ? [cleared]
    : [cleared, { type: 'exclusion-lifted', because: `reference/${reference}` }];
}

/** Trust follows the count; each change of it is an event of its own. */
function withTrust(state: KnownClaimant, events: readonly ClaimantEvent[], at: Instant): readonly ClaimantEvent[] {
  const after = events.reduce<ClaimantState>((now, event) => evolve(now, { ...event, at, by: '' }), state);
  if (after.kind === 'none') return events;
  const earned = earnsTrust(after);
  return earned === after.trusted ? events : [...events, { type: earned ? 'trusted' : 'trust-lost' }];
}

function redButton(
  state: KnownClaimant,
  { upload, upheld }: Extract<ClaimantCommand, { type: 'red-button-judged' }>,
  at: Instant,
): readonly ClaimantEvent[] {
  const wrong = state.redButtons.some((one) => one.upload === upload);
  const { redButtonExclusion: exclusion } = state;
  const running = exclusion !== undefined && at < exclusion.until;
  if (upheld) {
    if (!wrong) return [{ type: 'red-button-right', upload }];
    const left = running ? exclusion.about.filter((one) => one !== upload).length : 0;
    const falls = running && exclusion.about.includes(upload) && left < RED_BUTTONS_WRONG_MAX;
    const cleared: ClaimantEvent = { type: 'red-button-cleared', upload };
    return falls ? [cleared, { type: 'red-button-restored', because: `upload/${upload}` }] : [cleared];
  }
  if (wrong) return [];
  const event: ClaimantEvent = { type: 'red-button-wrong', upload };
  const since = Math.max(at - RED_BUTTONS_COUNT_DAYS * DAY, state.redButtonExclusions.at(-1) ?? 0);
  const about = [...state.redButtons.filter((one) => one.at > since).map((one) => one.upload), upload];
  if (running || about.length < RED_BUTTONS_WRONG_MAX) return [event];
  const { until, rung } = rungFor('exclusion', state.redButtonExclusions, at);
  return [event, { type: 'red-button-excluded', until, rung, about }];
}

function lift(
  state: KnownClaimant,
  { what, because }: Extract<ClaimantCommand, { type: 'lift' }>,
  at: Instant,
): readonly ClaimantEvent[] {
  if (what === 'all')
    return (['exclusion', 'red-button'] as const).flatMap((one) =>
      lift(state, { type: 'lift', what: one, because }, at),
    );
  const exclusion = what === 'exclusion' ? state.exclusion : state.redButtonExclusion;
  if (!exclusion || at >= exclusion.until) return [];
  return [{ type: what === 'exclusion' ? 'exclusion-lifted' : 'red-button-restored', because }];
}

export const CLAIMANT_CLOCKS = { claims: 'CK15/claims', redButton: 'CK15/red-button' } as const;

function clock(state: KnownClaimant, name: string, at: Instant): readonly ClaimantEvent[] {
  const { exclusion, redButtonExclusion } = state;
  if (name === CLAIMANT_CLOCKS.claims && exclusion && exclusion.until <= at) return [{ type: 'returned' }];
  if (name === CLAIMANT_CLOCKS.redButton && redButtonExclusion && redButtonExclusion.until <= at)
    return [{ type: 'red-button-returned' }];
  return [];
}
