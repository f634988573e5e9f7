import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '@workback/ui/dialog';
import { type ReactElement, useState } from 'react';
import { noticePerson, useSessionEnded } from '../../app/session-end.js';
import { meQuery } from './api/sessions.queries.js';
import { SignInForm } from './sign-in-form.js';
import { useTypingPause } from './use-typing-pause.js';

/** Lets a person whose session ran out sign in again over the page, which stays as it is. */
export function SessionEnded(): ReactElement | null {
  return useSessionEnded() ? <SignInAgain /> : null;
}

function SignInAgain(): ReactElement {
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const [putAway, setPutAway] = useState(false);
  const paused = useTypingPause();
  return (
    <>
      <p className="banner bad" role="alert">
        Your session has ended. Everything on this page stays as it is.
        <button type="button" className="btn" onClick={() => setPutAway(false)}>
          Sign in again
        </button>
      </p>
      <Dialog title="Sign in again" open={paused && !putAway} onClose={() => setPutAway(true)}>
        <div className="form">
          <p>Your session has ended. Sign in to go on where you are; everything on this page stays as it is.</p>
          <SignInForm email={me.data?.user.email ?? ''} onSignedIn={(person) => noticePerson(queries, person)} />
          <p className="sm mu">
            You can also sign in in another tab, with a one-time link for instance: this page goes on when you are back
            on it.
          </p>
        </div>
      </Dialog>
    </>
  );
}
