import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { Baseline } from '@workback/domain/evaluation/evaluation';
import { type BaselineInput, baselineDays, measureBaseline } from '@workback/domain/evaluation/measure-baseline';
import { EMPTY_SERIES } from '@workback/domain/kpi/daily-series';
import { Clock } from '../../platform/clock/clock.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { type CriterionRow, CriterionRepository } from './criterion.repository.js';

/** A criterion whose baseline is measured as of a day. */
export type MeasuredCriterion = Pick<
  CriterionRow,
  'id' | 'rule' | 'aggregation' | 'grain' | 'weekEndingDay' | 'delayDays' | 'series'
> & { readonly asOf: PlainDate };

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
    const baselines = await this.values(rows.map((row) => ({ ...row, asOf: plainDateIn(nowMs, row.timeZone) })));
    await this.criteria.setBaselines(
      workspaceId,
      rows.map(({ id }) => ({ id, value: baselines.get(id)?.value ?? null, on: baselines.get(id)?.date ?? null })),
    );
  }

  /** What the baselines of criteria are as of a day each, in one statement however many there are; stores nothing. */
  async values(rows: readonly MeasuredCriterion[]): Promise<ReadonlyMap<string, Baseline | null>> {
    if (rows.length === 0) return new Map();
    const inputs = rows.map((row) => ({ row, input: inputOf(row) }));
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
    return new Map(
      inputs.map(({ row, input }) => [
        row.id,
        measureBaseline({ ...input, series: numbers.get(row.series) ?? EMPTY_SERIES }),
      ]),
    );
  }
}

function inputOf(row: MeasuredCriterion): Omit<BaselineInput, 'series'> {
  return {
    criterion: row.rule,
    kpi: { unit: '', aggregation: row.aggregation, grain: row.grain },
    weekEndingDay: row.weekEndingDay,
    delayDays: row.delayDays,
    asOf: row.asOf,
  };
}
