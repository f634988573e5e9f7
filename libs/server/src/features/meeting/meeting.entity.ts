import type { MeetingPhase } from '@workback/domain/prfaq/meeting';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the meeting of a round stands, as everybody in it sees it. */
@Entity('review_meetings')
export class MeetingEntity {
  @PrimaryColumn({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  phase!: MeetingPhase;

  @Column({ name: 'reading_ends_at', type: 'timestamptz' })
  readingEndsAt!: Date;

  /** Where the walk is; null while everybody reads. */
  @Column({ type: 'text', nullable: true })
  place!: string | null;

  @Column({ name: 'started_by', type: 'uuid', nullable: true })
  startedBy!: string | null;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ type: 'bigint' })
  version!: number;
}
