import type { DependencyType } from '@workback/domain/roadmap/plan';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A milestone of one initiative that waits for a milestone of another. */
@Entity('cross_dependencies')
export class CrossDependencyEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'predecessor_initiative_id', type: 'uuid' })
  predecessorInitiativeId!: string;

  @Column({ name: 'predecessor_id', type: 'uuid' })
  predecessorId!: string;

  @Column({ name: 'successor_initiative_id', type: 'uuid' })
  successorInitiativeId!: string;

  @Column({ name: 'successor_id', type: 'uuid' })
  successorId!: string;

  @Column({ type: 'text' })
  type!: DependencyType;

  /** Working days of the successor's calendar. */
  @Column({ name: 'lag_days', type: 'integer' })
  lagDays!: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
