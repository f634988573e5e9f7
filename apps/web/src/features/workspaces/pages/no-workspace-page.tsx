import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import { useSignOut } from '../../sessions/use-sign-out.js';
import { NewWorkspaceDialog } from '../new-workspace-dialog.js';

/** For somebody who belongs to no workspace: because they were removed from their last one, or declined to make one. */
export default function NoWorkspacePage(): ReactElement {
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [creating, setCreating] = useState(false);
  return (
    <main className="lone">
      <h1>You belong to no workspace</h1>
      <p>
        You are signed in as {me.data?.user.name ?? 'somebody'}. Open the link of an invitation, or begin a workspace of
        your own.
      </p>
      <Button look="primary" large onClick={() => setCreating(true)}>
        Create a workspace
      </Button>
      <Button
        look="quiet"
        busy={signOut.isPending}
        onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }) })}
      >
        Sign out
      </Button>
      <NewWorkspaceDialog open={creating} onClose={() => setCreating(false)} />
    </main>
  );
}
