import type { Deck } from '@workback/contracts/deck/deck.schemas';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A deck: what it is made of, and when it is reviewed. */
@Entity('decks')
export class DeckEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  months!: Deck['months'];

  /** 0 = Sunday … 6 = Saturday. */
  @Column({ name: 'meeting_day', type: 'smallint' })
  meetingDay!: number;

  @Column({ type: 'text' })
  asks!: Deck['asks'];

  @Column({ type: 'jsonb' })
  sections!: Deck['sections'];

  /** The last week whose commentary was asked for. */
  @Column({ name: 'asked_for', type: 'date', nullable: true })
  askedFor!: string | null;

  /** The last week whose silent owners were asked again. */
  @Column({ name: 'reminded_for', type: 'date', nullable: true })
  remindedFor!: string | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
