import type { RoundAnswer } from '@workback/domain/prfaq/round';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reader said; append-only, the latest counts. */
@Entity('review_answers')
export class RoundAnswerEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ name: 'reader_id', type: 'uuid' })
  readerId!: string;

  @Column({ type: 'text' })
  answer!: RoundAnswer;

  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'answered_at', type: 'timestamptz' })
  answeredAt!: Date;
}
