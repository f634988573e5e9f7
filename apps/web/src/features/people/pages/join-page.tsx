import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { Joined, OpenInvitation } from '@workback/contracts/invitation/invitation.schemas';
import { ErrorPanel, Skeleton } from '@workback/ui/notice';
import { type ReactElement, useEffect } from 'react';
import { ApiProblem, requestIdOf, sentenceOf } from '../../../api/problem.js';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import { openInvitationQuery } from '../api/join.queries.js';
import { JoinAsMember } from '../join-as-member.js';
import { JoinAsNewcomer } from '../join-as-newcomer.js';
import { roleMeaning, roleWords } from '../role-words.js';

/** Where an invitation leads: its token stands in the fragment of the address, which browsers send nowhere. */
export default function JoinPage(): ReactElement {
  const token = useLocation({ select: ({ hash }) => hash });
  useEffect(() => {
    document.title = 'Invitation · Workback';
  }, []);
  return (
    <main className="lone">
      {token === '' ? (
        <>
          <h1>This address lacks its end</h1>
          <p>Copy the whole link that you were given, with everything behind the #.</p>
        </>
      ) : (
        <Invited key={token} token={token} />
      )}
    </main>
  );
}

function Invited({ token }: { token: string }): ReactElement {
  const invitation = useQuery(openInvitationQuery(token));
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const enter = ({ workspaceSlug }: Joined): void =>
    void navigate({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug }, replace: true });
  if (invitation.isError) {
    const gone = invitation.error instanceof ApiProblem && [404, 409].includes(invitation.error.problem.status);
    return (
      <>
        <h1>{gone ? 'This invitation does not work' : 'The invitation could not be read'}</h1>
        <ErrorPanel
          message={sentenceOf(invitation.error)}
          requestId={requestIdOf(invitation.error)}
          onRetry={gone ? undefined : () => void invitation.refetch()}
        />
        <Link to="/">Go to Workback</Link>
      </>
    );
  }
  if (!invitation.data || me.isPending) return <Skeleton lines={4} />;
  return (
    <>
      <Offer invitation={invitation.data} />
      {me.data ? (
        <JoinAsMember token={token} invitation={invitation.data} me={me.data} onJoined={enter} />
      ) : (
        <JoinAsNewcomer token={token} invitation={invitation.data} onJoined={enter} />
      )}
    </>
  );
}

function Offer({ invitation: { workspaceName, invitedByName, role } }: { invitation: OpenInvitation }): ReactElement {
  return (
    <div>
      <h1>Join {workspaceName}</h1>
      <p>
        {invitedByName ?? 'Somebody'} invites you as <b>{roleWords[role].toLowerCase()}</b>. You may {roleMeaning[role]}
        .
      </p>
    </div>
  );
}
