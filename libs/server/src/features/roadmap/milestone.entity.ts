import type { Deliverable } from '@workback/domain/roadmap/plan-content';
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

  @Column({ type: 'text' })
  team!: string;

  @Column({ type: 'text' })
  notes!: string;

  /** The outer two of a three-point estimate, both or neither. */
  @Column({ name: 'optimistic_days', type: 'integer', nullable: true })
  optimisticDays!: number | null;

  @Column({ name: 'pessimistic_days', type: 'integer', nullable: true })
  pessimisticDays!: number | null;

  @Column({ name: 'not_before', type: 'date', nullable: true })
  notBefore!: string | null;

  @Column({ name: 'not_after', type: 'date', nullable: true })
  notAfter!: string | null;

  @Column({ name: 'start_on', type: 'date', nullable: true })
  startOn!: string | null;

  @Column({ name: 'finish_on', type: 'date', nullable: true })
  finishOn!: string | null;

  @Column({ type: 'jsonb' })
  deliverables!: readonly Deliverable[];

  /** A removed milestone stays for its check-ins, and so that the removal can be taken back. */
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
