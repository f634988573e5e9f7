import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { Button } from '@workback/ui/button';
import { Field } from '@workback/ui/field';
import { ErrorPanel } from '@workback/ui/notice';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../api/client.js';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { meQuery } from '../api/sessions.queries.js';

/** E-mail and password. */
export default function SignInPage(): ReactElement {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ strict: false }) as { back?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(sessionRoutes.signIn, { body: { email, password } }),
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      // Only addresses of our own: `//elsewhere` is another host.
      void navigate({ href: back && /^\/(?!\/)/.test(back) ? back : '/' });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="lone">
      <h1>Sign in to Workback</h1>
      <form className="form" onSubmit={submit}>
        <Field label="E-mail">
          {(control) => (
            <input
              {...control}
              className="in lg"
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <input
              {...control}
              className="in lg"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {signIn.isError ? (
          <ErrorPanel message={sentenceOf(signIn.error)} requestId={requestIdOf(signIn.error)} />
        ) : null}
        <Button look="primary" large type="submit" busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <p className="sm mu">
        No password yet, or forgotten? Whoever runs this installation prints a one-time link with{' '}
        <code className="mono">workback link</code>.
      </p>
    </main>
  );
}
