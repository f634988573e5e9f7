import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A criterion as it was before an amendment replaced or withdrew it, with who did and why; append-only. */
@Entity('criterion_revisions')
export class CriterionRevisionEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'criterion_id', type: 'uuid' })
  criterionId!: string;

  @Column({ name: 'amendment_id', type: 'uuid' })
  amendmentId!: string;

  @Column({ name: 'criterion_version', type: 'bigint' })
  criterionVersion!: number;

  @Column({ name: 'promise_id', type: 'uuid', nullable: true })
  promiseId!: string | null;

  @Column({ type: 'jsonb' })
  rule!: SuccessCriterion;

  @Column({ name: 'baseline_value', type: 'double precision', nullable: true })
  baselineValue!: number | null;

  @Column({ name: 'baseline_on', type: 'date', nullable: true })
  baselineOn!: string | null;

  @Column({ name: 'frozen_at', type: 'timestamptz', nullable: true })
  frozenAt!: Date | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'replaced_by', type: 'uuid', nullable: true })
  replacedBy!: string | null;

  @Column({ name: 'replaced_at', type: 'timestamptz' })
  replacedAt!: Date;
}
