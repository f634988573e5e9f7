import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a review ends. */
export type DecisionVerdict = 'approve' | 'iterate' | 'reject';

/** What a review decided about one version, and why. */
@Entity('prfaq_decisions')
export class PrfaqDecisionEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'version_number', type: 'integer' })
  versionNumber!: number;

  @Column({ type: 'text' })
  verdict!: DecisionVerdict;

  /** One change or reason a line. */
  @Column({ type: 'text' })
  reasons!: string;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;
}
