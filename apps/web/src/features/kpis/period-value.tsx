import type { Periods } from '@workback/contracts/kpi/kpi-definition.schemas';
import { formatValue, type NumberLook } from '@workback/ui/prepare/format';
import type { ReactElement } from 'react';

type Aggregate = Pick<Periods['periods'][number], 'state' | 'value' | 'expectedDays' | 'presentDays'>;

/** The number of a period, or in words why there is none: a zero is never one of these. */
export function PeriodValue({ of, look }: { of: Aggregate; look: NumberLook }): ReactElement {
  if (of.value !== null) return <b>{formatValue(of.value, look)}</b>;
  return <span className="mu">{lacking[of.state] ?? 'No data'}</span>;
}

const lacking: Partial<Record<Aggregate['state'], string>> = {
  incomplete: 'Incomplete',
  'not-comparable': 'Not comparable',
};

/** How many days of a period have data: “7 of 7 days”. */
export const daysWords = ({ presentDays, expectedDays }: Aggregate): string => `${presentDays} of ${expectedDays} days`;
