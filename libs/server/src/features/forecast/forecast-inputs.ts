import { createHash } from 'node:crypto';
import type { ForecastMethod, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import { networkSampler } from '@workback/domain/forecast/network-sampler';
import { seededRandom, seedOf } from '@workback/domain/forecast/random';
import type { SamplerResult } from '@workback/domain/forecast/sampler';
import { throughputSampler } from '@workback/domain/forecast/throughput-sampler';
import type { EstimateRange } from '@workback/domain/roadmap/plan-content';
import type { Plan } from '@workback/domain/roadmap/plan';

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
  readonly fingerprint: string;
}

/** The inputs as the plan stands; the fingerprint leaves out the day, so that it tells a changed plan from an old one. */
export function forecastInputs(roadmap: Roadmap, question: ForecastQuestion): ForecastInputs {
  const plan = planOf(roadmap);
  const ranges = roadmap.milestones.flatMap(({ id, estimateRange }) =>
    estimateRange === null ? [] : [[id, estimateRange] as const],
  );
  const { today: _, ...withoutDay } = plan;
  const { method, options, runs } = question;
  const asked = [method, options?.every, options?.growthPercent, runs];
  const text = JSON.stringify([asked, withoutDay, ranges]);
  return { plan, ranges: new Map(ranges), fingerprint: createHash('sha256').update(text).digest('hex') };
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

function planOf(roadmap: Roadmap): Plan {
  const { milestones, launchDate, today, workingDays, holidays, daysOff } = roadmap;
  return {
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      estimateDays: milestone.estimateDays,
      startedOn: milestone.startedOn,
      finishedOn: milestone.finishedOn,
      notBefore: milestone.notBefore,
      notAfter: milestone.notAfter,
      startOn: milestone.startOn,
      finishOn: milestone.finishOn,
    })),
    dependencies: milestones.flatMap(({ id: successorId, predecessors }) =>
      predecessors.map(({ milestoneId: predecessorId, lagDays, type }) => ({
        predecessorId,
        successorId,
        type,
        lagDays,
      })),
    ),
    launchDate,
    today,
    calendar: { workingDays, holidays: [...holidays, ...daysOff.map(({ on }) => on)] },
  };
}

function firstOf(dates: readonly PlainDate[]): PlainDate | null {
  return dates.reduce<PlainDate | null>((first, date) => (first === null || date < first ? date : first), null);
}
