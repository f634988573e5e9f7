import type { SearchKind } from '@workback/domain/search/kinds';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A text that can be found. Triggers write these rows together with the text (ADR 7); nothing else does. */
@Entity('search_entries')
export class SearchEntryEntity {
  @PrimaryColumn({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: SearchKind;

  @PrimaryColumn({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  /** A section or a question within a document, else empty. */
  @PrimaryColumn({ type: 'text' })
  passage!: string;

  @PrimaryColumn({ type: 'smallint' })
  piece!: number;

  @Column({ name: 'initiative_id', type: 'uuid', nullable: true })
  initiativeId!: string | null;

  @Column({ type: 'text' })
  title!: string;

  /** As it was written, Markdown included. */
  @Column({ type: 'text' })
  body!: string;

  /** PostgreSQL's text search configuration of the language. */
  @Column({ type: 'text' })
  config!: string;

  @Column({ name: 'title_words', type: 'tsvector' })
  titleWords!: string;

  @Column({ type: 'tsvector' })
  words!: string;
}
