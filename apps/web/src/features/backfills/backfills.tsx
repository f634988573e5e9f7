import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Backfill } from '@workback/contracts/backfill/backfill.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { backfillsQuery, useStepBackfill } from './api/backfills.queries.js';
import { BackfillDialog } from './backfill-dialog.js';
import { backfillMarks, progressWords, stepsOf } from './backfill-words.js';
import './backfills.css';

/** Days of the past that are asked for: how far, what came, and the way to begin one. */
export function Backfills({ kpi, today }: { kpi: Kpi; today: string }): ReactElement {
  const { id, can } = useWorkspace();
  const [open, setOpen] = useState(false);
  const backfills = useQuery(backfillsQuery(id, kpi.id));
  return (
    <section className="sec" aria-labelledby="backfills">
      <header>
        <h2 id="backfills">Backfills</h2>
        <span className="mu">Days of the past, asked for in pieces</span>
        {can('kpi.pull') ? (
          <span className="end">
            <Button onClick={() => setOpen(true)}>Backfill days</Button>
          </span>
        ) : null}
      </header>
      <LoadState query={backfills} lines={2}>
        {({ backfills: shown }) =>
          shown.length === 0 ? (
            <EmptyState title="A pull asks for the last months. A backfill asks for any days before." />
          ) : (
            <ul className="backfills">
              {shown.map((backfill) => (
                <BackfillEntry key={backfill.id} backfill={backfill} />
              ))}
            </ul>
          )
        }
      </LoadState>
      <BackfillDialog kpi={kpi} today={today} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}

function BackfillEntry({ backfill }: { backfill: Backfill }): ReactElement {
  const { id, slug: workspaceSlug, can } = useWorkspace();
  const step = useStepBackfill(id, backfill.kpiId);
  const span = `${formatDate(backfill.from)} to ${formatDate(backfill.to)}`;
  return (
    <li>
      <div className="row">
        <StatusMark {...backfillMarks[backfill.state]} tinted={backfill.state === 'failed'} />
        <b>{span}</b>
        {can('kpi.pull')
          ? stepsOf(backfill.state).map(([name, words]) => (
              <Button
                key={name}
                look="quiet"
                busy={step.isPending && step.variables.step === name}
                aria-label={`${words} the backfill ${span}`}
                onClick={() => step.mutate({ id: backfill.id, step: name })}
              >
                {words}
              </Button>
            ))
          : null}
      </div>
      <progress max={backfill.daysTotal} value={backfill.daysDone} aria-label={`Days of ${span} that are done`} />
      <p className="sm mu">{progressWords(backfill)}</p>
      {backfill.message ? (
        <p className="sm">
          {backfill.message}{' '}
          {backfill.runId === null ? null : (
            <Link to="/w/$workspaceSlug/runs/$runId" params={{ workspaceSlug, runId: String(backfill.runId) }}>
              See run {backfill.runId}
            </Link>
          )}
        </p>
      ) : null}
      <FormProblem error={step.error} />
    </li>
  );
}
