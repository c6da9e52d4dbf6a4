/**
 * Staff sign-in: better-auth over the store's own tables. It answers under one path (password, link by mail, second factor,
 * OpenID Connect) and says who a request's cookie belongs to. What a person may do is not decided here.
 */
import { betterAuth } from 'better-auth';
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { SignedIn, SignIn, SignInOptions } from './signed-in.ts';
import type { Tables } from './sql/tables.ts';

export const SIGN_IN_PATH = '/auth';
const LINK_MINUTES = 15;
const SESSION_DAYS = 7;

export function createSignIn(db: Kysely<Tables>, options: SignInOptions): SignIn {
  // Links asked for by the house itself are caught here instead of being sent.
  const asked = new Map<string, (url: string) => void>();
  const auth = betterAuth({
    appName: 'Recourse',
    baseURL: options.origin,
    basePath: SIGN_IN_PATH,
    secret: options.secret,
    // Links and cookies are for the address the request came to; a cookie never leaves its host.
    trustedOrigins: (request) => [options.origin, ...(request ? [new URL(request.url).origin] : [])],
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'staff_user' },
    session: { modelName: 'staff_session', expiresIn: SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    account: { modelName: 'staff_account' },
    verification: { modelName: 'staff_verification' },
    // Nobody signs up by themselves: people are enrolled.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    advanced: { cookiePrefix: 'recourse', ipAddress: { disableIpTracking: true } },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        async sendMagicLink({ email, url }) {
          const wanted = asked.get(email);
          if (wanted) wanted(url);
          else await options.sendLink?.(email, url);
        },
      }),
      twoFactor({ issuer: 'Recourse', schema: { twoFactor: { modelName: 'staff_second_factor' } } }),
      ...(options.oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${options.oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: options.oidc.clientId,
                  clientSecret: options.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
  const find = async (email: string): Promise<SignedIn | undefined> => {
    const row = await db.selectFrom('staff_user').selectAll().where('email', '=', email).executeTakeFirst();
    return row && signedIn(row);
  };
  return {
    handle: (request) => auth.handler(request),
    async whoIs(headers) {
      const session = await auth.api.getSession({ headers });
      return session ? signedIn(session.user) : undefined;
    },
    async enrol({ email, name }) {
      const address = email.toLowerCase();
      const known = await find(address);
      if (known) return known;
      const context = await auth.$context;
      await context.internalAdapter.createUser({ email: address, name, emailVerified: true }, { method: 'admin' });
      return (await find(address))!;
    },
    async people() {
      return (await db.selectFrom('staff_user').selectAll().orderBy('createdAt').execute()).map(signedIn);
    },
    async forgetExpired() {
      const { adapter } = await auth.$context;
      const where = [{ field: 'expiresAt', operator: 'lt' as const, value: new Date() }];
      for (const model of ['session', 'verification']) await adapter.deleteMany({ model, where });
    },
    async linkFor(email, origin) {
      const address = email.toLowerCase();
      const url = new Promise<string>((resolve) => asked.set(address, resolve));
      try {
        const headers = new Headers({ origin });
        await auth.api.signInMagicLink({ body: { email: address, callbackURL: '/console/' }, headers });
        const link = new URL(await url);
        return `${origin}${link.pathname}${link.search}`;
      } finally {
        asked.delete(address);
      }
    },
  };
}

const signedIn = (user: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactorEnabled?: boolean | null | undefined;
}): SignedIn => ({
  id: user.id,
  name: user.name,
  email: user.email,
  secondFactor: user.twoFactorEnabled === true,
});
