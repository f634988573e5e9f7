import { useQuery } from '@tanstack/react-query';
import type { Invitation } from '@workback/contracts/invitation/invitation.schemas';
import { Button } from '@workback/ui/button';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { invitationsQuery, useWithdrawInvitation } from './api/invitations.queries.js';
import type { InviteDraft } from './invite-dialog.js';
import { roleWords } from './role-words.js';

interface InvitationListProps {
  /** Asks for a new link in place of one that was lost or has expired. */
  readonly onRenew: (draft: InviteDraft) => void;
}

/** Invitations that nobody has accepted yet; nothing when there are none. */
export function InvitationList({ onRenew }: InvitationListProps): ReactElement {
  const { id } = useWorkspace();
  const invitations = useQuery(invitationsQuery(id));
  return (
    <LoadState query={invitations} lines={1}>
      {(data) =>
        data.invitations.length === 0 ? null : (
          <>
            <h3 style={{ margin: '24px 0 8px' }}>Invited, not here yet</h3>
            <table className="cards labelled">
              <thead>
                <tr>
                  <th scope="col">Person</th>
                  <th scope="col">Role</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">Link</th>
                  <th scope="col">Actions</th>
                </tr>
              </thead>
              <tbody>
                {data.invitations.map((invitation) => (
                  <InvitationRow key={invitation.id} invitation={invitation} onRenew={onRenew} />
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </LoadState>
  );
}

function InvitationRow({
  invitation,
  onRenew,
}: { readonly invitation: Invitation } & InvitationListProps): ReactElement {
  const { id } = useWorkspace();
  const withdraw = useWithdrawInvitation(id);
  const { name, email, role, usable, expiresAt, invitedBy } = invitation;
  return (
    <tr>
      <td>
        <b>{name}</b>
        {invitedBy ? <span className="sub">invited by {invitedBy.name}</span> : null}
      </td>
      <td data-l="Role">{roleWords[role]}</td>
      <td data-l="E-mail" className="why">
        {email}
      </td>
      <td data-l="Link">{usable ? `Works until ${formatDate(expiresAt.slice(0, 10))}` : 'Works no more'}</td>
      <td className="whole">
        <div className="row">
          <Button
            look="quiet"
            aria-label={`Make a new link for ${name}`}
            onClick={() => onRenew({ name, email, role })}
          >
            New link
          </Button>
          <Button
            look="quiet"
            aria-label={`Withdraw the invitation of ${name}`}
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate(invitation.id)}
          >
            Withdraw
          </Button>
        </div>
        <FormProblem error={withdraw.error} />
      </td>
    </tr>
  );
}
