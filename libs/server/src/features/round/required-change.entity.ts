import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change that a round asked for. */
@Entity('required_changes')
export class RequiredChangeEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  words!: string;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy!: string | null;

  /** What was done about it, or why not. */
  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'bigint' })
  version!: number;
}
