import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the note taker wrote about one section; part of the record once the round has ended. */
@Entity('review_notes')
export class MeetingNoteEntity {
  @PrimaryColumn({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  @PrimaryColumn({ type: 'text' })
  place!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'saved_by', type: 'uuid', nullable: true })
  savedBy!: string | null;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}
