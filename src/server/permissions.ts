/**
 * Who may do what, in one table. Pure, and closed by default: an action without a row does not compile,
 * an actor without a listed scope is refused.
 */
import type { CaseActor, Role } from '../casework/index.ts';

export const SCOPES = [
  'uploads:write',
  'uploads:read',
  'references:write',
  'references:read',
  'cases:write',
  'cases:read',
  'money:read',
  'admin',
] as const;
export type Scope = (typeof SCOPES)[number];

export type Actor =
  | { readonly kind: 'anonymous' }
  /** The platform's programs. */
  | { readonly kind: 'key'; readonly id: string; readonly scopes: readonly string[] }
  /** Somebody signed in to the console. */
  | { readonly kind: 'staff'; readonly id: string; readonly roles: readonly Role[] }
  /** Somebody with the link out of a letter: good for one case, one party, one purpose. */
  | {
      readonly kind: 'party';
      readonly id: string;
      readonly stream: string;
      readonly purpose: string;
      readonly secretHash: string;
    };

interface Needed {
  /** Keys with any of these; `admin` is always one of them, except where the list is empty: then no key will do. */
  readonly scopes?: readonly Scope[];
  /** Staff with any of these roles. */
  readonly roles?: readonly Role[];
  /** Links made for any of these purposes. The handler checks that the case is the link's. */
  readonly purposes?: readonly string[];
}

const STAFF = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'] as const;

/** `anyone`: published on purpose. */
const NEEDED = {
  'upload.submit': { scopes: ['uploads:write'] },
  'upload.read': { scopes: ['uploads:read'], roles: STAFF },
  'evidence.read': { scopes: ['uploads:read'], roles: STAFF },
  'upload.list': { scopes: ['uploads:read'], roles: STAFF },
  'reference.add': { scopes: ['references:write'], roles: ['administrator'] },
  'reference.change': { scopes: ['references:write'], roles: ['administrator'] },
  /** Not the claimant's: a human who runs the service looked at it. */
  'reference.release': { scopes: ['admin'], roles: ['administrator', 'reviewer'] },
  'reference.withdraw': { scopes: ['references:write'], roles: ['administrator'] },
  'reference.read': { scopes: ['references:read'], roles: STAFF },
  'reference.look-up': { scopes: ['references:read'] },
  'case.read': { scopes: ['cases:read'], roles: STAFF },
  'case.list': { scopes: ['cases:read'], roles: STAFF },
  'docket.overview': { scopes: ['cases:read'], roles: STAFF },
  'event.read': { scopes: ['cases:read'], roles: STAFF },
  /** The uploader's own answer; the platform speaks for its users. */
  'upload.answer': { scopes: ['cases:write'], purposes: ['answer'] },
  'upload.case': { scopes: ['cases:read'], roles: STAFF, purposes: ['answer', 'complain'] },
  'upload.tell': { scopes: ['cases:write'] },
  'upload.review': { roles: ['reviewer'] },
  'upload.red-button': { scopes: ['cases:write'], purposes: ['complain'] },
  'complaint.file': { scopes: ['cases:write'], purposes: ['complain', 'notice'] },
  'complaint.read': { scopes: ['cases:read'], roles: STAFF, purposes: ['complaint'] },
  'complaint.state': { scopes: ['cases:write'], purposes: ['complaint'] },
  'complaint.withdraw': { scopes: ['cases:write'], purposes: ['complaint'] },
  'complaint.decide': { roles: ['reviewer'] },
  /** Anyone may send a notice, with or without an account (Art. 16(1) DSA). */
  'notice.submit': 'anyone',
  'notice.read': { scopes: ['cases:read'], roles: STAFF, purposes: ['notice'] },
  'notice.inform': { scopes: ['cases:write'], purposes: ['notice'] },
  'notice.decide': { roles: ['reviewer'] },
  /** 17 U.S.C. § 512(g): by the uploader. */
  'notice.counter': { scopes: ['cases:write'], purposes: ['answer'] },
  'out-of-court.record': { scopes: ['cases:write'], roles: ['reviewer', 'administrator'] },
  'case.assign': { roles: ['administrator', 'reviewer', 'board-member'] },
  /** With a link: one's own. */
  'account.read': { scopes: ['cases:read'], roles: STAFF, purposes: ['complain'] },
  'account.review': { roles: ['reviewer'] },
  'account.suspend': { roles: ['reviewer', 'administrator'] },
  'account.terminate': { roles: ['administrator'] },
  'claimant.register': { scopes: ['references:write'], roles: ['administrator'] },
  'claimant.read': { scopes: ['references:read'], roles: STAFF },
  'claimant.read-own': { scopes: ['references:read'], roles: STAFF, purposes: ['complain'] },
  'claimant.verify': { roles: ['administrator', 'reviewer'] },
  'claimant.judge': { roles: ['reviewer'] },
  'claim.make': { scopes: ['references:write'], roles: ['administrator'] },
  'claim.read': { scopes: ['references:read'], roles: STAFF },
  'ownership.speak': { scopes: ['references:write'], roles: ['reviewer'] },
  'ownership.resolve': { roles: ['reviewer'] },
  'licence.grant': { scopes: ['references:write'], roles: ['administrator'] },
  'licence.read': { scopes: ['references:read'], roles: STAFF },
  'usage.report': { scopes: ['uploads:write'] },
  'money.read': { scopes: ['money:read'], roles: ['administrator', 'operator', 'auditor'] },
  'statement.read': { scopes: ['money:read'], roles: ['administrator', 'operator', 'auditor'], purposes: ['complain'] },
  /** Closing a month, recording a payment, publishing prices. */
  'money.keep': { scopes: ['admin'], roles: ['administrator'] },
  'me.read': { roles: STAFF },
  'me.change': { roles: STAFF },
  'people.read': { scopes: ['admin'], roles: ['administrator', 'auditor'] },
  'people.change': { scopes: ['admin'], roles: ['administrator'] },
  'approval.propose': { roles: ['administrator'] },
  'approval.give': { roles: ['administrator'] },
  'key.change': { scopes: ['admin'], roles: ['administrator'] },
  'webhook.change': { scopes: ['admin'], roles: ['administrator'] },
  'provider.change': { scopes: ['admin'], roles: ['administrator'] },
  'report.read': 'anyone',
  'docket.read': 'anyone',
  'docket.comment': 'anyone',
  'board.appeal': { scopes: ['cases:write'], purposes: ['answer', 'complain', 'complaint', 'notice'] },
  'board.refer': { roles: ['administrator'] },
  'board.select': { roles: ['board-member'] },
  'board.seat': { scopes: ['cases:write'], roles: ['board-member', 'administrator', 'operator'] },
  'board.challenge': { roles: ['board-member'], purposes: ['answer', 'complain', 'complaint', 'notice'] },
  /** The panel's own room: no key and no other role opens it. */
  'board.deliberate': { roles: ['board-member'] },
  'board.key': { roles: ['board-member'] },
  'board.read': { scopes: ['cases:read'], roles: STAFF },
  'board.implement': { roles: ['administrator', 'operator'] },
  'board.propose': { scopes: ['cases:write'], roles: ['reviewer', 'board-member', 'administrator'] },
  'board.sweep': { roles: ['reviewer'] },
  'recommendation.answer': { roles: ['administrator'] },
  'exception.read': 'anyone',
  'exception.grant': { roles: ['reviewer', 'administrator'] },
  'exception.review': { roles: ['reviewer', 'board-member'] },
  'order.read': 'anyone',
  'order.log': { scopes: ['cases:write'], roles: ['operator', 'administrator', 'reviewer'] },
  'order.check': { roles: ['operator', 'administrator', 'reviewer'] },
  'order.review': { roles: ['administrator'] },
  'coordination.read': { scopes: ['cases:read'], roles: ['reviewer', 'administrator', 'auditor', 'board-member'] },
  'sign-in.use': 'anyone',
  /** Reads every past decision's facts. */
  'policy.back-test': { scopes: ['admin'], roles: ['administrator', 'operator', 'auditor'] },
  'policy.read': 'anyone',
  'log.read': 'anyone',
  'health.read': 'anyone',
  'description.read': 'anyone',
  'page.read': 'anyone',
} as const satisfies Record<string, Needed | 'anyone'>;

export type Permission = keyof typeof NEEDED;
export const PERMISSIONS = Object.keys(NEEDED) as Permission[];

export const isPublic = (permission: Permission): boolean => NEEDED[permission] === 'anyone';
const neededFor = (permission: Permission): Needed => {
  const needed = NEEDED[permission];
  return needed === 'anyone' ? {} : needed;
};
/** What would do, for the refusal's `fix` and for the reference page. Empty when public. */
export const scopesFor = (permission: Permission): readonly Scope[] => neededFor(permission).scopes ?? [];
export const rolesFor = (permission: Permission): readonly Role[] => neededFor(permission).roles ?? [];
export const purposesFor = (permission: Permission): readonly string[] => neededFor(permission).purposes ?? [];

export function can(actor: Actor, permission: Permission): boolean {
  if (isPublic(permission)) return true;
  const scopes = scopesFor(permission);
  switch (actor.kind) {
    case 'anonymous':
      return false;
    case 'key':
      return scopes.length > 0 && (actor.scopes.includes('admin') || scopes.some((one) => actor.scopes.includes(one)));
    case 'staff':
      return rolesFor(permission).some((role) => actor.roles.includes(role));
    case 'party':
      return purposesFor(permission).includes(actor.purpose);
  }
}

/** One word for who asked: keys of different clients never meet under it. */
export const actorName = (actor: Actor): string => (actor.kind === 'anonymous' ? 'anonymous' : actor.id);

/** As the procedures know them. Whoever has no key, link or session acts as a party without a case: `party/anyone`. */
export function caseActor(actor: Actor): CaseActor {
  switch (actor.kind) {
    case 'anonymous':
      return { kind: 'party', id: 'party/anyone' };
    case 'key':
      return { kind: 'platform', key: actor.id };
    case 'staff':
      return { kind: 'staff', id: actor.id, roles: actor.roles };
    case 'party':
      return { kind: 'party', id: actor.id };
  }
}
