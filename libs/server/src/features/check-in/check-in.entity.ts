import type { CheckInColour, Confidence } from '@workback/domain/check-in/check-in';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody said about an initiative, or about one of its milestones. */
@Entity('check_ins')
export class CheckInEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'milestone_id', type: 'uuid', nullable: true })
  milestoneId!: string | null;

  @Column({ name: 'colour', type: 'text' })
  achievement!: CheckInColour;

  /** Null on those from before it was asked. */
  @Column({ type: 'text', nullable: true })
  confidence!: Confidence | null;

  /** The line that lists show. */
  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  done!: string;

  @Column({ type: 'text' })
  next!: string;

  @Column({ type: 'text' })
  blockers!: string;

  @Column({ name: 'path_to_green', type: 'text' })
  pathToGreen!: string;

  @Column({ name: 'percent_done', type: 'smallint', nullable: true })
  percentDone!: number | null;

  /** Working days. */
  @Column({ name: 'remaining_days', type: 'integer', nullable: true })
  remainingDays!: number | null;

  @Column({ name: 'expected_on', type: 'date', nullable: true })
  expectedOn!: string | null;

  /** Of the word before it on the same subject. */
  @Column({ name: 'previous_colour', type: 'text', nullable: true })
  previousColour!: CheckInColour | null;

  @Column({ name: 'plan_finish_on', type: 'date', nullable: true })
  planFinishOn!: string | null;

  @Column({ name: 'plan_due_on', type: 'date', nullable: true })
  planDueOn!: string | null;

  /** Working days. */
  @Column({ name: 'plan_remaining_days', type: 'integer', nullable: true })
  planRemainingDays!: number | null;

  @Column({ name: 'by_link', type: 'boolean' })
  byLink!: boolean;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'acknowledged_by', type: 'uuid', nullable: true })
  acknowledgedBy!: string | null;

  /** Made by the sender; one that arrives twice is logged once. */
  @Column({ name: 'sent_key', type: 'uuid', nullable: true })
  sentKey!: string | null;

  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
