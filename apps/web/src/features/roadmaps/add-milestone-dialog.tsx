import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { MilestoneDialog } from './milestone-dialog.js';
import { usePlanEditor } from './plan/use-plan-editor.js';

interface AddMilestoneDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly roadmap: Roadmap;
  readonly promises: readonly PromiseWire[];
  /** A promise that the new milestone is to deliver. */
  readonly promiseId?: string;
}

/** Adds a milestone from elsewhere than the plan, for instance to a promise that nobody builds. */
export function AddMilestoneDialog({ roadmap, ...dialog }: AddMilestoneDialogProps): ReactElement {
  const editor = usePlanEditor(useWorkspace().id, roadmap, false);
  return (
    <MilestoneDialog
      {...dialog}
      plan={editor.plan}
      milestoneId={null}
      onChange={editor.change}
      problem={editor.problem}
    />
  );
}
