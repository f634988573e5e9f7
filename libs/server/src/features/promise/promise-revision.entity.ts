import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words of a promise before an amendment replaced them; append-only. */
@Entity('promise_revisions')
export class PromiseRevisionEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @Column({ name: 'promise_id', type: 'uuid' })
  promiseId!: string;

  @Column({ name: 'amendment_id', type: 'uuid' })
  amendmentId!: string;

  @Column({ type: 'jsonb' })
  passage!: PassageAnchor;

  @Column({ name: 'replaced_by', type: 'uuid', nullable: true })
  replacedBy!: string | null;

  @Column({ name: 'replaced_at', type: 'timestamptz' })
  replacedAt!: Date;
}
