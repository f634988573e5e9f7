import { useQueryClient } from '@tanstack/react-query';
import type { Joined, OpenInvitation } from '@workback/contracts/invitation/invitation.schemas';
import { Button } from '@workback/ui/button';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { noticePerson } from '../../app/session-end.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { SignInForm } from '../sessions/sign-in-form.js';
import { useJoin } from './api/join.queries.js';

interface JoinAsNewcomerProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly onJoined: (joined: Joined) => void;
}

/** Somebody who is not signed in: makes an account, or signs in to the one they have. */
export function JoinAsNewcomer({ token, invitation, onJoined }: JoinAsNewcomerProps): ReactElement {
  const queries = useQueryClient();
  const [hasAccount, setHasAccount] = useState(invitation.hasAccount);
  if (hasAccount) {
    return (
      <>
        <p>Sign in to accept. {invitation.hasAccount ? 'There is an account with your e-mail.' : null}</p>
        <SignInForm
          email={invitation.hasAccount ? invitation.email : ''}
          onSignedIn={(me) => {
            queries.setQueryData(meQuery.queryKey, me);
            noticePerson(queries, me);
          }}
        />
        {invitation.hasAccount ? null : (
          <Button look="quiet" onClick={() => setHasAccount(false)}>
            I have no account yet
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <NewAccount token={token} invitation={invitation} onJoined={onJoined} />
      <Button look="quiet" onClick={() => setHasAccount(true)}>
        I have an account already
      </Button>
    </>
  );
}

function NewAccount({ token, invitation, onJoined }: JoinAsNewcomerProps): ReactElement {
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const join = useJoin(onJoined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    join.mutate({ token, name, password });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Your name"
        large
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={setName}
        error={fieldError(join.error, 'name')}
      />
      <TextField
        label="E-mail"
        large
        type="email"
        autoComplete="username"
        readOnly
        value={invitation.email}
        onChange={() => undefined}
        hint="You sign in with it; you can change it later."
      />
      <TextField
        label="Password"
        large
        type="password"
        autoComplete="new-password"
        required
        minLength={15}
        maxLength={256}
        value={password}
        onChange={setPassword}
        hint="At least 15 characters; a sentence is easiest to remember."
        error={fieldError(join.error, 'password')}
      />
      <FormProblem error={join.error} shown={['name', 'password']} undone="Not joined" />
      <Button look="primary" large type="submit" busy={join.isPending}>
        Join {invitation.workspaceName}
      </Button>
    </form>
  );
}
