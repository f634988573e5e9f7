import type { Invitation } from '@workback/contracts/invitation/invitation.schemas';
import { grantableRoles } from '@workback/domain/access/membership';
import type { Role } from '@workback/domain/access/permissions';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { CopyText } from '@workback/ui/copy-text';
import { Dialog } from '@workback/ui/dialog';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useInvite } from './api/invitations.queries.js';
import { roleMeaning, roleWords } from './role-words.js';

/** Whom the form begins with. */
export type InviteDraft = Pick<Invitation, 'name' | 'email' | 'role'>;

interface InviteDialogProps {
  /** Null: closed. */
  readonly draft: InviteDraft | null;
  readonly onClose: () => void;
}

/** Invites a person and shows the link for them, once. */
export function InviteDialog({ draft, onClose }: InviteDialogProps): ReactElement {
  return (
    <Dialog title="Invite a person" open={draft !== null} onClose={onClose}>
      {draft ? <InviteForm draft={draft} onDone={onClose} /> : null}
    </Dialog>
  );
}

function InviteForm({ draft, onDone }: { draft: InviteDraft; onDone: () => void }): ReactElement {
  const workspace = useWorkspace();
  const [name, setName] = useState(draft.name);
  const [email, setEmail] = useState(draft.email);
  const [role, setRole] = useState<Role>(draft.role);
  const invite = useInvite(workspace.id);
  if (invite.data) {
    return (
      <div className="form">
        <p>
          Copy this link now and send it to {invite.data.name}: it is shown here and never again. It works once, until{' '}
          {formatDate(invite.data.expiresAt.slice(0, 10))}.
        </p>
        <CopyText text={`${window.location.origin}/join#${invite.data.secret}`} action="Copy link" />
        <div className="actions">
          <Button look="primary" onClick={onDone}>
            Close, I have copied it
          </Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate({ name, email, role });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={setName}
        error={fieldError(invite.error, 'name')}
      />
      <TextField
        label="E-mail"
        type="email"
        required
        maxLength={254}
        value={email}
        onChange={setEmail}
        hint="What they sign in with. Workback sends nothing there: you hand over the link."
        error={fieldError(invite.error, 'email')}
      />
      <ChoiceField
        label="Role"
        value={role}
        choices={grantableRoles(workspace.role).map((one) => [one, roleWords[one]])}
        onChange={setRole}
        hint={`They may ${roleMeaning[role]}.`}
        error={fieldError(invite.error, 'role')}
      />
      <FormProblem error={invite.error} shown={['name', 'email', 'role']} undone="Not invited" />
      <div className="actions">
        <Button look="primary" type="submit" busy={invite.isPending}>
          Make the link
        </Button>
      </div>
    </form>
  );
}
