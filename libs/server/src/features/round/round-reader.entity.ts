import type { RoundRole } from '@workback/domain/prfaq/round';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody whom a round asks; kept with it when they are left out later. */
@Entity('review_readers')
export class RoundReaderEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  role!: RoundRole;

  /** Was not asked in the round before. */
  @Column({ name: 'is_new', type: 'boolean' })
  isNew!: boolean;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt!: Date;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;
}
