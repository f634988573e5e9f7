import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Run, RunDetail } from '@workback/contracts/run/run.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { Dimension } from '@workback/domain/kpi/dimension';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { DimensionService, type Divided } from '../dimension/dimension.service.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { FormulaService } from '../formula/formula.service.js';
import { PullRepository } from './pull.repository.js';
import { toRun, toRunDetail } from './run.mapper.js';
import { type RunFilter, type RunRow, RunRepository } from './run.repository.js';

/** Numbers that somebody sent or typed; checked already, one a day in date order. */
export interface WrittenNumbers {
  readonly kpi: { readonly id: string; readonly series: number; readonly dimension: Dimension | null };
  readonly points: readonly { date: PlainDate; value: number; slice?: string | undefined }[];
  readonly how: 'push' | 'typed';
  readonly note: string;
  /** Null for a program that signs; then the source is named. */
  readonly actorId: string | null;
  readonly sourceId?: string;
  readonly idempotencyKey: string | null;
}

/** The run that written numbers became; `replayed` when the same request had come before. */
export interface Written {
  readonly run: Run;
  readonly replayed: boolean;
}

/** The history of runs, and runs that people start. */
@Injectable()
export class RunService {
  constructor(
    private readonly runs: RunRepository,
    private readonly pulls: PullRepository,
    private readonly dimensions: DimensionService,
    private readonly formulas: FormulaService,
    private readonly evaluation: EvaluationService,
  ) {}

  /** A page of the history, newest first, with where the next one begins. */
  async list(
    workspaceId: string,
    filter: RunFilter,
  ): Promise<{ runs: (Run & { kpiName: string })[]; nextBefore: number | null }> {
    const rows = await this.runs.list(workspaceId, { ...filter, limit: filter.limit + 1 });
    const page = rows.slice(0, filter.limit);
    return {
      runs: page.map((row) => ({ ...toRun(row), kpiName: row.kpiName })),
      nextBefore: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** A run of this workspace with everything that is known of it. */
  async get(workspaceId: string, runId: number): Promise<RunDetail> {
    const row = await this.runs.detail(workspaceId, runId);
    if (!row) throw notFound('run');
    return toRunDetail(row);
  }

  /** Queues a pull for the next round of the planner, or answers the one that is under way. Nothing is sent from here. */
  async pullNow(workspaceId: string, run: { kpiId: string; sourceId: string; actorId: string }): Promise<Run> {
    // The one under way may end between the two statements; then there is room for a new one.
    for (let tries = 0; tries < 5; tries++) {
      const row = (await this.runs.queueManual(workspaceId, run)) ?? (await this.runs.hurry(workspaceId, run.kpiId));
      if (row) return toRun(row);
    }
    throw conflict('pull-busy', 'Pulls of this KPI begin and end too quickly to add one; try again.');
  }

  /**
   * Stores written numbers by the same statement as pulled ones and judges the KPI's criteria. Call it inside a transaction.
   * A key that came before with the same numbers answers the first run; with other numbers it is refused.
   */
  async write(workspaceId: string, numbers: WrittenNumbers): Promise<Written> {
    const { kpi, points, how, note, actorId, sourceId = null, idempotencyKey } = numbers;
    const request = `${points.length} numbers, SHA-256 ${digestOf(points, note)}`;
    await this.runs.lockWriting(kpi.series);
    const earlier =
      idempotencyKey === null ? undefined : await this.runs.findByKey(workspaceId, kpi.id, idempotencyKey);
    if (earlier) return replay(earlier, request);
    const { id, fence } = await this.runs.openWritten(workspaceId, {
      kpiId: kpi.id,
      trigger: how,
      actorId,
      sourceId,
      idempotencyKey,
    });
    const run = { id, fence, kpiId: kpi.id, series: kpi.series };
    const divided = await this.divided(workspaceId, kpi, points);
    await this.pulls.store([{ run, ...divided, message: note, sample: '', request, tookMs: 0 }]);
    const derived = await this.formulas.recompute([kpi.id], points[0]?.date ?? null);
    await this.evaluation.judgeKpis([kpi.id, ...derived]);
    return { run: toRun((await this.runs.find(workspaceId, id))!), replayed: false };
  }

  /** Numbers that say what they are about go to the series of that; the others are the total. */
  private divided(
    workspaceId: string,
    { id: kpiId, series, dimension }: WrittenNumbers['kpi'],
    points: WrittenNumbers['points'],
  ): Promise<Divided> {
    const bySlice = new Map<string, { date: PlainDate; value: number }[]>();
    const whole: { date: PlainDate; value: number }[] = [];
    for (const { date, value, slice } of points) {
      if (slice === undefined) whole.push({ date, value });
      else bySlice.set(slice, [...(bySlice.get(slice) ?? []), { date, value }]);
    }
    const slices = [...bySlice].map(([slice, own]) => ({ slice, points: own }));
    return this.dimensions.divide({ workspaceId, kpiId, series, dimension }, slices, whole);
  }
}

function replay(earlier: RunRow, request: string): Written {
  if (earlier.request === request) return { run: toRun(earlier), replayed: true };
  throw conflict('idempotency-key-reused', 'This Idempotency-Key came before with other numbers.');
}

function digestOf(points: WrittenNumbers['points'], note: string): string {
  const text = JSON.stringify([
    points.map(({ date, value, slice }) => (slice === undefined ? [date, value] : [date, value, slice])),
    note,
  ]);
  return createHash('sha256').update(text).digest('hex');
}
