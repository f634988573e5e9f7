import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { ErrorPanel, Skeleton } from '@workback/ui/notice';
import { type ReactElement, useEffect, useRef } from 'react';
import { call } from '../../../api/client.js';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { enterAs } from '../enter-as.js';

/**
 * Uses a one-time link up and goes to the example, or to the first workspace. The token stands in the fragment of the
 * address, which browsers send nowhere.
 */
export default function LinkPage(): ReactElement {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') });
  const used = useRef(false);
  const enter = useMutation({
    mutationFn: (secret: string) => call(sessionRoutes.useLink, { body: { token: secret } }),
    gcTime: 0,
    onSuccess: (me) => {
      enterAs(queries, me);
      void navigate({ to: '/', replace: true });
    },
  });
  const { mutate } = enter;
  useEffect(() => {
    if (!token || used.current) return;
    used.current = true;
    mutate(token);
  }, [token, mutate]);
  return (
    <main className="lone">
      <h1>Signing you in</h1>
      {enter.isError || !token ? (
        <>
          <ErrorPanel
            message={token ? sentenceOf(enter.error) : 'This address lacks its token.'}
            requestId={requestIdOf(enter.error)}
          />
          <Link to="/sign-in">Sign in with e-mail and password</Link>
        </>
      ) : (
        <Skeleton lines={2} />
      )}
    </main>
  );
}
