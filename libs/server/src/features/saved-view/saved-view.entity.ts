import type { SavedViewPlace, ViewSearch } from '@workback/domain/saved-view/saved-view';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named view of a screen. */
@Entity('saved_views')
export class SavedViewEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  /** Null: everybody in the workspace has it. */
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'text' })
  place!: SavedViewPlace;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  search!: ViewSearch;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
