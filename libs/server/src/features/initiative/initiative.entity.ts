import type { DayOff } from '@workback/domain/roadmap/plan-content';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product idea on its way from press release to proof; its stage is derived, never stored. */
@Entity('initiatives')
export class InitiativeEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  /** Counts within the workspace. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  /** Frozen at approval. */
  @Column({ name: 'promised_launch_on', type: 'date', nullable: true })
  promisedLaunchOn!: string | null;

  @Column({ name: 'launched_on', type: 'date', nullable: true })
  launchedOn!: string | null;

  @Column({ name: 'concluded_at', type: 'timestamptz', nullable: true })
  concludedAt!: Date | null;

  @Column({ name: 'parked_at', type: 'timestamptz', nullable: true })
  parkedAt!: Date | null;

  /** Grows with every change of the plan. */
  @Column({ name: 'plan_version', type: 'bigint' })
  planVersion!: number;

  /** Days on which this initiative alone does not work. */
  @Column({ name: 'days_off', type: 'jsonb' })
  daysOff!: readonly DayOff[];

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
