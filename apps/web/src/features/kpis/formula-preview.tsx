import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FormulaPreviewed } from '@workback/contracts/kpi/kpi-definition.schemas';
import type { NumberLook } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useDeferredValue } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { formulaPreviewQuery } from './api/kpi-definition.queries.js';
import { PeriodValue } from './period-value.js';

/** What a formula gives for the last periods, asked while it is written; undefined while it cannot be read. */
export function useFormulaPreview(
  formula: string,
  kpiId: string | null,
  initiativeId: string | null,
  readable: boolean,
): FormulaPreviewed | undefined {
  const { id } = useWorkspace();
  const asked = useDeferredValue(formula);
  const preview = useQuery({
    ...formulaPreviewQuery(id, { formula: asked, kpiId, initiativeId }),
    enabled: readable,
    placeholderData: keepPreviousData,
  });
  return readable && preview.data && !preview.isPlaceholderData ? preview.data : undefined;
}

/** The last periods of a formula with what it was computed from. */
export function FormulaPreview({
  preview,
  look,
}: {
  preview: FormulaPreviewed;
  look: NumberLook;
}): ReactElement | null {
  if (preview.problem !== null || preview.periods.length === 0) return null;
  const operands = preview.periods[0]!.operands.map(({ name }) => name);
  return (
    <div className="scrollx">
      <table className="cards labelled">
        <caption className="sm mu">What it gives for the last {preview.grain}s</caption>
        <thead>
          <tr>
            <th scope="col">{preview.grain === 'month' ? 'Month' : 'Week'}</th>
            <th scope="col" className="num">
              This KPI
            </th>
            {operands.map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.periods.map((period) => (
            <tr key={period.from}>
              <td>
                {formatDate(period.from)} to {formatDate(period.to)}
              </td>
              <td className="num" data-l="This KPI">
                <PeriodValue of={period} look={look} />
              </td>
              {period.operands.map((operand) => (
                <td key={operand.name} className="num" data-l={operand.name}>
                  <PeriodValue of={operand} look={{ unit: 'count' }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
