import type { GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import { formatValue } from '@workback/ui/prepare/format';

/** “Never above 2 % for two weeks in a row, for 90 days after each launch”. */
export function guardrailWords({ limit, badSide, periods, grain, watchDays, look }: GuardrailWire): string {
  const row = periods === 1 ? `in a complete ${grain}` : `for ${periods} complete ${grain}s in a row`;
  return `Not ${badSide} ${formatValue(limit, look)} ${row}, for ${watchDays} days after each launch`;
}
