import type { MailContent } from '@workback/domain/mail/mail';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail to one person, from the moment it is wanted. */
@Entity('mails')
export class MailEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  kind!: 'check-in-due' | 'report-sent';

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'jsonb' })
  content!: MailContent;

  @Column({ type: 'text' })
  state!: 'waiting' | 'sent' | 'failed' | 'left-out';

  @Column({ type: 'integer' })
  attempts!: number;

  /** The next attempt; while one is under way, when another worker may take it over. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ type: 'text' })
  problem!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
