import { useQuery } from '@tanstack/react-query';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { formatValue, type NumberLook } from '@workback/ui/prepare/format';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { evaluationsQuery } from './api/criteria.queries.js';
import { CriterionLife } from './criterion-life.js';
import { RestatedVerdict, VerdictCheckButton } from './verdict-check.js';
import { useRemoveCriterion } from './api/criteria.mutations.js';

interface CriterionEntryProps {
  readonly criterion: CriterionWire;
  readonly look: NumberLook;
  readonly onEdit: () => void;
}

/** A success criterion as a sentence with its verdict, the reason, and every verdict before. */
export function CriterionEntry({ criterion, look, onEdit }: CriterionEntryProps): ReactElement {
  const { id: workspaceId, can } = useWorkspace();
  const remove = useRemoveCriterion(workspaceId);
  const { evaluation, frozen } = criterion;
  return (
    <li className="card">
      <p className="quote">{criterion.sentence}.</p>
      <p className="row" role="status">
        <StatusMark status={evaluation?.state ?? 'no-data'} label={evaluation ? undefined : 'Not judged yet'} tinted />
        {evaluation ? <b>{formatValue(evaluation.value, look)}</b> : null}
        <span className="mu">{evaluation?.reason}</span>
      </p>
      <p className="sm mu">
        {[
          criterion.dueOn ? `Due ${formatWeekday(criterion.dueOn)}` : 'Due once the launch has a date',
          evaluation ? windowWords(evaluation) : '',
          criterion.baseline
            ? `Baseline ${formatValue(criterion.baseline.value, look)} on ${formatDate(criterion.baseline.on)}`
            : 'No baseline',
          frozen ? 'Frozen at approval' : '',
          criterion.addedAfterApproval ? 'Added after approval' : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        {evaluation ? (
          <>
            {' · '}
            <Age at={evaluation.evaluatedAt} verb="judged" />
          </>
        ) : null}
      </p>
      {evaluation && FINAL.has(evaluation.state) ? <RestatedVerdict criterionId={criterion.id} look={look} /> : null}
      <History criterionId={criterion.id} look={look} />
      <CriterionLife criterionId={criterion.id} look={look} />
      {can('kpi.edit') && !frozen ? (
        <div className="row">
          <Button look="quiet" onClick={onEdit}>
            Change criterion
          </Button>
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(criterion.id)}>
            Remove criterion
          </Button>
        </div>
      ) : null}
      <FormProblem error={remove.error} />
    </li>
  );
}

/** States that nothing changes any more. */
const FINAL: ReadonlySet<string> = new Set(['met', 'missed']);

type Judged = NonNullable<CriterionWire['evaluation']>;

/** The window that was judged: "2 Nov 2026 to 15 Nov 2026, 93 % of days present". */
export function windowWords({ windowFrom, windowTo, coverage }: Judged): string {
  if (windowFrom === null || windowTo === null) return '';
  const share = coverage === null ? '' : `, ${Math.round(coverage * 100)} % of days present`;
  return `${formatDate(windowFrom)} to ${formatDate(windowTo)}${share}`;
}

function History({ criterionId, look }: { criterionId: string; look: NumberLook }): ReactElement {
  const [open, setOpen] = useState(false);
  const { id } = useWorkspace();
  const history = useQuery({ ...evaluationsQuery(id, criterionId), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Every verdict with its inputs</summary>
      {open ? (
        <LoadState query={history} lines={2}>
          {({ evaluations }) => (
            <ol className="verdict-log">
              {evaluations.map((evaluation) => (
                <li key={evaluation.id}>
                  <p className="row">
                    <StatusMark status={evaluation.state} />
                    <b>{formatValue(evaluation.value, look)}</b>
                    <span className="sm mu">{new Date(evaluation.evaluatedAt).toLocaleString('en-GB')}</span>
                  </p>
                  <p className="sm mu">
                    {[evaluation.reason, windowWords(evaluation), runWords(evaluation)].filter(Boolean).join(' · ')}
                  </p>
                  <VerdictCheckButton
                    {...{ criterionId, look }}
                    evaluationId={evaluation.id}
                    restated={evaluation.restatedSince}
                  />
                  <details>
                    <summary>Inputs</summary>
                    <pre className="code">{JSON.stringify(evaluation.inputs, null, 2)}</pre>
                  </details>
                </li>
              ))}
            </ol>
          )}
        </LoadState>
      ) : null}
    </details>
  );
}

const runWords = ({ runId, criterionVersion, definitionNumber }: Judged): string =>
  [
    ...(runId === null ? [] : [`run ${runId}`]),
    `version ${criterionVersion} of the criterion`,
    ...(definitionNumber === null ? [] : [`version ${definitionNumber} of the definition`]),
  ].join(', ');
