import type { NotificationKind } from '@workback/domain/notification/notification-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One entry of somebody's inbox. */
@Entity('notifications')
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  kind!: NotificationKind;

  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType!: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId!: string;

  @Column({ type: 'text' })
  summary!: string;

  /** A path below the address of the workspace. */
  @Column({ type: 'text' })
  link!: string;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  /** The event of the latest occasion. */
  @Column({ name: 'event_id', type: 'bigint', nullable: true })
  eventId!: number | null;

  @Column({ type: 'integer' })
  count!: number;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
