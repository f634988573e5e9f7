import type { Joined, OpenInvitation } from '@workback/contracts/invitation/invitation.schemas';
import type { Me } from '@workback/contracts/session/session.schemas';
import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useSignOut } from '../sessions/use-sign-out.js';
import { useAccept } from './api/join.queries.js';

interface JoinAsMemberProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly me: Me;
  readonly onJoined: (joined: Joined) => void;
}

/** Accepts with the account that is signed in, or makes room for another one. */
export function JoinAsMember({ token, invitation, me, onJoined }: JoinAsMemberProps): ReactElement {
  const accept = useAccept(onJoined);
  const signOut = useSignOut();
  const { name, email } = me.user;
  return (
    <div className="form">
      <p>
        You are signed in as <b>{name}</b>
        {email ? ` (${email})` : ''}.
      </p>
      {email === invitation.email ? null : (
        <Notice>The invitation was made for {invitation.email}. It works with your account all the same.</Notice>
      )}
      <FormProblem error={accept.error ?? signOut.error} />
      <Button look="primary" large busy={accept.isPending} onClick={() => accept.mutate(token)}>
        Join {invitation.workspaceName}
      </Button>
      <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
        I am somebody else: sign out
      </Button>
    </div>
  );
}
