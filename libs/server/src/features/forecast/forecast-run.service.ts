import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { dateWords } from '@workback/domain/calendar/date-words';
import type { ForecastResult } from '@workback/contracts/forecast/forecast.schemas';
import { summarise } from '@workback/domain/forecast/summary';
import type { Sampler } from '@workback/domain/forecast/sampler';
import { Database } from '../../platform/database/database.js';
import { EventLog } from '../../platform/events/event-log.js';
import { PlanReader } from '../roadmap/plan-reader.js';
import { forecastInputs, samplerOf } from './forecast-inputs.js';
import { ForecastRepository, type ForecastRow } from './forecast.repository.js';
import { refusalSentence } from './refusal-sentence.js';

/** Runs between two breaths: a few milliseconds, so that the process stays answerable. */
const RUNS_A_BREATH = 100;
const PROGRESS_EVERY_MS = 250;
const DELIVERIES_PER_ROUND = 20;
/** A forecast that took down this many workers is not given to another one. */
const MOST_TAKINGS = 4;

/** Playing forecasts: what a worker does. */
@Injectable()
export class ForecastRunService {
  constructor(
    private readonly forecasts: ForecastRepository,
    private readonly plans: PlanReader,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** What to put on the queue now; what a queue lost comes again after half a minute. */
  async takeDeliveries(): Promise<{ id: string; payload: { forecastId: string } }[]> {
    await this.forecasts.failExhausted(MOST_TAKINGS, 'The workers that played it did not come back.');
    const deliveries = await this.forecasts.takeDeliveries(DELIVERIES_PER_ROUND);
    // The id holds the instant, because a queue silently ignores an id that it still knows.
    return deliveries.map(({ id, deliveredMs }) => ({
      id: `forecast-${id}-${Math.floor(deliveredMs)}`,
      payload: { forecastId: id },
    }));
  }

  /**
   * Plays a forecast through on the plan as it stands and keeps the answer with the fingerprint of what it was made from.
   * Ends quietly when it was cancelled or taken by another worker; at shutdown it is given back.
   */
  async run(forecastId: string, signal: AbortSignal): Promise<void> {
    const row = await this.forecasts.claim(forecastId);
    if (!row) return;
    const inputs = forecastInputs(await this.plans.read(row.workspaceId, row.initiativeId), row);
    const made = { fingerprint: inputs.fingerprint, asOf: inputs.plan.today };
    const sampled = samplerOf(inputs, row);
    if (sampled.kind === 'refused') {
      const reason = refusalSentence(sampled.refusal, row.options?.every ?? 'week');
      await this.end(row, { ...made, result: null, reason, done: 0 });
      return;
    }
    const outcomes = await this.play(row, sampled.sampler, signal);
    if (outcomes === null) return;
    const { runs: done, ...summary } = summarise(sampled.sampler, outcomes);
    const result = {
      ...summary,
      percentiles: [...summary.percentiles],
      bars: [...summary.bars],
      launchDate: inputs.plan.launchDate,
    };
    await this.end(row, { ...made, result, reason: '', done });
  }

  private async play(row: ForecastRow, sampler: Sampler, signal: AbortSignal): Promise<Int32Array | null> {
    const outcomes = new Int32Array(row.runs);
    let saidAt = performance.now();
    for (let done = 0; done < row.runs;) {
      const until = Math.min(row.runs, done + RUNS_A_BREATH);
      while (done < until) outcomes[done++] = sampler.run();
      await breathe();
      if (signal.aborted) {
        await this.forecasts.giveBack(row);
        return null;
      }
      if (performance.now() - saidAt < PROGRESS_EVERY_MS) continue;
      if (!(await this.forecasts.progress(row, done))) return null;
      saidAt = performance.now();
    }
    return outcomes;
  }

  private async end(
    row: ForecastRow,
    ending: { result: ForecastResult | null; reason: string; fingerprint: string; asOf: string; done: number },
  ): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.forecasts.finish(row, ending))) return;
      const initiative = await this.forecasts.initiative(row.workspaceId, row.initiativeId);
      await this.events.append({
        workspaceId: row.workspaceId,
        initiativeId: row.initiativeId,
        kind: 'forecast.finished',
        subjectType: 'forecast',
        subjectId: row.id,
        summary: `Forecast of “${initiative?.name ?? ''}”: ${sentence(ending.result, row.runs) || ending.reason}`,
        actorId: row.requestedBy,
        after: ending.result,
      });
    });
  }
}

function sentence(result: ForecastResult | null, runs: number): string {
  if (result === null) return '';
  const likely = result.percentiles.find(({ percent }) => percent === 85)?.on ?? result.latestOn;
  if (result.held === null) return `85 of 100 runs end by ${dateWords(likely)}`;
  return `the launch date holds in ${Math.round((result.held / runs) * 100)} of 100 runs`;
}
