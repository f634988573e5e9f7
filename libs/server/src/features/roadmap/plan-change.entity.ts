import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of a plan: what it did, what takes it back, what it touched. */
@Entity('plan_changes')
export class PlanChangeEntity {
  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  /** The version of the plan after the change. */
  @PrimaryColumn({ type: 'bigint' })
  version!: number;

  /** Chosen by whoever sent it: a repeated request is the same change. */
  @Column({ name: 'change_id', type: 'uuid' })
  changeId!: string;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'jsonb' })
  operations!: PlanOperation[];

  @Column({ type: 'jsonb' })
  inverse!: PlanOperation[];

  @Column({ type: 'text', array: true })
  touched!: string[];

  /** The change that this one took back. */
  @Column({ type: 'bigint', nullable: true })
  undoes!: number | null;

  @Column({ name: 'launch_on', type: 'date', nullable: true })
  launchOn!: string | null;

  @Column({ name: 'forecast_on', type: 'date', nullable: true })
  forecastOn!: string | null;

  @Column({ name: 'days_to_recover', type: 'integer', nullable: true })
  daysToRecover!: number | null;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;
}
