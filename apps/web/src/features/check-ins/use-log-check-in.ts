import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { useState } from 'react';
import { Offline } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { type CheckInBody, useCheckIn } from './api/check-ins.queries.js';
import { isBegun } from './check-in-draft.js';
import { addWaiting, findDraft, forgetDraft, keepDraft } from './kept-check-ins.js';

/** What a check-in is about. */
export interface CheckInSubject {
  readonly initiativeId: string;
  /** Null: about the initiative as a whole. */
  readonly milestoneId: string | null;
  readonly name: string;
}

/** What became of a finished form: logged, or kept on this device until there is a connection. */
export type LogOutcome = { readonly kind: 'logged'; readonly checkIn: CheckIn } | { readonly kind: 'waiting' };

/** Props of the form for one subject: its draft is kept on this device, and without a connection it waits there. */
export function useLogCheckIn(subject: CheckInSubject, onDone: (outcome: LogOutcome) => void) {
  const workspace = useWorkspace();
  const { initiativeId, milestoneId, name } = subject;
  const [begun] = useState(() => findDraft(initiativeId, milestoneId));
  const checkIn = useCheckIn(workspace.id, initiativeId);
  const submit = (body: CheckInBody): void =>
    checkIn.mutate(body, {
      onSuccess: (logged) => {
        forgetDraft(initiativeId, milestoneId);
        onDone({ kind: 'logged', checkIn: logged });
      },
      onError: (error) => {
        if (!(error instanceof Offline)) return;
        if (!addWaiting({ workspaceId: workspace.id, initiativeId, subject: name, body })) return;
        forgetDraft(initiativeId, milestoneId);
        onDone({ kind: 'waiting' });
      },
    });
  return {
    milestoneId,
    begun,
    busy: checkIn.isPending,
    error: checkIn.error,
    onSubmit: submit,
    onDraft: (draft: Parameters<typeof isBegun>[0]) => {
      if (isBegun(draft)) return keepDraft(initiativeId, milestoneId, draft);
      forgetDraft(initiativeId, milestoneId);
      return false;
    },
  };
}
