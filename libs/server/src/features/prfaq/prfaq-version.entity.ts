import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a version was kept. */
export type VersionReason = 'imported' | 'submitted' | 'approved' | 'saved';

/** A text as it stood once; the database refuses to change or remove it. */
@Entity('prfaq_versions')
export class PrfaqVersionEntity {
  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  reason!: VersionReason;

  /** What whoever kept it said about it. */
  @Column({ type: 'text', default: '' })
  note!: string;

  @Column({ type: 'integer', default: 0 })
  words!: number;

  @Column({ type: 'jsonb' })
  document!: PrfaqDocument;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
