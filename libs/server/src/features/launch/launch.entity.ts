import type { GateFact } from '@workback/domain/gate/gate-facts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A launch as it was declared; one that was taken back stays. */
@Entity('launches')
export class LaunchEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'launched_on', type: 'date' })
  launchedOn!: string;

  @Column({ name: 'declared_by', type: 'uuid', nullable: true })
  declaredBy!: string | null;

  @Column({ name: 'declared_at', type: 'timestamptz' })
  declaredAt!: Date;

  @Column({ type: 'text', nullable: true })
  exception!: string | null;

  @Column({ type: 'jsonb' })
  facts!: GateFact[];

  /** What the launch gate still asked for, as sentences. */
  @Column({ type: 'jsonb' })
  open!: string[];

  @Column({ name: 'cancelled_by', type: 'uuid', nullable: true })
  cancelledBy!: string | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancelled_reason', type: 'text', nullable: true })
  cancelledReason!: string | null;
}
