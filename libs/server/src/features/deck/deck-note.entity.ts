import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A note of a review; with an owner it is an action. */
@Entity('deck_notes')
export class DeckNoteEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'deck_id', type: 'uuid' })
  deckId!: string;

  @Column({ name: 'week_ending', type: 'date' })
  weekEnding!: string;

  /** Null: about the deck as a whole. */
  @Column({ name: 'kpi_id', type: 'uuid', nullable: true })
  kpiId!: string | null;

  @Column({ type: 'text' })
  words!: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'author_id', type: 'uuid', nullable: true })
  authorId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}
