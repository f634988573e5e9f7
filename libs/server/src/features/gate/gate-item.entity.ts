import type { GateKey } from '@workback/domain/gate/gate';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the checklist of a gate; without an initiative it belongs to the template of the workspace. */
@Entity('gate_items')
export class GateItemEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ type: 'text' })
  gate!: GateKey;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ type: 'bigint' })
  version!: number;
}
