import type { BaselineMilestone } from '@workback/domain/roadmap/baseline';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A plan as it stood on one day. */
@Entity('plan_baselines')
export class BaselineEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'taken_by_approval', type: 'boolean' })
  takenByApproval!: boolean;

  @Column({ name: 'launch_on', type: 'date', nullable: true })
  launchOn!: string | null;

  @Column({ name: 'forecast_on', type: 'date', nullable: true })
  forecastOn!: string | null;

  @Column({ type: 'jsonb' })
  milestones!: readonly BaselineMilestone[];

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
