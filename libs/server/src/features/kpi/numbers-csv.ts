import type { Kpi, observationSchema } from '@workback/contracts/kpi/kpi.schemas';
import { csvText } from '@workback/domain/table/csv-text';
import type { z } from 'zod';

const COLUMNS = [
  ...['date', 'value', 'unit', 'how', 'from', 'run', 'fetched_at', 'question', 'definition_version'],
  ...['restated', 'earlier_values'],
];

/** Numbers as CSV, each with where it came from and what it was before. */
export function numbersCsv(kpi: Kpi, observations: readonly z.output<typeof observationSchema>[]): string {
  const unit = kpi.unit === 'currency' ? (kpi.currency ?? '') : kpi.unit;
  const question = kpi.formula?.text ?? kpi.querySummary;
  return csvText([
    COLUMNS,
    ...observations.map(({ date, value, how, by, runId, fetchedAt, earlier }) => [
      ...[
        date,
        value,
        unit,
        how,
        by,
        runId,
        fetchedAt,
        question,
        kpi.definitionNumber,
        earlier.length > 0 ? 'yes' : 'no',
      ],
      earlier.map((before) => `${before.value} from run ${before.runId} until ${before.replacedAt}`).join('; '),
    ]),
  ]);
}
