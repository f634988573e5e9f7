import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import { Database } from '../../platform/database/database.js';
import type { CoachSilenceEntity } from './coach-silence.entity.js';

/** A silence with who wanted it. */
export interface SilenceRow extends Pick<
  CoachSilenceEntity,
  'id' | 'rule' | 'place' | 'subject' | 'words' | 'silencedAt'
> {
  readonly silencedBy: Person | null;
}

/** What is silenced. */
export type NewSilence = Pick<CoachSilenceEntity, 'rule' | 'place' | 'subject' | 'words'>;

const selectSilences = /* sql */ `
  SELECT s.id, s.rule, s.place, s.subject, s.words, s.silenced_at AS "silencedAt",
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS "silencedBy"
    FROM coach_silences s LEFT JOIN users u ON u.id = s.silenced_by
   WHERE s.workspace_id = $1 AND s.initiative_id = $2`;

/** Remarks that are not to be heard again. */
@Injectable()
export class CoachRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  list(workspaceId: string, initiativeId: string): Promise<SilenceRow[]> {
    const order = 'ORDER BY s.silenced_at DESC, s.id';
    return this.database.query<SilenceRow>(`${selectSilences} ${order}`, [workspaceId, initiativeId]);
  }

  async find(workspaceId: string, initiativeId: string, id: string): Promise<SilenceRow | undefined> {
    const [row] = await this.database.query<SilenceRow>(`${selectSilences} AND s.id = $3`, [
      workspaceId,
      initiativeId,
      id,
    ]);
    return row;
  }

  /** Adds a silence; answers its id, and whether it is new. */
  async add(
    workspaceId: string,
    initiativeId: string,
    { rule, place, subject, words }: NewSilence,
    actorId: string,
  ): Promise<{ id: string; added: boolean }> {
    const [made] = await this.database.query<{ id: string }>(
      `INSERT INTO coach_silences (workspace_id, initiative_id, rule, place, subject, words, silenced_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [workspaceId, initiativeId, rule, place, subject, words, actorId],
    );
    if (made) return { id: made.id, added: true };
    const [known] = await this.database.query<{ id: string }>(
      'SELECT id FROM coach_silences WHERE workspace_id = $1 AND initiative_id = $2 AND rule = $3 AND subject = $4',
      [workspaceId, initiativeId, rule, subject],
    );
    return { id: known!.id, added: false };
  }

  async remove(workspaceId: string, initiativeId: string, id: string): Promise<void> {
    await this.database.query('DELETE FROM coach_silences WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3', [
      workspaceId,
      initiativeId,
      id,
    ]);
  }
}
