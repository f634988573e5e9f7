import type { Source } from '@workback/contracts/source/source.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useRemoveSource } from './api/sources.queries.js';

/** Asks once before a source goes, and says what goes with it. */
export function RemoveSourceDialog({ source, onClose }: { source: Source; onClose: () => void }): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const remove = useRemoveSource(workspaceId);
  return (
    <Dialog title={`Remove ${source.name}`} open onClose={onClose}>
      <div className="form">
        <p>
          {source.kpiCount > 0
            ? `${source.kpiCount} ${source.kpiCount === 1 ? 'KPI takes its numbers' : 'KPIs take their numbers'} from this source. Give them another source first.`
            : 'No KPI uses this source. Its address and its secret are deleted; numbers that were pulled from it stay.'}
        </p>
        <FormProblem error={remove.error} />
        <div className="actions">
          <Button onClick={onClose}>Keep source</Button>
          <Button
            look="danger"
            busy={remove.isPending}
            disabled={source.kpiCount > 0}
            onClick={() => remove.mutate(source.id, { onSuccess: onClose })}
          >
            Remove source
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
