import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useRemoveKpi } from './api/kpis.queries.js';

interface RemoveKpiDialogProps {
  readonly kpi: Kpi;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks once before a KPI goes, and says what goes with it. */
export function RemoveKpiDialog({ kpi, open, onClose, onRemoved }: RemoveKpiDialogProps): ReactElement {
  const { id } = useWorkspace();
  const remove = useRemoveKpi(id);
  return (
    <Dialog title={`Remove ${kpi.name}`} open={open} onClose={onClose}>
      <div className="form">
        <p>Its numbers, its runs and its success criteria are deleted with it. This cannot be undone.</p>
        <FormProblem error={remove.error} />
        <div className="actions">
          <Button onClick={onClose}>Keep KPI</Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(kpi.id, { onSuccess: onRemoved })}>
            Remove KPI
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
