/** Staff: enrolled by an administrator, signed in by a link, a password or OpenID Connect; roles are events of their own. */
import { done, refused, type Outcome } from '../../common/index.ts';
import type { CaseActor, PersonState, Role } from '../../casework/index.ts';
import { machines, stateOf } from '../../casework/index.ts';
import type { SignedIn } from '../../store/store.ts';
import { act, eventsOf, type CaseAnswer } from '../cases/act.ts';
import type { Once, Service } from '../service.ts';

export interface StaffMember extends SignedIn {
  readonly roles: readonly Role[];
  readonly interests: readonly string[];
  readonly knows: readonly string[];
  readonly left: boolean;
}

type StaffDeps = Pick<Service, 'store' | 'clock' | 'random' | 'signIn'>;

export async function personState(deps: Pick<Service, 'store'>, id: string): Promise<PersonState> {
  const events = await eventsOf(deps.store, { kind: 'person', id });
  return stateOf(machines, `person/${id}`, events) as PersonState;
}

/** Who the cookie belongs to; undefined without one, for people who left, and where nobody signs in. */
export async function staffFor(deps: StaffDeps, headers: Headers): Promise<StaffMember | undefined> {
  if (!headers.get('cookie')) return undefined;
  const signedIn = await deps.signIn?.whoIs(headers);
  const member = signedIn && (await withState(deps, signedIn));
  return member?.left === false ? member : undefined;
}

async function withState(deps: StaffDeps, signedIn: SignedIn): Promise<StaffMember> {
  const state = await personState(deps, signedIn.id);
  return state.kind === 'known'
    ? { ...signedIn, roles: state.roles, interests: state.interests.declared, knows: state.knows, left: false }
    : { ...signedIn, roles: [], interests: [], knows: [], left: true };
}

export async function listStaff(deps: StaffDeps): Promise<readonly StaffMember[]> {
  const people = (await deps.signIn?.people()) ?? [];
  return Promise.all(people.map((one) => withState(deps, one)));
}

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Enrolling the same address again changes nothing. */
export async function enrolStaff(
  deps: StaffDeps,
  { email, name, roles }: NewStaff,
  actor: CaseActor,
): Promise<Outcome<{ readonly id: string }, string>> {
  if (!deps.signIn) return noSignIn();
  const { id } = await deps.signIn.enrol({ email, name });
  const founding = actor.kind === 'case';
  const command = { type: 'join', roles, founding } as const;
  const outcome = await act(deps, { address: { kind: 'person', id }, command, actor });
  return outcome.kind === 'refused' ? outcome : done({ id });
}

/** The first administrator, made once; later starts find them. Returns the address to sign in with. */
export async function ensureAdministrator(deps: StaffDeps, email: string): Promise<string> {
  const installation = { kind: 'case', stream: 'installation/start' } as const;
  await enrolStaff(deps, { email, name: 'Administrator', roles: ['administrator', 'reviewer'] }, installation);
  return email;
}

/** A link that signs this person in once, good for a quarter of an hour. */
export async function signInLink(deps: StaffDeps, email: string, origin: string): Promise<Outcome<string, string>> {
  if (!deps.signIn) return noSignIn();
  return done(await deps.signIn.linkFor(email, origin));
}

export const changePerson = (
  deps: StaffDeps,
  id: string,
  command:
    | { readonly type: 'change-roles'; readonly roles: readonly Role[] }
    | { readonly type: 'declare'; readonly interests: readonly string[]; readonly knows?: readonly string[] }
    | { readonly type: 'leave' },
  actor: CaseActor,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> => act(deps, { address: { kind: 'person', id }, command, actor }, once);

const noSignIn = () =>
  refused(
    'no-sign-in',
    'Nobody can sign in to this service.',
    'Start it with `recourse serve`, which sets sign-in up.',
  );
