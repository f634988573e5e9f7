import type { Verdict } from '@workback/domain/prfaq/round';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a review round decided about one version, and why. */
@Entity('prfaq_decisions')
export class PrfaqDecisionEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  /** The round that it closed. */
  @Column({ name: 'round_id', type: 'uuid', nullable: true })
  roundId!: string | null;

  @Column({ name: 'version_number', type: 'integer' })
  versionNumber!: number;

  @Column({ type: 'text' })
  verdict!: Verdict;

  /** One change or reason a line. */
  @Column({ type: 'text' })
  reasons!: string;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;
}
