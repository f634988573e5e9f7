import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { Baseline } from '@workback/domain/evaluation/evaluation';
import { type BaselineInput, baselineDays, measureBaseline } from '@workback/domain/evaluation/measure-baseline';
import { Clock } from '../../platform/clock/clock.js';
import type { DerivedKpi } from '../formula/derived-kpi.js';
import { FormulaService } from '../formula/formula.service.js';
import { type CriterionRow, CriterionRepository } from './criterion.repository.js';

/** A criterion whose baseline is measured as of a day. */
export type MeasuredCriterion = Pick<
  CriterionRow,
  'id' | 'kpiId' | 'rule' | 'aggregation' | 'formula' | 'grain' | 'weekEndingDay' | 'delayDays' | 'series'
> & { readonly asOf: PlainDate };

/** Measures where KPIs stood before a change, from the stored numbers. */
@Injectable()
export class BaselineService {
  constructor(
    private readonly criteria: CriterionRepository,
    private readonly formulas: FormulaService,
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
    const derivedIds = rows.filter(({ formula }) => formula !== null).map(({ kpiId }) => kpiId);
    const derived = await this.formulas.derived([...new Set(derivedIds)]);
    const inputs = rows.map((row) => ({
      row,
      input: inputOf(row, derived.get(row.kpiId)),
      of: derived.get(row.kpiId),
    }));
    const numbers = await this.formulas.numbers(
      inputs.map(({ row, input, of }) => ({ series: row.series, ...baselineDays(input), derived: of })),
    );
    return new Map(
      inputs.map(({ row, input, of }) => {
        const operands = of ? { operands: numbers.operandsOf(of) } : {};
        return [row.id, measureBaseline({ ...input, series: numbers.seriesOf(row.series), ...operands })];
      }),
    );
  }
}

function inputOf(row: MeasuredCriterion, derived: DerivedKpi | undefined): Omit<BaselineInput, 'series' | 'operands'> {
  return {
    criterion: row.rule,
    kpi: {
      ...{ unit: '', grain: row.grain, aggregation: row.formula === null ? row.aggregation : 'formula' },
      ...(derived ? { derived: derived.rule } : {}),
    },
    weekEndingDay: row.weekEndingDay,
    delayDays: row.delayDays,
    asOf: row.asOf,
  };
}
