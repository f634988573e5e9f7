import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@workback/ui/dialog';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { checkInsQuery } from './api/check-ins.queries.js';
import { CheckInForm } from './check-in-form.js';
import { lastTimeWords } from './check-in-words.js';
import { useLogCheckIn } from './use-log-check-in.js';

interface CheckInDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiativeId: string;
  /** Null: about the initiative as a whole. */
  readonly milestone: { readonly id: string; readonly outcome: string } | null;
}

/** Says how it stands without leaving the page. */
export function CheckInDialog({ open, onClose, initiativeId, milestone }: CheckInDialogProps): ReactElement {
  return (
    <Dialog
      title={milestone ? `Check in on “${milestone.outcome}”` : 'Check in on the initiative'}
      open={open}
      onClose={onClose}
    >
      <DialogForm onClose={onClose} initiativeId={initiativeId} milestone={milestone} />
    </Dialog>
  );
}

function DialogForm({ onClose, initiativeId, milestone }: Omit<CheckInDialogProps, 'open'>): ReactElement {
  const workspace = useWorkspace();
  const checkIns = useQuery(checkInsQuery(workspace.id, initiativeId));
  const milestoneId = milestone?.id ?? null;
  const subject = { initiativeId, milestoneId, name: milestone?.outcome ?? 'the initiative' };
  const lastTime = lastTimeWords(checkIns.data, milestoneId);
  return <CheckInForm {...useLogCheckIn(subject, onClose)} {...(lastTime ? { lastTime } : {})} />;
}
