import type { TwoByTwo } from '@workback/domain/two-by-two/two-by-two';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A weekly 2x2 report; once sent it never changes. */
@Entity('two_by_twos')
export class TwoByTwoEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  /** Null: over several initiatives. */
  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ name: 'initiative_ids', type: 'uuid', array: true })
  initiativeIds!: string[];

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'week_ending', type: 'date' })
  weekEnding!: string;

  @Column({ type: 'jsonb' })
  content!: TwoByTwo;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'sent_by', type: 'uuid', nullable: true })
  sentBy!: string | null;

  @Column({ type: 'bigint' })
  version!: number;
}
