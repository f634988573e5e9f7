import { useQuery } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { membersQuery } from '../workspaces/api/members.queries.js';
import { InvitationList } from './invitation-list.js';
import { InviteDialog, type InviteDraft } from './invite-dialog.js';
import { MemberTable } from './member-table.js';

const nobody: InviteDraft = { name: '', email: '', role: 'editor' };

/** Who belongs to the workspace, who is invited, and the way to invite more. */
export function PeopleSection(): ReactElement {
  const { id, can } = useWorkspace();
  const members = useQuery(membersQuery(id));
  const me = useQuery(meQuery);
  const [inviting, setInviting] = useState<InviteDraft | null>(null);
  return (
    <>
      <LoadState query={members} lines={2}>
        {(data) => <MemberTable members={data.members} ownId={me.data?.user.id} />}
      </LoadState>
      {can('member.manage') ? (
        <>
          <InvitationList onRenew={setInviting} />
          <p className="row" style={{ marginTop: 12 }}>
            <Button onClick={() => setInviting(nobody)}>Invite a person</Button>
          </p>
          <InviteDialog draft={inviting} onClose={() => setInviting(null)} />
        </>
      ) : null}
    </>
  );
}
