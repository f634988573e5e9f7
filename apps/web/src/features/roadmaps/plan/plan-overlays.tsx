import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { UndoToast } from '@workback/ui/undo-toast';
import type { ReactElement } from 'react';
import { CheckInDialog } from '../../check-ins/check-in-dialog.js';
import { MilestoneDialog } from '../milestone-dialog.js';
import { ConflictDialog, LinkDialog, ReasonDialog } from './plan-dialogs.js';
import { QuickLinesDialog } from './quick-lines-dialog.js';
import type { PlanEditor } from './use-plan-editor.js';
import type { PlanView } from './use-plan-view.js';

/** The dialog that is open over a plan; without an id a new milestone, or a check-in of the whole. */
export type OpenDialog =
  | { readonly kind: 'milestone' | 'check-in'; readonly id: string | null }
  | { readonly kind: 'link'; readonly from: string }
  | { readonly kind: 'several' };

interface PlanOverlaysProps {
  readonly roadmap: Roadmap;
  readonly editor: PlanEditor;
  readonly view: PlanView;
  readonly open: OpenDialog | null;
  readonly onClose: () => void;
  readonly editable: boolean;
}

/** What lies over a plan: forms, the questions of a change that waits, and the way back from the last one. */
export function PlanOverlays({ roadmap, editor, view, open, onClose, editable }: PlanOverlaysProps): ReactElement {
  const { plan } = editor;
  return (
    <>
      <MilestoneDialog
        open={open?.kind === 'milestone'}
        onClose={onClose}
        initiativeId={roadmap.initiativeId}
        plan={plan}
        promises={view.promises}
        milestoneId={open?.kind === 'milestone' ? open.id : null}
        onChange={editor.change}
        problem={editor.problem}
        sandbox={editor.sandbox !== null}
        editable={editable}
        elsewhere={roadmap.crossing}
      />
      <QuickLinesDialog
        open={open?.kind === 'several'}
        onClose={onClose}
        plan={plan}
        promises={view.promises}
        members={view.members}
        onChange={editor.change}
        problem={editor.problem}
        sandbox={editor.sandbox !== null}
      />
      <CheckInDialog
        open={open?.kind === 'check-in'}
        onClose={onClose}
        initiativeId={roadmap.initiativeId}
        milestone={open?.kind === 'check-in' ? (view.wire.get(open.id ?? '') ?? null) : null}
      />
      <LinkDialog
        plan={plan}
        from={open?.kind === 'link' ? open.from : null}
        onClose={onClose}
        onChange={(operations) => void editor.change(operations)}
      />
      <ReasonDialog asked={editor.asked} onAnswer={editor.answer} />
      <ConflictDialog conflict={editor.conflict} onSettle={editor.settle} />
      {editor.said ? (
        <UndoToast
          key={editor.said}
          said={`${editor.said}.`}
          onUndo={() => {
            editor.heard();
            void editor.undo();
          }}
          onClose={editor.heard}
        />
      ) : null}
    </>
  );
}
