import type { CriterionChange } from '@workback/domain/prfaq/amendment';
import type { AmendmentImpact } from '@workback/domain/prfaq/amendment-impact';
import type { PromiseChange } from '@workback/domain/prfaq/amendment-promises';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an amendment stands; one that is approved is the yardstick, the others leave it as it was. */
export type AmendmentStatus = 'draft' | 'in-review' | 'approved' | 'rejected' | 'withdrawn';

/** A working copy of an approved PR/FAQ that asks for approval again. */
@Entity('prfaq_amendments')
export class AmendmentEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  reason!: string;

  /** The approved version that it was made from. */
  @Column({ name: 'base_version_number', type: 'integer' })
  baseVersionNumber!: number;

  @Column({ type: 'text' })
  status!: AmendmentStatus;

  @Column({ type: 'jsonb' })
  document!: PrfaqDocument;

  @Column({ name: 'promise_changes', type: 'jsonb' })
  promiseChanges!: PromiseChange[];

  @Column({ name: 'criterion_changes', type: 'jsonb' })
  criterionChanges!: CriterionChange[];

  @Column({ name: 'withdrawn_reason', type: 'text' })
  withdrawnReason!: string;

  /** What it touched when it was decided; null before. */
  @Column({ type: 'jsonb', nullable: true })
  impact!: AmendmentImpact | null;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'saved_by', type: 'uuid', nullable: true })
  savedBy!: string | null;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'bigint' })
  version!: number;
}
