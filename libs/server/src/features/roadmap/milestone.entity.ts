import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An outcome on the way to the launch. */
@Entity('milestones')
export class MilestoneEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  /** Counts within the initiative. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  /** Whole working days. */
  @Column({ name: 'estimate_days', type: 'integer' })
  estimateDays!: number;

  @Column({ name: 'started_on', type: 'date', nullable: true })
  startedOn!: string | null;

  @Column({ name: 'finished_on', type: 'date', nullable: true })
  finishedOn!: string | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
