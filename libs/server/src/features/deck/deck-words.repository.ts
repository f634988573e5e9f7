import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';
import type { CommentaryEntity } from './commentary.entity.js';
import type { DeckNoteEntity } from './deck-note.entity.js';

export interface CommentaryRow extends Omit<CommentaryEntity, 'workspaceId' | 'authorId'> {
  readonly author: Person | null;
}
export interface NoteRow extends Omit<DeckNoteEntity, 'workspaceId' | 'deckId' | 'ownerId' | 'authorId'> {
  readonly owner: Person | null;
  readonly author: Person | null;
}
export type NoteFields = Pick<DeckNoteEntity, 'words' | 'ownerId' | 'dueOn' | 'doneAt'>;

const person = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const selectCommentaries = /* sql */ `
  SELECT c.kpi_id AS "kpiId", c.week_ending AS "weekEnding", c.words, c.known, ${person('u')} AS author,
         c.written_at AS "writtenAt", c.version
    FROM commentaries c LEFT JOIN users u ON u.id = c.author_id`;

const selectNotes = /* sql */ `
  SELECT n.id, n.week_ending AS "weekEnding", n.kpi_id AS "kpiId", n.words, ${person('o')} AS owner, n.due_on AS "dueOn",
         n.done_at AS "doneAt", ${person('a')} AS author, n.created_at AS "createdAt", n.version
    FROM deck_notes n LEFT JOIN users o ON o.id = n.owner_id LEFT JOIN users a ON a.id = n.author_id`;

/** Rows of what is said about decks: commentary, notes, and who was asked. */
@Injectable()
export class DeckWordsRepository {
  constructor(private readonly database: Database) {}

  commentaries(workspaceId: string, weekEnding: PlainDate, kpiIds: readonly string[]): Promise<CommentaryRow[]> {
    return this.database.query<CommentaryRow>(
      `${selectCommentaries} WHERE c.workspace_id = $1 AND c.week_ending = $2 AND c.kpi_id = ANY($3)`,
      [workspaceId, weekEnding, kpiIds],
    );
  }

  /** Of all KPIs of a workspace: whoever reads a deck knows which of them are in it. */
  weekCommentaries(workspaceId: string, weekEnding: PlainDate): Promise<CommentaryRow[]> {
    return this.database.query<CommentaryRow>(
      `${selectCommentaries} WHERE c.workspace_id = $1 AND c.week_ending = $2`,
      [workspaceId, weekEnding],
    );
  }

  /** The commentary that a frozen week keeps, as the text that was stored; undefined for a week that is not frozen. */
  async frozenCommentaries(workspaceId: string, deckId: string, weekEnding: PlainDate): Promise<string | undefined> {
    const [row] = await this.database.query<{ kept: string }>(
      `SELECT commentaries::text AS kept FROM deck_meetings WHERE workspace_id = $1 AND deck_id = $2 AND week_ending = $3`,
      [workspaceId, deckId, weekEnding],
    );
    return row?.kept;
  }

  async commentary(workspaceId: string, kpiId: string, weekEnding: PlainDate): Promise<CommentaryRow | undefined> {
    const [row] = await this.commentaries(workspaceId, weekEnding, [kpiId]);
    return row;
  }

  /** Writes if nobody wrote since `version`, 0 for the first words; false if somebody did. */
  async write(
    workspaceId: string,
    commentary: { kpiId: string; weekEnding: PlainDate; words: string; known: boolean },
    version: number,
    actorId: string,
  ): Promise<boolean> {
    const { kpiId, weekEnding, words, known } = commentary;
    const rows = await this.database.query(
      version === 0
        ? `INSERT INTO commentaries (workspace_id, kpi_id, week_ending, words, known, author_id)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING version`
        : `UPDATE commentaries SET words = $4, known = $5, author_id = $6, written_at = now(), version = version + 1
            WHERE workspace_id = $1 AND kpi_id = $2 AND week_ending = $3 AND version = $7 RETURNING version`,
      [workspaceId, kpiId, weekEnding, words, known, actorId, ...(version === 0 ? [] : [version])],
    );
    return rows.length > 0;
  }

  async kpiName(
    workspaceId: string,
    kpiId: string,
  ): Promise<{ name: string; initiativeId: string | null } | undefined> {
    const [row] = await this.database.query<{ name: string; initiativeId: string | null }>(
      'SELECT name, initiative_id AS "initiativeId" FROM kpis WHERE workspace_id = $1 AND id = $2',
      [workspaceId, kpiId],
    );
    return row;
  }

  /** Who was asked about a week of a deck and has not answered. */
  asked(
    workspaceId: string,
    deckId: string,
    weekEnding: PlainDate,
  ): Promise<{ kpiId: string; person: Person; dueOn: PlainDate }[]> {
    return this.database.query(
      `SELECT r.kpi_id AS "kpiId", json_build_object('id', u.id, 'name', u.name) AS person, r.due_on AS "dueOn"
         FROM commentary_requests r JOIN users u ON u.id = r.user_id
        WHERE r.workspace_id = $1 AND r.deck_id = $2 AND r.week_ending = $3 AND NOT EXISTS (
          SELECT FROM commentaries c WHERE c.kpi_id = r.kpi_id AND c.week_ending = r.week_ending)`,
      [workspaceId, deckId, weekEnding],
    );
  }

  /** Notes of a week, and actions of weeks before it that were not done when it ended or are still not done. */
  notes(workspaceId: string, deckId: string, weekEnding: PlainDate): Promise<NoteRow[]> {
    return this.database.query<NoteRow>(
      `${selectNotes} WHERE n.workspace_id = $1 AND n.deck_id = $2
          AND (n.week_ending = $3 OR (n.week_ending < $3 AND n.owner_id IS NOT NULL AND n.done_at IS NULL))
        ORDER BY n.created_at, n.id`,
      [workspaceId, deckId, weekEnding],
    );
  }

  async note(workspaceId: string, deckId: string, noteId: string): Promise<NoteRow | undefined> {
    const [row] = await this.database.query<NoteRow>(
      `${selectNotes} WHERE n.workspace_id = $1 AND n.deck_id = $2 AND n.id = $3 FOR UPDATE OF n`,
      [workspaceId, deckId, noteId],
    );
    return row;
  }

  async addNote(
    workspaceId: string,
    deckId: string,
    note: Omit<NoteFields, 'doneAt'> & { weekEnding: PlainDate; kpiId: string | null },
    actorId: string,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO deck_notes (workspace_id, deck_id, week_ending, kpi_id, words, owner_id, due_on, author_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [workspaceId, deckId, note.weekEnding, note.kpiId, note.words, note.ownerId, note.dueOn, actorId],
    );
    return row!.id;
  }

  async updateNote(workspaceId: string, noteId: string, { words, ownerId, dueOn, doneAt }: NoteFields): Promise<void> {
    await this.database.query(
      `UPDATE deck_notes SET words = $3, owner_id = $4, due_on = $5, done_at = $6, version = version + 1
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, noteId, words, ownerId, dueOn, doneAt],
    );
  }

  async removeNote(workspaceId: string, noteId: string): Promise<void> {
    await this.database.query('DELETE FROM deck_notes WHERE workspace_id = $1 AND id = $2', [workspaceId, noteId]);
  }

  async isMember(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2', [
      workspaceId,
      userId,
    ]);
    return rows.length > 0;
  }
}
