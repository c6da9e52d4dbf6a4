/**
 * Who may do what, in one table. Pure, and closed by default: an action without a row does not compile,
 * an actor without a listed scope is refused.
 */
export const SCOPES = ['uploads:write', 'uploads:read', 'references:write', 'references:read', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export type Actor =
  { readonly kind: 'anonymous' } | { readonly kind: 'key'; readonly id: string; readonly scopes: readonly string[] };

/** `anyone`: published on purpose. A list: any one of these scopes; `admin` is always one of them. */
const NEEDED = {
  'upload.submit': ['uploads:write'],
  'upload.read': ['uploads:read'],
  'upload.list': ['uploads:read'],
  'reference.add': ['references:write'],
  'reference.change': ['references:write'],
  /** Not the claimant's: a human who runs the service looked at it. */
  'reference.release': ['admin'],
  'reference.withdraw': ['references:write'],
  'reference.read': ['references:read'],
  'reference.look-up': ['references:read'],
  'policy.read': 'anyone',
  'log.read': 'anyone',
  'health.read': 'anyone',
  'description.read': 'anyone',
  'page.read': 'anyone',
} as const satisfies Record<string, readonly Scope[] | 'anyone'>;

export type Permission = keyof typeof NEEDED;
export const PERMISSIONS = Object.keys(NEEDED) as Permission[];

export const isPublic = (permission: Permission): boolean => NEEDED[permission] === 'anyone';
/** The scopes that would do, for the refusal's `fix` and for the reference page. Empty when public. */
export function scopesFor(permission: Permission): readonly Scope[] {
  const needed = NEEDED[permission];
  return needed === 'anyone' ? [] : needed;
}

export function can(actor: Actor, permission: Permission): boolean {
  if (isPublic(permission)) return true;
  if (actor.kind === 'anonymous') return false;
  return actor.scopes.includes('admin') || scopesFor(permission).some((scope) => actor.scopes.includes(scope));
}
