/**
 * A person of the house: roles and declared interests, as events, so that each change has an author and a date. Taking on a
 * role needs an administrator; declaring an interest never needs leave, and takes effect at once.
 */
import { done, refused, type Outcome } from '../../common/index.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import { notAllowed } from './can.ts';
import type { Interests } from './impartial.ts';
import { ROLES, type Role } from './roles.ts';

export type PersonState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly roles: readonly Role[];
      readonly interests: Interests;
      /** What a panel should know: languages, regions and fields of knowledge. Codes, no free text. */
      readonly knows: readonly string[];
    }
  | { readonly kind: 'left' };

export type PersonCommand =
  | { readonly type: 'join'; readonly roles: readonly Role[]; readonly founding?: boolean }
  | { readonly type: 'change-roles'; readonly roles: readonly Role[] }
  | { readonly type: 'declare'; readonly interests: readonly string[]; readonly knows?: readonly string[] }
  | { readonly type: 'leave' };

export type PersonEvent =
  | { readonly type: 'joined'; readonly roles: readonly Role[] }
  | { readonly type: 'roles-changed'; readonly roles: readonly Role[] }
  | { readonly type: 'interests-declared'; readonly interests: readonly string[]; readonly knows: readonly string[] }
  | { readonly type: 'left' };

const SUBJECT = /^(claimant|account|party|authority|notice|upload)\/[\x21-\x7e]{1,128}$/;
const INTERESTS_MAX = 200;

export const personMachine: Machine<PersonState, PersonCommand, PersonEvent> = {
  kind: 'person',
  initial: { kind: 'unknown' },
  decide,
  evolve(state, event) {
    switch (event.type) {
      case 'joined':
        return { kind: 'known', roles: event.roles, interests: { declared: [] }, knows: [] };
      case 'roles-changed':
        return state.kind === 'known' ? { ...state, roles: event.roles } : state;
      case 'interests-declared':
        return state.kind === 'known'
          ? { ...state, interests: { declared: event.interests }, knows: event.knows }
          : state;
      case 'left':
        return { kind: 'left' };
    }
  },
  follow(event: Dated<PersonEvent>): readonly Consequence[] {
    // In public: that roles changed hands, never whose. Interests are nobody's business but the house's.
    if (event.type === 'interests-declared') return [];
    const roles = 'roles' in event ? [...event.roles].sort() : [];
    return [{ kind: 'leaf', leaf: { k: 'person', a: event.type, auto: 'none' }, record: { roles, by: event.by } }];
  },
  summary(state): Summary | undefined {
    if (state.kind === 'unknown') return undefined;
    const roles = state.kind === 'known' ? state.roles : [];
    return { state: state.kind, open: false, waitsFor: 'nobody', severity: 0, about: [], shown: { roles: [...roles] } };
  },
};

function decide(
  state: PersonState,
  command: PersonCommand,
  { actor, self }: CaseContext,
): Outcome<readonly PersonEvent[], string> {
  const own = actor.kind === 'staff' && actor.id === self.id;
  switch (command.type) {
    case 'join': {
      // The first administrator is enrolled by the installation itself.
      const founding = command.founding === true && actor.kind === 'case';
      const stop = founding ? undefined : (notAllowed(actor, 'person.change') ?? ownRoles(own));
      if (stop) return stop;
      return state.kind === 'known' ? done([]) : done([{ type: 'joined', roles: distinct(command.roles) }]);
    }
    case 'change-roles': {
      const stop = notAllowed(actor, 'person.change') ?? ownRoles(own) ?? unknownPerson(state);
      if (stop) return stop;
      return done([{ type: 'roles-changed', roles: distinct(command.roles) }]);
    }
    case 'declare': {
      const stop = (own ? undefined : notAllowed(actor, 'person.change')) ?? unknownPerson(state);
      if (stop) return stop;
      const { interests, knows = state.kind === 'known' ? state.knows : [] } = command;
      const odd = interests.find((one) => !SUBJECT.test(one));
      if (odd !== undefined || interests.length > INTERESTS_MAX)
        return refused(
          'not-an-interest',
          odd === undefined ? `More than ${INTERESTS_MAX} interests.` : `"${odd.slice(0, 40)}" names nobody here.`,
          'Name what to keep away from as the case shows it: `claimant/…`, `account/…`, `party/…`.',
        );
      return done([{ type: 'interests-declared', interests: [...new Set(interests)].sort(), knows }]);
    }
    case 'leave': {
      const stop = notAllowed(actor, 'person.change') ?? ownRoles(own);
      if (stop) return stop;
      return state.kind === 'known' ? done([{ type: 'left' }]) : done([]);
    }
  }
}

const distinct = (roles: readonly Role[]): readonly Role[] => ROLES.filter((role) => roles.includes(role));

const ownRoles = (own: boolean) =>
  own ? refused('own-roles', 'Nobody changes their own roles.', 'Ask another administrator.') : undefined;

const unknownPerson = (state: PersonState) =>
  state.kind === 'known'
    ? undefined
    : refused('not-found', 'There is no such person here.', 'Enrol them first (POST /v1/people).');
