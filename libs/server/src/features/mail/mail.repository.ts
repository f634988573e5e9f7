import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { MailContent } from '@workback/domain/mail/mail';
import { Database } from '../../platform/database/database.js';
import type { MailEntity } from './mail.entity.js';

/** A mail as the log shows it. */
export interface MailRow extends Omit<MailEntity, 'workspaceId' | 'userId' | 'content'> {
  readonly to: Person | null;
}

/** A mail that a worker has taken, with its reader as of now. */
export interface TakenMail {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly subject: string;
  readonly content: MailContent;
  readonly attempts: number;
  readonly workspace: string;
  readonly slug: string;
  readonly person: string;
  /** Null where the person is no member any more, or has no address. */
  readonly address: string | null;
  readonly wanted: boolean;
  readonly stopToken: string;
}

export interface NewMail {
  readonly kind: MailEntity['kind'];
  readonly subject: string;
  readonly content: MailContent;
}

const columns = /* sql */ `m.id, m.kind, m.subject, m.state, m.attempts, m.due_at AS "dueAt", m.problem,
  m.created_at AS "createdAt", m.ended_at AS "endedAt",
  CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS to`;

const LISTED = 200;
/** A worker that took a mail and died leaves it to others after this long. */
const LEASE = `interval '2 minutes'`;
const KEPT = `interval '90 days'`;

/** Rows of mails. */
@Injectable()
export class MailRepository {
  constructor(private readonly database: Database) {}

  /** One mail for each of these people who is a member, has an address and wants mails. */
  async add(workspaceId: string, userIds: readonly string[], { kind, subject, content }: NewMail): Promise<void> {
    await this.database.query(
      `INSERT INTO mails (workspace_id, user_id, kind, subject, content)
       SELECT m.workspace_id, m.user_id, $3, $4, $5
         FROM memberships m JOIN users u ON u.id = m.user_id
         LEFT JOIN mail_choices c ON c.workspace_id = m.workspace_id AND c.user_id = m.user_id
        WHERE m.workspace_id = $1 AND m.user_id = ANY($2::uuid[]) AND u.email IS NOT NULL AND coalesce(c.wanted, true)`,
      [workspaceId, userIds, kind, subject, JSON.stringify(content)],
    );
  }

  /** Failed ones first, then the newest. */
  list(workspaceId: string): Promise<MailRow[]> {
    return this.database.query<MailRow>(
      `SELECT ${columns} FROM mails m LEFT JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1
        ORDER BY (m.state = 'failed') DESC, m.created_at DESC, m.id LIMIT ${LISTED}`,
      [workspaceId],
    );
  }

  /** Lets a failed mail be tried again; undefined when there is no such mail. */
  async reopen(workspaceId: string, mailId: string): Promise<MailRow | undefined> {
    await this.database.query(
      `UPDATE mails SET state = 'waiting', attempts = 0, due_at = now(), ended_at = NULL
        WHERE workspace_id = $1 AND id = $2 AND state = 'failed'`,
      [workspaceId, mailId],
    );
    const [row] = await this.database.query<MailRow>(
      `SELECT ${columns} FROM mails m LEFT JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 AND m.id = $2`,
      [workspaceId, mailId],
    );
    return row;
  }

  /** Takes mails that are due, each for one worker; `newTokens` has one for each reader who has none yet. */
  take(newTokens: readonly string[]): Promise<TakenMail[]> {
    return this.database.query<TakenMail>(
      `WITH taken AS (
         UPDATE mails SET due_at = now() + ${LEASE}, attempts = attempts + 1
          WHERE id IN (SELECT id FROM mails WHERE state = 'waiting' AND due_at <= now()
                        ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING *),
       readers AS (
         SELECT workspace_id, user_id, row_number() OVER () AS at
           FROM (SELECT DISTINCT workspace_id, user_id FROM taken) d),
       chosen AS (
         INSERT INTO mail_choices AS c (workspace_id, user_id, stop_token)
         SELECT workspace_id, user_id, ($1::text[])[at] FROM readers ORDER BY workspace_id, user_id
         ON CONFLICT (workspace_id, user_id) DO UPDATE SET wanted = c.wanted
         RETURNING workspace_id, user_id, wanted, stop_token)
       SELECT t.id, t.workspace_id AS "workspaceId", t.user_id AS "userId", t.subject, t.content, t.attempts,
              w.name AS workspace, w.slug, u.name AS person, c.wanted, c.stop_token AS "stopToken",
              CASE WHEN b.user_id IS NOT NULL THEN u.email END AS address
         FROM taken t
         JOIN workspaces w ON w.id = t.workspace_id
         JOIN users u ON u.id = t.user_id
         JOIN chosen c ON c.workspace_id = t.workspace_id AND c.user_id = t.user_id
         LEFT JOIN memberships b ON b.workspace_id = t.workspace_id AND b.user_id = t.user_id`,
      [newTokens, newTokens.length],
    );
  }

  /** Ends a mail, unless another worker has taken it meanwhile. */
  async end(
    { id, attempts }: Pick<TakenMail, 'id' | 'attempts'>,
    state: 'sent' | 'failed' | 'left-out',
    problem = '',
  ): Promise<void> {
    await this.database.query(
      `UPDATE mails SET state = $3, problem = $4, ended_at = now() WHERE id = $1 AND attempts = $2 AND state = 'waiting'`,
      [id, attempts, state, problem],
    );
  }

  async later({ id, attempts }: Pick<TakenMail, 'id' | 'attempts'>, seconds: number, problem: string): Promise<void> {
    await this.database.query(
      `UPDATE mails SET due_at = now() + make_interval(secs => $3), problem = $4 WHERE id = $1 AND attempts = $2 AND state = 'waiting'`,
      [id, attempts, seconds, problem],
    );
  }

  /** Forgets mails of long ago. */
  async forget(): Promise<void> {
    await this.database.query(`DELETE FROM mails WHERE created_at < now() - ${KEPT}`);
  }

  async choice(workspaceId: string, userId: string): Promise<{ address: string | null; wanted: boolean }> {
    const [row] = await this.database.query<{ address: string | null; wanted: boolean }>(
      `SELECT u.email AS address, coalesce(c.wanted, true) AS wanted FROM users u
         LEFT JOIN mail_choices c ON c.workspace_id = $1 AND c.user_id = u.id WHERE u.id = $2`,
      [workspaceId, userId],
    );
    return row!;
  }

  async choose(workspaceId: string, userId: string, wanted: boolean, newToken: string): Promise<void> {
    await this.database.query(
      `INSERT INTO mail_choices (workspace_id, user_id, wanted, stop_token) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, user_id) DO UPDATE SET wanted = excluded.wanted`,
      [workspaceId, userId, wanted, newToken],
    );
  }

  /** Turns mails off by the token of one; undefined when nobody has it. */
  async stop(token: string): Promise<{ workspace: string; person: string } | undefined> {
    const [row] = await this.database.query<{ workspace: string; person: string }>(
      `WITH stopped AS (UPDATE mail_choices SET wanted = false WHERE stop_token = $1 RETURNING workspace_id, user_id)
       SELECT w.name AS workspace, u.name AS person FROM stopped s
         JOIN workspaces w ON w.id = s.workspace_id JOIN users u ON u.id = s.user_id`,
      [token],
    );
    return row;
  }
}
