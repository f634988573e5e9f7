import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody was asked what moved a KPI in a week. */
@Entity('commentary_requests')
export class CommentaryRequestEntity {
  @PrimaryColumn({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

  @PrimaryColumn({ name: 'week_ending', type: 'date' })
  weekEnding!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'deck_id', type: 'uuid' })
  deckId!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;
}
