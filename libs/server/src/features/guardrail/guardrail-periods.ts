import { Injectable } from '@nestjs/common';
import type { GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import type { WatchedPeriod } from '@workback/domain/guardrail/guardrail';
import { KpiPeriodsService } from '../kpi/kpi-periods.service.js';

/** Complete periods before the present one that are looked at beside those that must lie on the bad side. */
const SPARE = 3;

/** The numbers that guardrails are judged by. */
@Injectable()
export class GuardrailPeriods {
  constructor(private readonly periods: KpiPeriodsService) {}

  /** Complete periods of a guardrail, newest first. */
  async of(workspaceId: string, { kpi, grain, periods: count }: GuardrailWire): Promise<WatchedPeriod[]> {
    const { periods } = await this.periods.list(workspaceId, kpi.id, { grain, count: count + SPARE });
    return periods.flatMap(({ from, to, value, settled, state }) =>
      settled && value !== null && state === 'complete' ? [{ from, to, value }] : [],
    );
  }
}
