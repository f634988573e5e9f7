import { Injectable } from '@nestjs/common';
import type { forecastCreateSchema, ForecastsWire, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { PlanReader } from '../roadmap/plan-reader.js';
import { forecastInputs, type ForecastQuestion, samplerOf } from './forecast-inputs.js';
import { toForecast } from './forecast.mapper.js';
import { ForecastRepository } from './forecast.repository.js';
import { refusalSentence } from './refusal-sentence.js';

const RUNS = 10_000;

/** Forecasts as people ask for them, look at them and stop them. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly forecasts: ForecastRepository,
    private readonly plans: PlanReader,
    private readonly database: Database,
  ) {}

  /** The latest of each method. */
  async list(workspaceId: string, initiativeId: string): Promise<ForecastsWire> {
    const plan = await this.plans.read(workspaceId, initiativeId);
    const rows = await this.forecasts.latest(workspaceId, initiativeId);
    const of = (method: ForecastWire['method']): ForecastWire | null => {
      const row = rows.find((each) => each.method === method);
      return row ? toForecast(row, plan) : null;
    };
    return { network: of('network'), throughput: of('throughput') };
  }

  /** Asks for one; refused at once with the reason when the plan or its past cannot carry it. */
  async create(
    workspaceId: string,
    initiativeId: string,
    { method, ...given }: z.output<typeof forecastCreateSchema>,
    actorId: string,
  ): Promise<ForecastWire> {
    return this.database.transaction(async () => {
      const initiative = await this.forecasts.initiative(workspaceId, initiativeId);
      if (!initiative) throw notFound('initiative');
      if (initiative.launchedOn !== null) {
        throw conflict('already-launched', `“${initiative.name}” was launched; there is nothing left to forecast.`);
      }
      const plan = await this.plans.read(workspaceId, initiativeId);
      const options = 'every' in given ? given : null;
      const question: ForecastQuestion = { method, options, runs: RUNS };
      const inputs = forecastInputs(plan, question);
      const sampled = samplerOf(inputs, question);
      const reason = sampled.kind === 'refused' ? refusalSentence(sampled.refusal, options?.every ?? 'week') : '';
      const { fingerprint } = inputs;
      const asked = { ...question, initiativeId, fingerprint, asOf: plan.calendar.today, reason };
      const id = await this.forecasts.insert(workspaceId, asked, actorId);
      const row = id === undefined ? undefined : await this.forecasts.find(workspaceId, id);
      if (row) return toForecast(row, plan);
      const underWay = (await this.list(workspaceId, initiativeId))[method];
      if (!underWay) throw notFound('forecast');
      return underWay;
    });
  }

  /** Stops one; what has ended stays as it is. */
  async cancel(workspaceId: string, initiativeId: string, forecastId: string): Promise<ForecastWire> {
    await this.forecasts.cancel(workspaceId, initiativeId, forecastId);
    const row = await this.forecasts.find(workspaceId, forecastId);
    if (row?.initiativeId !== initiativeId) throw notFound('forecast');
    return toForecast(row, await this.plans.read(workspaceId, initiativeId));
  }
}
