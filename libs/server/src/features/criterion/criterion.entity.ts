import type { SuccessCriterion } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What must be true of a KPI, and when. */
@Entity('success_criteria')
export class CriterionEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'kpi_id', type: 'uuid' })
  kpiId!: string;

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

  @Column({ name: 'added_after_approval', type: 'boolean' })
  addedAfterApproval!: boolean;

  /** Set by the amendment that withdrew it; it is judged no more and stays in the record. */
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason!: string | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'text' })
  state!: CriterionState;

  @Column({ name: 'evaluation_id', type: 'bigint', nullable: true })
  evaluationId!: number | null;

  @Column({ name: 'evaluated_for', type: 'date', nullable: true })
  evaluatedFor!: string | null;
}
