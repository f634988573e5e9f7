import type { CheckInColour } from '@workback/domain/check-in/check-in';
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

  @Column({ type: 'text' })
  colour!: CheckInColour;

  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'path_to_green', type: 'text' })
  pathToGreen!: string;

  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
