import type { Database } from '@workback/server/platform/database/database';

/** Facts of an initiative written straight into the database, for tests of what follows from them. */
export class InitiativeFactsByHand {
  constructor(
    private readonly database: Database,
    private readonly workspaceId: string,
    readonly initiativeId: string,
  ) {}

  /** Approves the PR/FAQ with a promised launch date. */
  async approve(promisedLaunchOn: string, approvedAt = '2026-03-01T10:00:00Z'): Promise<void> {
    await this.database.query(
      `UPDATE prfaqs SET status = 'approved', approved_at = $2, approved_version_number = 1 WHERE initiative_id = $1`,
      [this.initiativeId, approvedAt],
    );
    await this.database.query('UPDATE initiatives SET promised_launch_on = $2 WHERE id = $1', [
      this.initiativeId,
      promisedLaunchOn,
    ]);
    await this.mark();
  }

  async promise(number = 1): Promise<string> {
    const passage = JSON.stringify({ place: 'summary', quote: `Promise ${number}`, before: '', after: '' });
    return this.insert(
      `INSERT INTO promises (workspace_id, initiative_id, number, kind, passage) VALUES ($1, $2, $3, 'commitment', $4)
       RETURNING id`,
      [number, passage],
    );
  }

  async kpi(name: string, kind: 'input' | 'output' | 'guardrail' = 'output', cadence: unknown = null): Promise<string> {
    const id = await this.insert(
      `INSERT INTO kpis (workspace_id, initiative_id, name, kind, unit, direction, grain, aggregation, cadence)
       VALUES ($1, $2, $3, $4, 'count', 'up', 'day', 'sum', $5) RETURNING id`,
      [name, kind, cadence === null ? null : JSON.stringify(cadence)],
    );
    await this.database.query('INSERT INTO kpi_statuses (workspace_id, kpi_id) VALUES ($1, $2)', [
      this.workspaceId,
      id,
    ]);
    return id;
  }

  /** A criterion in a state, due so many days after the launch, or on a date. */
  async criterion(kpiId: string, promiseId: string | null, state: string, due: string | number): Promise<string> {
    const rule = {
      comparator: 'at-least',
      value: 10,
      against: 'value',
      window: { count: 1, grain: 'day' },
      aggregation: null,
      due: typeof due === 'number' ? { kind: 'after-launch', days: due } : { kind: 'date', date: due },
      minimumCoverage: 1,
      consecutivePeriods: 1,
      noDataPolicy: 'no-data',
      tolerance: 0.1,
      trajectory: false,
    };
    return this.insert(
      `INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, promise_id, rule, state)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [kpiId, promiseId, JSON.stringify(rule), state],
    );
  }

  /** What every change of the product leaves behind by its event. */
  async mark(): Promise<void> {
    await this.database.query('INSERT INTO portfolio_marks (workspace_id, initiative_id) VALUES ($1, $2)', [
      this.workspaceId,
      this.initiativeId,
    ]);
  }

  private async insert(sql: string, values: readonly unknown[]): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(sql, [this.workspaceId, this.initiativeId, ...values]);
    await this.mark();
    return row!.id;
  }
}
