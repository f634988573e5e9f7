import type { CommentSubject } from '@workback/domain/comment/subject';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import type { TextPlace } from '@workback/domain/prfaq/document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A conversation about a subject, or about a passage or section of its text. */
@Entity('comment_threads')
export class CommentThreadEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType!: CommentSubject;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'text', nullable: true })
  place!: TextPlace | null;

  @Column({ type: 'jsonb', nullable: true })
  passage!: PassageAnchor | null;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'resolved_by', type: 'uuid', nullable: true })
  resolvedBy!: string | null;
}
