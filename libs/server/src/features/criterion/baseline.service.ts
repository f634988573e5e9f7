import { Injectable } from '@nestjs/common';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { type BaselineInput, baselineDays, measureBaseline } from '@workback/domain/evaluation/measure-baseline';
import { EMPTY_SERIES } from '@workback/domain/kpi/daily-series';
import { Clock } from '../../platform/clock/clock.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { type CriterionRow, CriterionRepository } from './criterion.repository.js';

/** Measures where KPIs stood before a change, from the stored numbers. */
@Injectable()
export class BaselineService {
  constructor(
    private readonly criteria: CriterionRepository,
    private readonly evaluation: EvaluationService,
    private readonly clock: Clock,
  ) {}

  /** Measures and stores the baselines of criteria that are not frozen, in two statements however many there are. */
  async measure(workspaceId: string, rows: readonly CriterionRow[]): Promise<void> {
    if (rows.length === 0) return;
    const nowMs = this.clock.now().getTime();
    const inputs = rows.map((row) => ({ row, input: inputOf(row, nowMs) }));
    const ranges = new Map<number, { series: number; from: string; to: string }>();
    for (const { row, input } of inputs) {
      const { from, to } = baselineDays(input);
      const known = ranges.get(row.series) ?? { series: row.series, from, to };
      ranges.set(row.series, {
        ...known,
        from: from < known.from ? from : known.from,
        to: to > known.to ? to : known.to,
      });
    }
    const numbers = await this.evaluation.numbers([...ranges.values()]);
    await this.criteria.setBaselines(
      workspaceId,
      inputs.map(({ row, input }) => {
        const baseline = measureBaseline({ ...input, series: numbers.get(row.series) ?? EMPTY_SERIES });
        return { id: row.id, value: baseline?.value ?? null, on: baseline?.date ?? null };
      }),
    );
  }
}

function inputOf(row: CriterionRow, nowMs: number): Omit<BaselineInput, 'series'> {
  return {
    criterion: row.rule,
    kpi: { unit: '', aggregation: row.aggregation, grain: row.grain },
    weekEndingDay: row.weekEndingDay,
    delayDays: row.delayDays,
    asOf: plainDateIn(nowMs, row.timeZone),
  };
}
