import type { PassageAnchor } from '@workback/domain/passage/anchor';
import type { PromiseKind } from '@workback/domain/prfaq/amendment-promises';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A passage of a PR/FAQ that somebody marked as a promise. */
@Entity('promises')
export class PromiseEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  /** 3 is shown as P3. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  kind!: PromiseKind;

  @Column({ type: 'jsonb' })
  passage!: PassageAnchor;

  /** Set at approval; the database refuses changes from then on. */
  @Column({ name: 'frozen_at', type: 'timestamptz', nullable: true })
  frozenAt!: Date | null;

  @Column({ name: 'added_after_approval', type: 'boolean' })
  addedAfterApproval!: boolean;

  /** Set by the amendment that withdrew it; it stays in the record as such. */
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason!: string | null;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}
