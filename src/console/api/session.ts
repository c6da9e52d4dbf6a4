/** Sign-in: better-auth's own addresses below /auth, and who one is according to the API. */
import { Refused } from './answers.ts';
import { read, server } from './server.ts';

export interface Session {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly interests: readonly string[];
  readonly knows: readonly string[];
  readonly secondFactor: boolean;
}

/** Null: nobody is signed in here. */
export async function fetchSession(): Promise<Session | null> {
  try {
    return await read<Session>('/v1/me');
  } catch (fault) {
    if (fault instanceof Refused && [401, 403, 404].includes(fault.problem.status)) return null;
    throw fault;
  }
}

export type SignInAnswer = 'in' | 'second-factor' | 'wrong';

export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  const answer = await server.request<{ readonly twoFactorRedirect?: boolean }>('POST', '/auth/sign-in/email', {
    json: { email, password },
  });
  if (answer.kind === 'refused') return 'wrong';
  return answer.value.twoFactorRedirect === true ? 'second-factor' : 'in';
}

export async function confirmCode(code: string): Promise<SignInAnswer> {
  const answer = await server.request('POST', '/auth/two-factor/verify-totp', { json: { code } });
  return answer.kind === 'done' ? 'in' : 'wrong';
}

export async function signOut(): Promise<void> {
  await server.request('POST', '/auth/sign-out', { json: {} });
}
