import { Injectable } from '@nestjs/common';
import type {
  CriterionHistoryWire,
  dryRunAskSchema,
  DryRunWire,
  VerdictCheckWire,
} from '@workback/contracts/criterion/criterion.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { validateCriterion } from '@workback/domain/evaluation/criterion';
import { describeCriterion } from '@workback/domain/evaluation/describe-criterion';
import { dryRun } from '@workback/domain/evaluation/dry-run';
import type { StoredInputs } from '@workback/domain/evaluation/evaluation';
import { checkVerdict } from '@workback/domain/evaluation/verdict-check';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { FormulaService } from '../formula/formula.service.js';
import { BaselineService } from './baseline.service.js';
import { historyOf } from './criterion-history.js';
import { wordingOf } from './criterion.mapper.js';
import { CriterionRepository } from './criterion.repository.js';
import { VerdictRepository } from './verdict.repository.js';

const SHOWN_RESTATEMENTS = 100;

/** Looking into verdicts: judging kept ones again, and trying a rule on the past. */
@Injectable()
export class VerdictService {
  constructor(
    private readonly verdicts: VerdictRepository,
    private readonly criteria: CriterionRepository,
    private readonly baselines: BaselineService,
    private readonly formulas: FormulaService,
    private readonly clock: Clock,
  ) {}

  /** Judges a kept verdict again from its own inputs, and from the numbers that are stored now. */
  async check(workspaceId: string, criterionId: string, evaluationId: number): Promise<VerdictCheckWire> {
    const kept = await this.verdicts.kept(workspaceId, criterionId, evaluationId);
    if (!kept) throw notFound('evaluation');
    const { operands, range } = lookedAt(kept.inputs);
    const known = await this.verdicts.series(
      workspaceId,
      operands.map((key) => key.replace(/\[.*$/, '')),
    );
    const seriesOf = (key: string): number => known.get(key.replace(/\[.*$/, '')) ?? -1;
    const asked = [kept.series, ...operands.map(seriesOf)];
    const numbers = await this.formulas.numbers(asked.map((series) => ({ series, ...range })));
    const present = {
      series: numbers.seriesOf(kept.series),
      operands: Object.fromEntries(operands.map((key) => [key, numbers.seriesOf(seriesOf(key))])),
    };
    const check = checkVerdict(kept, kept.inputs, present);
    return { ...check, restated: check.restated.slice(0, SHOWN_RESTATEMENTS), restatedTotal: check.restated.length };
  }

  /** What a rule would have said on past dates. */
  async tryRule(workspaceId: string, ask: z.output<typeof dryRunAskSchema>): Promise<DryRunWire> {
    const { kpiId, criterionId, count, ...rule } = ask;
    const problems = validateCriterion(rule);
    if (problems.length > 0) throw invalid(problems);
    const kpi = await this.verdicts.tried(workspaceId, kpiId, criterionId);
    if (!kpi) throw notFound('KPI');
    const today = plainDateIn(this.clock.now().getTime(), kpi.timeZone);
    const measured = { ...kpi, id: 'tried', rule, asOf: today };
    const baseline =
      kpi.baselineValue === null
        ? ((await this.baselines.values([measured])).get('tried') ?? null)
        : { value: kpi.baselineValue, date: kpi.baselineOn };
    const derived = (await this.formulas.derived(kpi.formula === null ? [] : [kpiId])).get(kpiId);
    const from = kpi.firstDay === null || kpi.firstDay > today ? today : addDays(kpi.firstDay, -31);
    const numbers = await this.formulas.numbers([{ series: kpi.series, from, to: today, derived }]);
    const wording = wordingOf(kpi);
    const points = dryRun(
      {
        ...{ criterion: rule, baseline, asOf: today, weekEndingDay: kpi.weekEndingDay, delayDays: kpi.delayDays },
        kpi: { ...wording, grain: kpi.grain, ...(derived ? { derived: derived.rule } : {}) },
        series: numbers.seriesOf(kpi.series),
        ...(derived ? { operands: numbers.operandsOf(derived) } : {}),
      },
      count,
    );
    return {
      sentence: describeCriterion(rule, wording),
      baseline: baseline && baseline.date !== null ? { value: baseline.value, on: baseline.date } : null,
      points: points.map(({ window, ...point }) => ({
        ...point,
        ...{ windowFrom: window?.start ?? null, windowTo: window?.end ?? null },
      })),
    };
  }

  /** How a criterion came to be what it is, newest first. */
  async history(workspaceId: string, criterionId: string): Promise<CriterionHistoryWire> {
    const criterion = await this.criteria.find(workspaceId, criterionId);
    if (!criterion) throw notFound('criterion');
    return { entries: historyOf(criterion, await this.verdicts.history(workspaceId, criterionId)) };
  }
}

/** The days whose numbers a verdict looked at, and the operands of a derived KPI by key. */
function lookedAt({ samples, operandSamples }: StoredInputs): {
  operands: string[];
  range: { from: string; to: string };
} {
  const all = [...(samples ? [samples] : []), ...Object.values(operandSamples ?? {})];
  const starts = all.map(({ start }) => start).sort();
  const ends = all.map(({ start, values }) => addDays(start, values.length - 1)).sort();
  return {
    operands: Object.keys(operandSamples ?? {}),
    range: { from: starts[0] ?? '1900-01-01', to: ends.at(-1) ?? '1900-01-01' },
  };
}
