import { useQuery } from '@tanstack/react-query';
import type { VerdictCheckWire } from '@workback/contracts/criterion/criterion.schemas';
import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import { formatValue, type NumberLook } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { evaluationsQuery, verdictCheckQuery } from './api/criteria.queries.js';

interface VerdictCheckProps {
  readonly criterionId: string;
  readonly evaluationId: number;
  readonly look: NumberLook;
}

/** Checks a kept verdict at the press of a button. */
export function VerdictCheckButton({ restated, ...of }: VerdictCheckProps & { restated: boolean }): ReactElement {
  const [open, setOpen] = useState(restated);
  if (open) return <VerdictCheck {...of} />;
  return (
    <Button look="quiet" onClick={() => setOpen(true)}>
      Check this verdict
    </Button>
  );
}

/** A final verdict stands; when its numbers were restated since, what they would say now is shown beside it. */
export function RestatedVerdict({ criterionId, look }: Omit<VerdictCheckProps, 'evaluationId'>): ReactElement | null {
  const { id } = useWorkspace();
  const history = useQuery(evaluationsQuery(id, criterionId));
  const newest = history.data?.evaluations[0];
  if (!newest?.restatedSince) return null;
  return <VerdictCheck criterionId={criterionId} evaluationId={newest.id} look={look} />;
}

function VerdictCheck({ criterionId, evaluationId, look }: VerdictCheckProps): ReactElement {
  const { id } = useWorkspace();
  const check = useQuery(verdictCheckQuery(id, criterionId, evaluationId));
  return (
    <LoadState query={check} lines={1}>
      {(data) => <Checked check={data} look={look} />}
    </LoadState>
  );
}

function Checked({ check, look }: { check: VerdictCheckWire; look: NumberLook }): ReactElement {
  const { reproduced, again, changed, now, restated, restatedTotal } = check;
  return (
    <>
      {reproduced ? (
        <p className="sm" role="status">
          Judged again from the numbers kept with it: the same verdict, to the last digit.
        </p>
      ) : (
        <Notice tone="off" live>
          <p>
            The numbers kept with it give another verdict: <StatusMark status={again.state} />{' '}
            {formatValue(again.value, look)}. {again.reason}
          </p>
        </Notice>
      )}
      {restatedTotal === 0 ? (
        <p className="sm mu">None of these numbers was restated since.</p>
      ) : (
        <Notice tone={changed ? 'risk' : 'plain'} live>
          <p>
            {restatedTotal === 1 ? 'One number was' : `${restatedTotal} numbers were`} restated since.{' '}
            {changed ? (
              <>
                With the numbers of today it would say: <StatusMark status={now.state} />{' '}
                <b>{formatValue(now.value, look)}</b>. {now.reason} The verdict stands as it was made.
              </>
            ) : (
              'The numbers of today give the same.'
            )}
          </p>
          <p className="sm mu">
            {restated
              .slice(0, SHOWN)
              .map((one) => restatedWords(one, look))
              .join('; ')}
          </p>
        </Notice>
      )}
    </>
  );
}

const SHOWN = 5;

function restatedWords({ operand, date, before, now }: VerdictCheckWire['restated'][number], look: NumberLook): string {
  const numbers = operand === null ? look : ({ unit: 'count' } as const);
  return `${operand === null ? '' : `${operand}, `}${formatDate(date)}: ${formatValue(before, numbers)} → ${formatValue(now, numbers)}`;
}
