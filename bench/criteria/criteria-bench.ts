import 'reflect-metadata';
import { runMigrations } from '@workback/server/database/migrate';
import { evaluate } from '@workback/domain/evaluation/evaluate';
import { CRITERION_DEFAULTS } from '@workback/domain/evaluation/criterion';
import type { EvaluationInput } from '@workback/domain/evaluation/evaluation';
import { EvaluationRepository } from '@workback/server/features/evaluation/evaluation.repository';
import { EvaluationService } from '@workback/server/features/evaluation/evaluation.service';
import { FormulaRepository } from '@workback/server/features/formula/formula.repository';
import { FormulaService } from '@workback/server/features/formula/formula.service';
import { ObservationRepository } from '@workback/server/features/observation/observation.repository';
import { Database } from '@workback/server/platform/database/database';
import { usePlainPgTypes } from '@workback/server/platform/database/pg-types';
import { EventLog } from '@workback/server/platform/events/event-log';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { absoluteRow, type BenchRow, median } from '#bench/harness/bench-row';
import { createPullWorld } from '#bench/pulls/pull-world';

const CRITERIA = 100_000;
const KPIS = 10_000;
const ROUNDS = 3;

/** 100,000 criteria judged: by the pure rule over two years of days, and by the product on a new day. */
export async function criteriaBench(): Promise<BenchRow[]> {
  const pure = { id: 'E1', measure: '100,000 criteria judged over 730 days each, in memory', unit: 'ms' } as const;
  const day = { id: 'E2', measure: '100,000 criteria judged on a new day, in the database', unit: 's' } as const;
  const first = { id: 'E3', measure: '100,000 first verdicts kept with their inputs', unit: 's' } as const;
  const judged = await withBenchDatabase('criteria', judgeInDatabase);
  return [
    absoluteRow({ ...pure, better: 'lower', pass: 5_000, limit: 2_000 }, median(rounds(judgeInMemory))),
    absoluteRow({ ...day, better: 'lower', pass: 120, limit: 40 }, judged.again),
    absoluteRow({ ...first, better: 'lower', pass: 240, limit: 80 }, judged.first),
  ];
}

function rounds(work: () => void): number[] {
  // The first round only warms the compiler.
  return Array.from({ length: ROUNDS + 1 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  }).slice(1);
}

function judgeInMemory(): void {
  const values = Float64Array.from({ length: 730 }, (_, i) => 40 + ((i * 37) % 23));
  const input: EvaluationInput = {
    criterion: {
      ...CRITERION_DEFAULTS,
      ...{ comparator: 'at-least', value: 50, window: { count: 4, grain: 'week' } },
      due: { kind: 'date', date: '2099-01-01' },
    },
    kpi: { unit: '%', aggregation: 'mean', grain: 'day' },
    ...{ series: { startDay: 19_700, values }, baseline: { value: 30, date: '2024-01-01' }, launchDate: null },
    ...{ measureFrom: '2024-01-01', asOf: '2025-12-01', weekEndingDay: 6, delayDays: 1, freshness: 'fresh' },
  };
  let met = 0;
  for (let i = 0; i < CRITERIA; i++) {
    const criterion = { ...input.criterion, value: 40 + (i % 20) };
    if (evaluate({ ...input, criterion }).state === 'on-track') met += 1;
  }
  if (met === 0 || met === CRITERIA) throw new Error('The benchmark judges all criteria alike.');
}

async function judgeInDatabase(url: string): Promise<{ first: number; again: number }> {
  await runMigrations(url);
  usePlainPgTypes();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const source = await new DataSource({ type: 'postgres', url, entities: [] }).initialize();
  try {
    await createPullWorld(pool, KPIS, 1);
    await pool.query(`
      INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, rule)
      SELECT workspace_id, initiative_id, kpi_id, rule || jsonb_build_object('value', 15 + g)
        FROM success_criteria, generate_series(1, ${CRITERIA / KPIS - 1}) g`);
    await pool.query('VACUUM ANALYZE success_criteria');
    const database = new Database(source);
    const formulas = new FormulaService(new FormulaRepository(database), new ObservationRepository(database));
    const service = new EvaluationService(
      database,
      new EvaluationRepository(database),
      formulas,
      new EventLog(database),
    );
    const first = await timed(service);
    await pool.query('UPDATE success_criteria SET evaluated_for = evaluated_for - 1');
    await pool.query('VACUUM ANALYZE success_criteria');
    return { first, again: await timed(service) };
  } finally {
    await source.destroy();
    await pool.end();
  }
}

async function timed(service: EvaluationService): Promise<number> {
  const begin = performance.now();
  const judged = await service.judgeNewDay();
  if (judged !== CRITERIA) throw new Error(`${judged} criteria were judged instead of ${CRITERIA}.`);
  return (performance.now() - begin) / 1_000;
}
