import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody said about a KPI's week. */
@Entity('commentaries')
export class CommentaryEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @PrimaryColumn({ name: 'week_ending', type: 'date' })
  weekEnding!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  words!: string;

  /** False: the cause is not known yet. */
  @Column({ type: 'boolean' })
  known!: boolean;

  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}
