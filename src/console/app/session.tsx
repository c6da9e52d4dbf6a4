/** Who works here. Nothing is shown before the server says so. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { fetchSession, signOut, type Session } from '../api/session.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { SignIn } from '../pages/sign-in.tsx';

const Context = createContext<Session | undefined>(undefined);
export const SESSION_KEY = ['session'] as const;

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const asked = useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: 60_000, retry: 1 });
  if (asked.isPending)
    return (
      <div className="alone">
        <Skeleton lines={4} />
      </div>
    );
  if (asked.isError)
    return (
      <div className="alone">
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      </div>
    );
  if (asked.data === null) return <SignIn />;
  return <Context value={asked.data}>{children}</Context>;
}

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error('only pages behind the session gate may ask who works here');
  return session;
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await signOut();
    queries.setQueryData(SESSION_KEY, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
}
