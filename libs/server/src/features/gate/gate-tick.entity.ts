import type { GateItemState } from '@workback/domain/gate/gate';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of an entry of a checklist in one initiative. */
@Entity('gate_ticks')
export class GateTickEntity {
  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @PrimaryColumn({ name: 'item_id', type: 'uuid' })
  itemId!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  state!: GateItemState;

  @Column({ type: 'text' })
  note!: string;

  /** Who sees to it here, instead of the owner whom the template names. */
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'settled_by', type: 'uuid', nullable: true })
  settledBy!: string | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  @Column({ type: 'bigint' })
  version!: number;
}
