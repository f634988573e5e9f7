import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a person wants mails of a workspace. */
@Entity('mail_choices')
export class MailChoiceEntity {
  @PrimaryColumn({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'boolean' })
  wanted!: boolean;

  /** Stands at the end of every mail and can do nothing but turn them off. */
  @Column({ name: 'stop_token', type: 'text' })
  stopToken!: string;
}
