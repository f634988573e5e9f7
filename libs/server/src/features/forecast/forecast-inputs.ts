import { createHash } from 'node:crypto';
import type { ForecastMethod, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import { networkSampler } from '@workback/domain/forecast/network-sampler';
import { seededRandom, seedOf } from '@workback/domain/forecast/random';
import type { SamplerResult } from '@workback/domain/forecast/sampler';
import { throughputSampler } from '@workback/domain/forecast/throughput-sampler';
import { DATE_LIMITS, type Plan } from '@workback/domain/roadmap/plan';
import { type EstimateRange, planOf } from '@workback/domain/roadmap/plan-content';
import type { PlanRead } from '../roadmap/plan-reader.js';
import { toContent, toSetting } from '../roadmap/roadmap.mapper.js';

/** What is forecast, and how. */
export interface ForecastQuestion {
  readonly method: ForecastMethod;
  readonly options: ForecastWire['options'];
  readonly runs: number;
}

/** Everything that an answer follows from. */
export interface ForecastInputs {
  readonly plan: Plan;
  readonly ranges: ReadonlyMap<string, EstimateRange>;
  /** Of the plan, and after a colon of the dates that come from other plans: those move by themselves from day to day. */
  readonly fingerprint: string;
}

/** The inputs as the plan stands; the fingerprint leaves out the day, so that it tells a changed plan from an old one. */
export function forecastInputs({ row, calendar }: PlanRead, question: ForecastQuestion): ForecastInputs {
  const plan = planOf(toContent(row), toSetting(row, calendar));
  const ranges = row.milestones.flatMap(({ id, estimateRange }) =>
    estimateRange === null ? [] : [[id, estimateRange] as const],
  );
  const { method, options, runs } = question;
  const dates = plan.milestones.map(({ id, estimateDays, startedOn, finishedOn, ...limits }) => [
    id,
    estimateDays,
    startedOn,
    finishedOn,
    DATE_LIMITS.map((limit) => limits[limit]),
  ]);
  const links = plan.dependencies.map(({ predecessorId, successorId, type, lagDays }) => [
    predecessorId,
    successorId,
    type,
    lagDays,
  ]);
  const outside = plan.outside ?? [];
  const asked = [method, options?.every, options?.growthPercent, runs];
  const own = [asked, dates, links, ranges, plan.launchDate, plan.calendar, outside.map((each) => each.milestoneId)];
  return { plan, ranges: new Map(ranges), fingerprint: `${hashOf(own)}:${hashOf(outside)}` };
}

/** Says whether an answer was made from other inputs than these; dates of other plans count on the same day only. */
export function hasChanged(
  now: ForecastInputs,
  made: { readonly fingerprint: string; readonly asOf: string },
): boolean {
  if (made.asOf === now.plan.today) return now.fingerprint !== made.fingerprint;
  const own = (fingerprint: string) => fingerprint.split(':')[0];
  return own(now.fingerprint) !== own(made.fingerprint);
}

function hashOf(inputs: unknown): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** A way to play the inputs through; the same inputs on the same day give the same runs. */
export function samplerOf(
  { plan, ranges, fingerprint }: ForecastInputs,
  { method, options }: ForecastQuestion,
): SamplerResult {
  const random = seededRandom(seedOf(`${fingerprint} ${plan.today}`));
  if (method === 'network') return networkSampler(plan, ranges, random);
  const calendar = compileCalendar(plan.calendar);
  if (calendar.kind !== 'ok') return { kind: 'refused', refusal: { code: 'plan-invalid' } };
  const { milestones } = plan;
  return throughputSampler(
    {
      finishes: milestones.flatMap(({ finishedOn }) => finishedOn ?? []),
      remaining: milestones.filter(({ finishedOn }) => !finishedOn).length,
      growthPercent: options?.growthPercent ?? 0,
      since: firstOf(milestones.flatMap(({ startedOn, finishedOn }) => startedOn ?? finishedOn ?? [])),
      today: plan.today,
      launchDate: plan.launchDate,
      days: calendar.days,
      every: options?.every ?? 'week',
    },
    random,
  );
}

function firstOf(dates: readonly PlainDate[]): PlainDate | null {
  return dates.reduce<PlainDate | null>((first, date) => (first === null || date < first ? date : first), null);
}
