import { Injectable } from '@nestjs/common';
import { addDays } from '@workback/domain/calendar/plain-date';
import { isTimeZone, plainDateIn } from '@workback/domain/calendar/zoned-time';
import { evaluate } from '@workback/domain/evaluation/evaluate';
import type { Evaluation } from '@workback/domain/evaluation/evaluation';
import { freshnessOf } from '@workback/domain/kpi/freshness';
import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { unitWords } from '@workback/domain/kpi/unit';
import { Database } from '../../platform/database/database.js';
import { EventLog } from '../../platform/events/event-log.js';
import type { DerivedKpi } from '../formula/derived-kpi.js';
import { type FormulaNumbers, FormulaService } from '../formula/formula.service.js';
import { type CriterionToJudge, EvaluationRepository, type NewEvaluation } from './evaluation.repository.js';

const DAYS_OF = { day: 1, week: 7, month: 31 } as const;
const SWEEP = 500;
/** Before every id that is ever drawn. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Words of a state in the activity feed. */
const said: Record<string, string> = {
  'too-early': 'too early to say',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  met: 'met',
  missed: 'missed',
  'no-data': 'without data',
  stale: 'stale: its source is silent',
  error: 'in error: its source fails',
};

/** Judges success criteria against the stored numbers and keeps every verdict that differs from the one before. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly database: Database,
    private readonly evaluations: EvaluationRepository,
    private readonly formulas: FormulaService,
    private readonly events: EventLog,
  ) {}

  /** After new numbers: judges every criterion of these KPIs. Call it inside the transaction that stored them. */
  async judgeKpis(kpiIds: readonly string[]): Promise<number> {
    return this.database.transaction(async () => this.judge(await this.evaluations.ofKpis(kpiIds)));
  }

  /** After a change of the initiative (launch, approval, criteria): judges all of its criteria. */
  async judgeInitiative(workspaceId: string, initiativeId: string): Promise<number> {
    return this.database.transaction(async () =>
      this.judge(await this.evaluations.ofInitiative(workspaceId, initiativeId)),
    );
  }

  /**
   * A new day is news too: judges the criteria that were not judged yet on their workspace's present date, part by part so
   * that no part holds its locks for long. Answers how many there were.
   */
  async judgeNewDay(): Promise<number> {
    let after = FIRST_ID;
    for (let judged = 0; ;) {
      const part = await this.database.transaction(() => this.judgePartOfNewDay(after));
      judged += part.length;
      if (part.length < SWEEP) return judged;
      after = part.at(-1)!.id;
    }
  }

  private async judgePartOfNewDay(after: string): Promise<readonly CriterionToJudge[]> {
    const { nowMs, zones } = await this.evaluations.zones();
    // Dates are reckoned here, as everywhere else: PostgreSQL may not know a zone that we know, and would refuse them all.
    const days = zones.filter(isTimeZone).map((zone) => ({ zone, day: plainDateIn(nowMs, zone) }));
    const criteria = await this.evaluations.ofAnotherDay(days, after, SWEEP);
    await this.judge(criteria);
    return criteria;
  }

  private async judge(criteria: readonly CriterionToJudge[]): Promise<number> {
    if (criteria.length === 0) return 0;
    const derivedIds = criteria.filter(({ formula }) => formula !== null).map(({ kpiId }) => kpiId);
    const derived = await this.formulas.derived([...new Set(derivedIds)]);
    const numbers = await this.formulas.numbers(
      criteria.map((criterion) => ({ ...rangeOf(criterion), derived: derived.get(criterion.kpiId) })),
    );
    const judged = criteria.map((criterion) => ({
      criterion,
      evaluation: judgeOne(criterion, numbers, derived.get(criterion.kpiId)),
    }));
    const changed = judged.filter(({ criterion, evaluation }) => isNews(criterion, evaluation)).map(toNewEvaluation);
    await this.evaluations.keep(changed);
    await this.evaluations.markJudged(
      criteria.map((criterion) => ({ id: criterion.id, day: plainDateIn(criterion.nowMs, criterion.timeZone) })),
    );
    await this.events.append(
      ...changed
        .filter(({ criterion, state }) => criterion.state !== state || criterion.lastVersion === null)
        .map(({ criterion, state, reason }) => ({
          workspaceId: criterion.workspaceId,
          initiativeId: criterion.initiativeId,
          kind: 'criterion.evaluated',
          subjectType: 'kpi',
          subjectId: criterion.kpiId,
          summary: `${criterion.kpiName} is ${said[state] ?? state}. ${reason}`,
          before: { state: criterion.state },
          after: { state },
        })),
    );
    return changed.length;
  }
}

/** The days that judging a criterion today can look at. */
function rangeOf(criterion: CriterionToJudge): { series: number; from: string; to: string } {
  const { series, rule, delayDays, nowMs, timeZone } = criterion;
  const today = plainDateIn(nowMs, timeZone);
  const due = dueOf(criterion);
  const to = due !== null && due < today ? due : today;
  const { window, consecutivePeriods } = rule;
  const from = addDays(to, -(window.count + consecutivePeriods + 2) * DAYS_OF[window.grain] - delayDays - 62);
  return { series, from, to };
}

function dueOf({ rule, launchedOn }: CriterionToJudge): string | null {
  if (rule.due.kind === 'date') return rule.due.date;
  return launchedOn === null ? null : addDays(launchedOn, rule.due.days);
}

function judgeOne(criterion: CriterionToJudge, numbers: FormulaNumbers, derived: DerivedKpi | undefined): Evaluation {
  const { cadence, kpiId, lastSuccessMs, nowMs } = criterion;
  const freshness = freshnessOf({
    lastSuccessAt: lastSuccessMs,
    lastOutcome: criterion.failing ? 'failed' : lastSuccessMs === null ? null : 'succeeded',
    cadence,
    offsetSeconds: cadence ? spreadOffsetSeconds(kpiId, cadence) : 0,
    now: nowMs,
  });
  return evaluate({
    criterion: criterion.rule,
    kpi: {
      unit: unitWords(criterion.unit, criterion.currency),
      aggregation: criterion.formula === null ? criterion.aggregation : 'formula',
      grain: criterion.grain,
      ...(derived ? { derived: derived.rule } : {}),
    },
    baseline: criterion.baselineValue === null ? null : { value: criterion.baselineValue, date: criterion.baselineOn },
    launchDate: criterion.launchedOn,
    measureFrom: criterion.rule.due.kind === 'date' ? criterion.firstDay : null,
    asOf: plainDateIn(nowMs, criterion.timeZone),
    weekEndingDay: criterion.weekEndingDay,
    delayDays: criterion.delayDays,
    freshness: derived?.freshness ?? freshness.state,
    series: numbers.seriesOf(criterion.series),
    ...(derived ? { operands: numbers.operandsOf(derived) } : {}),
  });
}

/**
 * A verdict is kept when it says something new. One that was final (met, missed) stands: numbers restated after the due
 * date do not rewrite it. A launch that was taken back, or declared for another day, takes its verdicts along.
 */
function isNews(criterion: CriterionToJudge, evaluation: Evaluation): boolean {
  const sameRule = criterion.lastVersion === criterion.version;
  const final = criterion.state === 'met' || criterion.state === 'missed';
  const sameStart = criterion.rule.due.kind === 'date' || criterion.lastLaunchedOn === criterion.launchedOn;
  if (sameRule && sameStart && final && criterion.lastValue !== null) return false;
  return (
    !sameRule ||
    criterion.state !== evaluation.state ||
    criterion.lastValue !== evaluation.value ||
    criterion.lastWindowTo !== (evaluation.window?.end ?? null) ||
    criterion.lastReason !== evaluation.reason
  );
}

function toNewEvaluation({
  criterion,
  evaluation,
}: {
  criterion: CriterionToJudge;
  evaluation: Evaluation;
}): NewEvaluation {
  const { coverage, window } = evaluation;
  return {
    criterion,
    state: evaluation.state,
    value: evaluation.value,
    windowFrom: window?.start ?? null,
    windowTo: window?.end ?? null,
    coverage: coverage && coverage.expectedDays > 0 ? coverage.presentDays / coverage.expectedDays : null,
    reason: evaluation.reason,
    inputs: evaluation.inputs,
  };
}
