import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';
import type { DeckEntity } from './deck.entity.js';

export type DeckRow = Omit<DeckEntity, 'askedFor' | 'remindedFor'>;
export type DeckDefinition = Pick<DeckEntity, 'name' | 'months' | 'meetingDay' | 'asks' | 'sections'>;

export interface FrozenRow {
  readonly deckId: string;
  readonly weekEnding: PlainDate;
  readonly frozenAt: Date;
  readonly frozenBy: Person | null;
}

const columns = /* sql */ `id, workspace_id AS "workspaceId", name, months, meeting_day AS "meetingDay", asks, sections,
  version, created_at AS "createdAt"`;

const selectFrozen = /* sql */ `
  SELECT m.deck_id AS "deckId", m.week_ending AS "weekEnding", m.frozen_at AS "frozenAt",
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "frozenBy"
    FROM deck_meetings m LEFT JOIN users u ON u.id = m.frozen_by`;

/** Rows of decks and of their frozen weeks. */
@Injectable()
export class DeckRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string): Promise<DeckRow[]> {
    return this.database.query<DeckRow>(`SELECT ${columns} FROM decks WHERE workspace_id = $1 ORDER BY name, id`, [
      workspaceId,
    ]);
  }

  async find(workspaceId: string, deckId: string): Promise<DeckRow | undefined> {
    const [row] = await this.database.query<DeckRow>(
      `SELECT ${columns} FROM decks WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, deckId],
    );
    return row;
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string, deckId: string): Promise<DeckRow | undefined> {
    const [row] = await this.database.query<DeckRow>(
      `SELECT ${columns} FROM decks WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, deckId],
    );
    return row;
  }

  /** `askedFor` is the last week that nobody is asked about by itself. */
  async insert(workspaceId: string, deck: DeckDefinition, askedFor: PlainDate): Promise<DeckRow> {
    const [row] = await this.database.query<DeckRow>(
      `INSERT INTO decks (workspace_id, name, months, meeting_day, asks, sections, asked_for, reminded_for)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING ${columns}`,
      [workspaceId, deck.name, deck.months, deck.meetingDay, deck.asks, JSON.stringify(deck.sections), askedFor],
    );
    return row!;
  }

  /** Writes a locked row and answers it with its next version. */
  async update(workspaceId: string, deckId: string, deck: DeckDefinition): Promise<DeckRow> {
    const [row] = await this.database.query<DeckRow>(
      `UPDATE decks SET name = $3, months = $4, meeting_day = $5, asks = $6, sections = $7, version = version + 1
        WHERE workspace_id = $1 AND id = $2 RETURNING ${columns}`,
      [workspaceId, deckId, deck.name, deck.months, deck.meetingDay, deck.asks, JSON.stringify(deck.sections)],
    );
    return row!;
  }

  async remove(workspaceId: string, deckId: string): Promise<void> {
    await this.database.query('DELETE FROM decks WHERE workspace_id = $1 AND id = $2', [workspaceId, deckId]);
  }

  /** Frozen weeks, newest first: of one deck, or the last one of every deck. */
  frozen(workspaceId: string, deckId: string | null): Promise<FrozenRow[]> {
    if (deckId !== null) {
      return this.database.query<FrozenRow>(
        `${selectFrozen} WHERE m.workspace_id = $1 AND m.deck_id = $2 ORDER BY m.week_ending DESC`,
        [workspaceId, deckId],
      );
    }
    return this.database.query<FrozenRow>(
      `${selectFrozen} WHERE m.workspace_id = $1 AND NOT EXISTS (
         SELECT FROM deck_meetings l WHERE l.deck_id = m.deck_id AND l.week_ending > m.week_ending)`,
      [workspaceId],
    );
  }

  /** A frozen reading as the text that was stored. */
  async frozenReading(workspaceId: string, deckId: string, weekEnding: PlainDate): Promise<string | undefined> {
    const [row] = await this.database.query<{ reading: string }>(
      `SELECT reading::text AS reading FROM deck_meetings WHERE workspace_id = $1 AND deck_id = $2 AND week_ending = $3`,
      [workspaceId, deckId, weekEnding],
    );
    return row?.reading;
  }

  /** Keeps a week for good; false when it was frozen before. */
  async freeze(
    workspaceId: string,
    week: { deckId: string; weekEnding: PlainDate; reading: string; commentaries: string; frozenAt: Date },
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO deck_meetings (workspace_id, deck_id, week_ending, reading, commentaries, frozen_at, frozen_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING deck_id`,
      [workspaceId, week.deckId, week.weekEnding, week.reading, week.commentaries, week.frozenAt, actorId],
    );
    return rows.length > 0;
  }

  async nameOf(userId: string): Promise<Person | null> {
    const [row] = await this.database.query<Person>('SELECT id, name FROM users WHERE id = $1', [userId]);
    return row ?? null;
  }
}
