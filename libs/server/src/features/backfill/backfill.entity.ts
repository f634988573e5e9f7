import type { BackfillState } from '@workback/domain/backfill/backfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days of the past that are asked for in pieces. */
@Entity('backfills')
export class BackfillEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @Column({ name: 'from_day', type: 'date' })
  fromDay!: string;

  @Column({ name: 'to_day', type: 'date' })
  toDay!: string;

  @Column({ name: 'chunk_days', type: 'integer' })
  chunkDays!: number;

  @Column({ name: 'next_day', type: 'date' })
  nextDay!: string;

  @Column({ type: 'text', default: 'running' })
  state!: BackfillState;

  /** The run of the piece under way, or of the one that failed. */
  @Column({ name: 'run_id', type: 'bigint', nullable: true })
  runId!: number | null;

  @Column({ type: 'integer', default: 0 })
  added!: number;

  @Column({ type: 'integer', default: 0 })
  restated!: number;

  @Column({ type: 'integer', default: 0 })
  unchanged!: number;

  @Column({ type: 'text', default: '' })
  message!: string;

  @Column({ name: 'started_by', type: 'uuid', nullable: true })
  startedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
