/** Who is signed in: asked once, kept in the query cache, and shown to every page. Without a session only the sign-in page answers. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { call, setCsrfToken } from '../../api/transport';
import type { Session } from '../api/shapes';
import { Failure, Skeleton } from '../parts/states';
import { paths } from '../paths';

export const sessionKey = ['session'] as const;

/** The session, null when nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    const session = await call<Session>('GET', '/session');
    setCsrfToken(session.csrfToken);
    return session;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'notSignedIn') {
      setCsrfToken(null);
      return null;
    }
    throw problem;
  }
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside RequireSession');
  return session;
}

/** Whether the account may do an action of the permission table. The server asks again; this only hides closed doors. */
export function useMay(): (action: string) => boolean {
  const { permissions } = useSession();
  return useCallback((action) => permissions.includes(action), [permissions]);
}

/** Takes a new session over; everything that was read for the old one is forgotten. */
export function useAdoptSession(): (session: Session | null) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      setCsrfToken(session?.csrfToken ?? null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      client.setQueryData(sessionKey, session);
    },
    [client],
  );
}

export function RequireSession({ children }: { readonly children: ReactNode }) {
  const location = useLocation();
  const asked = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity, retry: false });
  if (asked.data === undefined) {
    return (
      <div className="gate">
        {asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : <Skeleton />}
      </div>
    );
  }
  if (asked.data === null) {
    return <Navigate to={paths.signIn} replace state={{ from: `${location.pathname}${location.search}` }} />;
  }
  return <SessionContext value={asked.data}>{children}</SessionContext>;
}
