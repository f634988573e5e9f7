import { useMutation } from '@tanstack/react-query';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import type { Me } from '@workback/contracts/session/session.schemas';
import { Button } from '@workback/ui/button';
import { ErrorPanel } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { requestIdOf, sentenceOf } from '../../api/problem.js';

interface SignInFormProps {
  /** Filled in already. */
  readonly email?: string;
  readonly onSignedIn: (me: Me) => void;
}

/** E-mail and password, wherever somebody signs in. */
export function SignInForm({ email: known = '', onSignedIn }: SignInFormProps): ReactElement {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(sessionRoutes.signIn, { body: { email, password } }),
    onSuccess: onSignedIn,
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (known) form.current?.querySelector<HTMLElement>('[type="password"]')?.focus();
  }, [known]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form ref={form} className="form" onSubmit={submit}>
      <TextField label="E-mail" large type="email" autoComplete="username" required value={email} onChange={setEmail} />
      <TextField
        label="Password"
        large
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      {signIn.isError ? <ErrorPanel message={sentenceOf(signIn.error)} requestId={requestIdOf(signIn.error)} /> : null}
      <Button look="primary" large type="submit" busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  );
}
