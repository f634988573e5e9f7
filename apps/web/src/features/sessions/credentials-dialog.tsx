import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import type { Me } from '@workback/contracts/session/session.schemas';
import { FIRST_OWNER } from '@workback/domain/session/first-owner';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Field } from '@workback/ui/field';
import { ErrorPanel } from '@workback/ui/notice';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { ApiProblem, fieldError, requestIdOf, sentenceOf } from '../../api/problem.js';
import { meQuery } from './api/sessions.queries.js';

interface CredentialsDialogProps {
  readonly open: boolean;
  readonly me: Me;
  readonly onClose: () => void;
}

/** Name, e-mail and password of the person signed in. */
export function CredentialsDialog({ open, me, onClose }: CredentialsDialogProps): ReactElement {
  return (
    <Dialog title="Name, e-mail and password" open={open} onClose={onClose}>
      <CredentialsForm me={me} onDone={onClose} />
    </Dialog>
  );
}

function CredentialsForm({ me, onDone }: { me: Me; onDone: () => void }): ReactElement {
  const queries = useQueryClient();
  const [name, setName] = useState(me.user.name === FIRST_OWNER ? '' : me.user.name);
  const [email, setEmail] = useState(me.user.email ?? '');
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () => call(sessionRoutes.setCredentials, { body: { name, email, password } }),
    onSuccess: (saved) => {
      queries.setQueryData(meQuery.queryKey, saved);
      // The list of people shows the new name.
      void queries.invalidateQueries({ queryKey: ['workspaces'] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const unexplained = save.error && !(save.error instanceof ApiProblem && save.error.problem.errors?.length);
  return (
    <form className="form" onSubmit={submit}>
      <Field label="Your name" error={fieldError(save.error, 'name')}>
        {(control) => (
          <input
            {...control}
            className="in"
            autoComplete="name"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="E-mail" error={fieldError(save.error, 'email')}>
        {(control) => (
          <input
            {...control}
            className="in"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Password"
        hint="At least 15 characters; a sentence is easiest to remember."
        error={fieldError(save.error, 'password')}
      >
        {(control) => (
          <input
            {...control}
            className="in"
            type="password"
            autoComplete="new-password"
            required
            minLength={15}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {unexplained ? <ErrorPanel message={sentenceOf(save.error)} requestId={requestIdOf(save.error)} /> : null}
      <p className="sm mu">Other sessions of yours end when the password changes.</p>
      <div className="actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
