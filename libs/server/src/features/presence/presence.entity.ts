import type { presencePlaces } from '@workback/contracts/presence/presence.schemas';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A page of an initiative that somebody has open. */
@Entity('presences')
export class PresenceEntity {
  @PrimaryColumn({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId!: string;

  @Column({ type: 'text' })
  place!: (typeof presencePlaces)[number];

  @Column({ name: 'part_id', type: 'text', nullable: true })
  partId!: string | null;

  @Column({ name: 'part_title', type: 'text', nullable: true })
  partTitle!: string | null;

  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt!: Date;
}
