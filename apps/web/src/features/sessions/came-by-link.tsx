import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import type { Me } from '@workback/contracts/session/session.schemas';
import { FIRST_OWNER } from '@workback/domain/session/first-owner';
import { Button } from '@workback/ui/button';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { call } from '../../api/client.js';
import { sentenceOf } from '../../api/problem.js';
import { meQuery } from './api/sessions.queries.js';

interface CameByLinkProps {
  readonly me: Me;
  readonly onCredentials: () => void;
}

/** To somebody without a password: what they are called, and how they come in again. Both can wait. */
export function CameByLink({ me: { user }, onCredentials }: CameByLinkProps): ReactElement | null {
  if (user.hasPassword) return null;
  const unnamed = user.name === FIRST_OWNER;
  return (
    <div className="banner">
      {unnamed ? (
        <NameForm />
      ) : (
        'You came in by a one-time link. Set your e-mail and password so that you can sign in again.'
      )}
      <Button onClick={onCredentials}>Set e-mail and password</Button>
    </div>
  );
}

function NameForm(): ReactElement {
  const queries = useQueryClient();
  const id = useId();
  const [name, setName] = useState('');
  const rename = useMutation({
    mutationFn: () => call(sessionRoutes.rename, { body: { name } }),
    onSuccess: (saved) => {
      queries.setQueryData(meQuery.queryKey, saved);
      // Everything that names people names this one.
      void queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') rename.mutate();
  };
  return (
    <form className="row" onSubmit={submit}>
      <label htmlFor={id}>Welcome. What should others call you?</label>
      <input
        id={id}
        className="in"
        style={{ width: 200 }}
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" busy={rename.isPending}>
        Save name
      </Button>
      {rename.error ? <span className="gap">{sentenceOf(rename.error)}</span> : null}
    </form>
  );
}
