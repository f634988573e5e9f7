import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import type { Commentary } from '@workback/contracts/deck/deck-words.schemas';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A week of a deck as its meeting saw it; it never changes. */
@Entity('deck_meetings')
export class DeckMeetingEntity {
  @PrimaryColumn({ name: 'deck_id', type: 'uuid' })
  deckId!: string;

  @PrimaryColumn({ name: 'week_ending', type: 'date' })
  weekEnding!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'json' })
  reading!: DeckReading;

  @Column({ type: 'json' })
  commentaries!: Commentary[];

  @Column({ name: 'frozen_at', type: 'timestamptz' })
  frozenAt!: Date;

  @Column({ name: 'frozen_by', type: 'uuid', nullable: true })
  frozenBy!: string | null;
}
