import type { PrfaqStatus } from '@workback/domain/prfaq/lifecycle';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The PR/FAQ of an initiative: the text as it stands and how far it came on its way to approval. */
@Entity('prfaqs')
export class PrfaqEntity {
  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  status!: PrfaqStatus;

  @Column({ type: 'jsonb' })
  document!: PrfaqDocument;

  /** Copies of two sections for lists, on one line. */
  @Column({ type: 'text' })
  headline!: string;

  @Column({ name: 'sub_heading', type: 'text' })
  subHeading!: string;

  /** Questions without an answer; the database counts them. */
  @Column({ name: 'open_questions', type: 'integer', insert: false, update: false })
  openQuestions!: number;

  @Column({ name: 'latest_version_number', type: 'integer' })
  latestVersionNumber!: number;

  @Column({ name: 'approved_version_number', type: 'integer', nullable: true })
  approvedVersionNumber!: number | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ name: 'saved_by', type: 'uuid', nullable: true })
  savedBy!: string | null;

  /** Counts every change of text or status. */
  @Column({ type: 'bigint' })
  version!: number;
}
