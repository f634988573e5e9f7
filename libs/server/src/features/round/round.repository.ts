import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { Role } from '@workback/domain/access/permissions';
import type { RoundAnswer, Verdict } from '@workback/domain/prfaq/round';
import { Database } from '../../platform/database/database.js';
import type { RoundReaderEntity } from './round-reader.entity.js';
import type { RoundEntity } from './round.entity.js';
import type { RequiredChangeEntity } from './required-change.entity.js';

/** A round with the people, answers, verdict and changes that belong to it. */
export interface RoundRow extends Pick<
  RoundEntity,
  | 'id'
  | 'initiativeId'
  | 'number'
  | 'versionNumber'
  | 'objective'
  | 'door'
  | 'dueOn'
  | 'state'
  | 'startedAt'
  | 'endedAt'
  | 'withdrawnReason'
  | 'version'
> {
  readonly initiativeName: string;
  readonly amendment: { readonly id: string; readonly number: number } | null;
  readonly facilitator: Person | null;
  readonly noteTaker: Person | null;
  readonly startedBy: Person | null;
  readonly endedBy: Person | null;
  readonly verdict: Verdict | null;
  readonly reasons: string | null;
  /** Approvers first, in the order of asking; who was left out again is not among them. */
  readonly readers: readonly ReaderRow[];
  readonly changes: readonly ChangeRow[];
  readonly notes: readonly { readonly place: string; readonly text: string }[];
}

export interface ReaderRow extends Pick<RoundReaderEntity, 'id' | 'role' | 'isNew'> {
  readonly person: Person | null;
  readonly answer: RoundAnswer | null;
  readonly note: string | null;
  readonly answeredAtMs: number | null;
}

export interface ChangeRow extends Pick<RequiredChangeEntity, 'id' | 'words' | 'note' | 'version'> {
  readonly doneBy: Person | null;
  readonly doneAtMs: number | null;
}

/** What a new round starts with. */
export type NewRound = Pick<
  RoundEntity,
  'amendmentId' | 'number' | 'versionNumber' | 'objective' | 'door' | 'dueOn' | 'facilitatorId' | 'noteTakerId'
>;

/** Who is asked, in which role. */
export type NewReader = Pick<RoundReaderEntity, 'role' | 'isNew'> & { readonly userId: string };

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;
const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)`;

const selectRounds = /* sql */ `
  SELECT r.id, r.initiative_id AS "initiativeId", i.name AS "initiativeName", r.number,
         CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'number', m.number) END AS amendment,
         r.version_number AS "versionNumber", r.objective, r.door, r.due_on AS "dueOn", r.state,
         r.started_at AS "startedAt", r.ended_at AS "endedAt", r.withdrawn_reason AS "withdrawnReason", r.version,
         ${person('f')} AS facilitator, ${person('n')} AS "noteTaker", ${person('s')} AS "startedBy",
         ${person('e')} AS "endedBy", d.verdict, d.reasons,
         (SELECT coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'isNew', p.is_new, 'person', ${person('u')},
                   'answer', a.answer, 'note', a.note, 'answeredAtMs', ${ms('a.answered_at')})
                   ORDER BY p.role, p.added_at, u.name, p.id), '[]')
            FROM review_readers p
            LEFT JOIN users u ON u.id = p.user_id
            LEFT JOIN LATERAL (
              SELECT * FROM review_answers x WHERE x.reader_id = p.id ORDER BY x.id DESC LIMIT 1) a ON true
           WHERE p.workspace_id = $1 AND p.round_id = r.id AND p.removed_at IS NULL) AS readers,
         (SELECT coalesce(json_agg(json_build_object('id', c.id, 'words', c.words, 'note', c.note, 'version', c.version,
                   'doneBy', ${person('b')}, 'doneAtMs', ${ms('c.done_at')}) ORDER BY c.position), '[]')
            FROM required_changes c LEFT JOIN users b ON b.id = c.done_by
           WHERE c.workspace_id = $1 AND c.round_id = r.id) AS changes,
         (SELECT coalesce(json_agg(json_build_object('place', o.place, 'text', o.text)), '[]')
            FROM review_notes o WHERE o.workspace_id = $1 AND o.round_id = r.id AND o.text <> '') AS notes
    FROM review_rounds r
    JOIN initiatives i ON i.id = r.initiative_id
    LEFT JOIN prfaq_decisions d ON d.round_id = r.id
    LEFT JOIN prfaq_amendments m ON m.id = r.amendment_id
    LEFT JOIN users f ON f.id = r.facilitator_id
    LEFT JOIN users n ON n.id = r.note_taker_id
    LEFT JOIN users s ON s.id = r.started_by
    LEFT JOIN users e ON e.id = r.ended_by
   WHERE r.workspace_id = $1 AND r.initiative_id = $2`;

/** Rows of review rounds, of who was asked, and of what they said. */
@Injectable()
export class RoundRepository {
  constructor(private readonly database: Database) {}

  async initiativeName(workspaceId: string, initiativeId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT name FROM initiatives WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId],
    );
    return row?.name;
  }

  /** Newest first. */
  list(workspaceId: string, initiativeId: string): Promise<RoundRow[]> {
    return this.database.query<RoundRow>(`${selectRounds} ORDER BY r.started_at DESC, r.number DESC`, [
      workspaceId,
      initiativeId,
    ]);
  }

  async find(workspaceId: string, initiativeId: string, roundId: string): Promise<RoundRow | undefined> {
    const [row] = await this.database.query<RoundRow>(`${selectRounds} AND r.id = $3`, [
      workspaceId,
      initiativeId,
      roundId,
    ]);
    return row;
  }

  /** Holds a round against answers, changes and its end until the transaction ends. */
  async lock(workspaceId: string, initiativeId: string, roundId: string): Promise<RoundRow | undefined> {
    // Two statements: what stands beside the row must be read after whoever held it before is done.
    await this.database.query(
      'SELECT FROM review_rounds WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 FOR NO KEY UPDATE',
      [workspaceId, initiativeId, roundId],
    );
    return this.find(workspaceId, initiativeId, roundId);
  }

  /** The people of a workspace with their roles. */
  members(workspaceId: string): Promise<{ id: string; name: string; role: Role }[]> {
    return this.database.query(
      'SELECT u.id, u.name, m.role FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1',
      [workspaceId],
    );
  }

  /** Who approved the text that stands now. */
  async lastApprovers(workspaceId: string, initiativeId: string): Promise<string[]> {
    const rows = await this.database.query<{ userId: string }>(
      `SELECT p.user_id AS "userId" FROM review_readers p
        WHERE p.workspace_id = $1 AND p.role = 'approver' AND p.removed_at IS NULL AND p.user_id IS NOT NULL
          AND p.round_id = (SELECT d.round_id FROM prfaq_decisions d
                             WHERE d.workspace_id = $1 AND d.initiative_id = $2 AND d.verdict = 'approve'
                             ORDER BY d.decided_at DESC, d.version_number DESC LIMIT 1)`,
      [workspaceId, initiativeId],
    );
    return rows.map(({ userId }) => userId);
  }

  async insert(workspaceId: string, initiativeId: string, round: NewRound, actorId: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO review_rounds (workspace_id, initiative_id, number, version_number, objective, door, due_on,
                                  facilitator_id, note_taker_id, started_by, amendment_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [
        ...[workspaceId, initiativeId, round.number, round.versionNumber, round.objective, round.door, round.dueOn],
        ...[round.facilitatorId, round.noteTakerId, actorId, round.amendmentId],
      ],
    );
    return row!.id;
  }

  /** Makes these the people whom a round asks; who was asked before and is not among them is left out. */
  async setReaders(workspaceId: string, roundId: string, readers: readonly NewReader[]): Promise<void> {
    await this.database.query(
      `UPDATE review_readers SET removed_at = now()
        WHERE workspace_id = $1 AND round_id = $2 AND removed_at IS NULL AND user_id <> ALL ($3)`,
      [workspaceId, roundId, readers.map(({ userId }) => userId)],
    );
    await this.database.query(
      `INSERT INTO review_readers (workspace_id, round_id, user_id, role, is_new)
       SELECT $1, $2, n.user_id, n.role, n.is_new FROM unnest($3::uuid[], $4::text[], $5::boolean[]) AS n(user_id, role, is_new)
           ON CONFLICT (round_id, user_id) DO UPDATE SET role = excluded.role, removed_at = NULL`,
      [
        ...[workspaceId, roundId, readers.map(({ userId }) => userId)],
        ...[readers.map(({ role }) => role), readers.map(({ isNew }) => isNew)],
      ],
    );
  }

  /** Writes what may change while a round is open, if nobody changed it since `version`; says whether it did. */
  async update(
    workspaceId: string,
    roundId: string,
    version: number,
    round: Pick<RoundEntity, 'objective' | 'door' | 'dueOn' | 'facilitatorId' | 'noteTakerId'>,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE review_rounds SET objective = $4, door = $5, due_on = $6, facilitator_id = $7, note_taker_id = $8,
              version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 AND state = 'open' RETURNING id`,
      [
        ...[workspaceId, roundId, version, round.objective, round.door, round.dueOn],
        ...[round.facilitatorId, round.noteTakerId],
      ],
    );
    return rows.length > 0;
  }

  async addAnswer(workspaceId: string, readerId: string, answer: RoundAnswer, note: string): Promise<void> {
    await this.database.query(
      'INSERT INTO review_answers (workspace_id, reader_id, answer, note) VALUES ($1, $2, $3, $4)',
      [workspaceId, readerId, answer, note],
    );
  }

  /** Keeps the verdict of a round. */
  async addDecision(
    workspaceId: string,
    { id, initiativeId }: Pick<RoundRow, 'id' | 'initiativeId'>,
    decision: { versionNumber: number; verdict: Verdict; reasons: string },
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO prfaq_decisions (workspace_id, initiative_id, round_id, version_number, verdict, reasons, decided_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [workspaceId, initiativeId, id, decision.versionNumber, decision.verdict, decision.reasons, actorId],
    );
  }

  async addChanges(
    workspaceId: string,
    { id, initiativeId }: Pick<RoundRow, 'id' | 'initiativeId'>,
    changes: readonly string[],
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO required_changes (workspace_id, initiative_id, round_id, position, words)
       SELECT $1, $2, $3, line.position, line.words FROM unnest($4::text[]) WITH ORDINALITY AS line(words, position)`,
      [workspaceId, initiativeId, id, changes],
    );
  }

  /** Ends a round for good. */
  async end(
    workspaceId: string,
    roundId: string,
    end: { state: 'closed' | 'withdrawn'; reason: string },
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `UPDATE review_rounds SET state = $3, withdrawn_reason = $4, ended_by = $5, ended_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND state = 'open'`,
      [workspaceId, roundId, end.state, end.reason, actorId],
    );
  }

  /** Which round asked for a change; undefined without such a change in the initiative. */
  async roundOfChange(workspaceId: string, initiativeId: string, changeId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ roundId: string }>(
      'SELECT round_id AS "roundId" FROM required_changes WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3',
      [workspaceId, initiativeId, changeId],
    );
    return row?.roundId;
  }

  /** Ticks a change off, or back on, if nobody changed it since `version`; says whether it did. */
  async tick(
    workspaceId: string,
    changeId: string,
    version: number,
    { done, note }: { done: boolean; note: string },
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE required_changes SET note = $5, version = version + 1,
              done_at = CASE WHEN $4::boolean THEN coalesce(done_at, now()) END,
              done_by = CASE WHEN $4::boolean THEN coalesce(done_by, $6::uuid) END
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING id`,
      [workspaceId, changeId, version, done, note, actorId],
    );
    return rows.length > 0;
  }
}
