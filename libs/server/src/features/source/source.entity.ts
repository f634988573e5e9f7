import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place that numbers come from; KPIs say what to ask of it. */
@Entity('sources')
export class SourceEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  connector!: string;

  @Column({ type: 'jsonb' })
  config!: Record<string, unknown>;

  /** Sealed by the SecretBox; never leaves the server. */
  @Column({ type: 'bytea', nullable: true })
  secret!: Buffer | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
