import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A remark of the coach that somebody does not want to hear again. */
@Entity('coach_silences')
export class CoachSilenceEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ type: 'text' })
  rule!: string;

  /** Where it was silenced, for the list. */
  @Column({ type: 'text' })
  place!: string;

  /** What it is about, in a form that survives edits around it. */
  @Column({ type: 'text' })
  subject!: string;

  /** The words as they stood. */
  @Column({ type: 'text', default: '' })
  words!: string;

  @Column({ name: 'silenced_by', type: 'uuid', nullable: true })
  silencedBy!: string | null;

  @Column({ name: 'silenced_at', type: 'timestamptz' })
  silencedAt!: Date;
}
