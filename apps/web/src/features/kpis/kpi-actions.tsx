import { Link } from '@tanstack/react-router';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { ShareButton } from '../shares/share-dialog.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { isPulled } from '../sources/source-kinds.js';
import { usePauseKpi, usePullNow } from './api/kpis.queries.js';

interface KpiActionsProps {
  readonly kpi: Kpi;
  readonly onType: () => void;
  readonly onFile: () => void;
  readonly onCriterion: () => void;
  readonly onRemove: () => void;
}

/** What a person may do with a KPI. */
export function KpiActions({ kpi, onType, onFile, onCriterion, onRemove }: KpiActionsProps): ReactElement {
  const { id, slug, can } = useWorkspace();
  const pull = usePullNow(id, kpi.id);
  const pause = usePauseKpi(id, kpi.id);
  const pulled = kpi.source !== null && isPulled(kpi.source.connector);
  return (
    <>
      {pulled && can('kpi.pull') ? (
        <Button look="primary" busy={pull.isPending} onClick={() => pull.mutate()}>
          Pull now
        </Button>
      ) : null}
      <ShareButton page="kpi" subjectId={kpi.id} title={kpi.name} />
      {can('kpi.edit') ? <Button onClick={onCriterion}>Set a success criterion</Button> : null}
      {can('observation.write') && kpi.formula === null ? (
        <>
          <Button onClick={onType}>Type a number</Button>
          <Button onClick={onFile}>Numbers from a file</Button>
        </>
      ) : null}
      {can('kpi.edit') ? (
        <>
          {pulled ? (
            <Button busy={pause.isPending} onClick={() => pause.mutate({ paused: !kpi.paused, version: kpi.version })}>
              {kpi.paused ? 'Resume pulls' : 'Pause pulls'}
            </Button>
          ) : null}
          <Link className="btn" to="/w/$workspaceSlug/kpis/$kpiId/edit" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
            Edit KPI
          </Link>
          <Button look="danger" onClick={onRemove}>
            Remove KPI
          </Button>
        </>
      ) : null}
      <span className="sm mu" role="status">
        {pull.isError ? sentenceOf(pull.error) : pull.isSuccess ? pullWords(pull.data.id, kpi.health.lastRunId) : ''}
        {pause.isError ? sentenceOf(pause.error) : ''}
      </span>
    </>
  );
}

const pullWords = (runId: number, lastRunId: number | null): string =>
  lastRunId !== null && lastRunId >= runId ? `Run ${runId} has ended.` : `Run ${runId} is under way.`;
