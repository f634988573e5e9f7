import type { Run } from '@workback/contracts/run/run.schemas';
import type { RunTry } from './run-try.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One attempt to get numbers for a KPI, or the record that due times were skipped. */
@Entity('runs')
export class RunEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @Column({ name: 'source_id', type: 'uuid', nullable: true })
  sourceId!: string | null;

  @Column({ type: 'text' })
  trigger!: Run['trigger'];

  @Column({ type: 'text' })
  state!: Run['state'];

  @Column({ name: 'scheduled_for', type: 'timestamptz' })
  scheduledFor!: Date;

  @Column({ name: 'queued_at', type: 'timestamptz' })
  queuedAt!: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt!: Date | null;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  @Column({ name: 'retry_at', type: 'timestamptz', nullable: true })
  retryAt!: Date | null;

  @Column({ type: 'integer' })
  fence!: number;

  @Column({ type: 'integer' })
  attempt!: number;

  @Column({ type: 'integer' })
  added!: number;

  @Column({ type: 'integer' })
  restated!: number;

  @Column({ type: 'integer' })
  unchanged!: number;

  @Column({ name: 'skipped_ticks', type: 'integer' })
  skippedTicks!: number;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: string | null;

  @Column({ type: 'text' })
  message!: string;

  @Column({ type: 'text' })
  sample!: string;

  @Column({ type: 'text' })
  request!: string;

  @Column({ name: 'took_ms', type: 'double precision', nullable: true })
  tookMs!: number | null;

  /** The days that a piece of a backfill asks for. */
  @Column({ name: 'window_from', type: 'date', nullable: true })
  windowFrom!: string | null;

  @Column({ name: 'window_to', type: 'date', nullable: true })
  windowTo!: string | null;

  /** Tries that did not end the run: what each met, and when. */
  @Column({ type: 'jsonb', default: [] })
  tries!: RunTry[];

  /** Rows that the source gave, before any was left out. */
  @Column({ name: 'rows_in', type: 'integer', default: 0 })
  rowsIn!: number;

  @Column({ type: 'integer', default: 0 })
  blanks!: number;

  @Column({ name: 'outside_window', type: 'integer', default: 0 })
  outsideWindow!: number;

  /** Rows that could not be stored; the first of them with their reasons. */
  @Column({ type: 'integer', default: 0 })
  refused!: number;

  @Column({ type: 'jsonb', default: [] })
  refusals!: { row: number; reason: string }[];

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;
}
