import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is remembered of a source that failed; without a row it is asked as usual. */
@Entity('source_breakers')
export class SourceBreakerEntity {
  @PrimaryColumn({ name: 'source_id', type: 'uuid' })
  sourceId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ name: 'not_before', type: 'timestamptz', nullable: true })
  notBefore!: Date | null;

  @Column({ name: 'rest_seconds', type: 'integer' })
  restSeconds!: number;

  @Column({ name: 'probe_run_id', type: 'bigint', nullable: true })
  probeRunId!: number | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  message!: string;
}
