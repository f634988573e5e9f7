import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has to answer a question. It stands beside the text: giving a question to somebody changes no word of it. */
@Entity('prfaq_question_owners')
export class QuestionOwnerEntity {
  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ name: 'initiative_id', type: 'uuid' })
  initiativeId!: string;

  @PrimaryColumn({ name: 'question_id', type: 'text' })
  questionId!: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'set_by', type: 'uuid', nullable: true })
  setBy!: string | null;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt!: Date;
}
