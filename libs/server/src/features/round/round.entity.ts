import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A review round: one version that named people read, until one verdict closes it. */
@Entity('review_rounds')
export class RoundEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  /** The amendment that it is about; null for the PR/FAQ itself. */
  @Column({ name: 'amendment_id', type: 'uuid', nullable: true })
  amendmentId!: string | null;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ name: 'version_number', type: 'integer' })
  versionNumber!: number;

  @Column({ type: 'text' })
  objective!: string;

  /** Null on decisions from before rounds. */
  @Column({ type: 'text', nullable: true })
  door!: 'one-way' | 'two-way' | null;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'facilitator_id', type: 'uuid', nullable: true })
  facilitatorId!: string | null;

  @Column({ name: 'note_taker_id', type: 'uuid', nullable: true })
  noteTakerId!: string | null;

  @Column({ type: 'text' })
  state!: 'open' | 'closed' | 'withdrawn';

  @Column({ name: 'started_by', type: 'uuid', nullable: true })
  startedBy!: string | null;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'withdrawn_reason', type: 'text' })
  withdrawnReason!: string;

  @Column({ type: 'bigint' })
  version!: number;
}
