import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the last pull of a KPI left. */
@Entity('kpi_statuses')
export class KpiStatusEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'last_run_id', type: 'bigint', nullable: true })
  lastRunId!: number | null;

  @Column({ name: 'last_attempt_at', type: 'timestamptz', nullable: true })
  lastAttemptAt!: Date | null;

  @Column({ name: 'last_success_at', type: 'timestamptz', nullable: true })
  lastSuccessAt!: Date | null;

  @Column({ name: 'last_error_code', type: 'text', nullable: true })
  lastErrorCode!: string | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;

  @Column({ name: 'consecutive_failures', type: 'integer' })
  consecutiveFailures!: number;

  @Column({ name: 'latest_day', type: 'date', nullable: true })
  latestDay!: string | null;

  @Column({ name: 'latest_value', type: 'double precision', nullable: true })
  latestValue!: number | null;

  @Column({ name: 'latest_run_id', type: 'bigint', nullable: true })
  latestRunId!: number | null;

  @Column({ name: 'latest_fetched_at', type: 'timestamptz', nullable: true })
  latestFetchedAt!: Date | null;
}
