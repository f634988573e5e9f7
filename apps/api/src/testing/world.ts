import { randomBytes } from 'node:crypto';
import type { Role } from '@workback/domain/access/permissions';
import { hashSecret } from '@workback/server/features/session/access.service';
import type { Database } from '@workback/server/platform/database/database';

/** Somebody who calls the API in a test, with the headers that prove who they are. */
export interface TestCaller {
  readonly userId: string;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A workspace of a test, with its owner and ways to bring in more people. */
export interface TestWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly owner: TestCaller;
  /** A new person with this role, signed in. */
  member(role: Role): Promise<TestCaller>;
  /** The same person by an API token of this workspace instead of a session. */
  token(caller: TestCaller): Promise<TestCaller>;
}

interface WorkspaceOptions {
  readonly name?: string;
  readonly timeZone?: string;
  readonly isExample?: boolean;
}

const secret = () => randomBytes(32).toString('base64url');

/** Builds what a test needs straight in the database, without slow passwords. */
export class World {
  private count = 0;

  constructor(private readonly database: Database) {}

  /** A new workspace with an owner who is signed in. */
  async workspace({ name, timeZone = 'UTC', isExample = false }: WorkspaceOptions = {}): Promise<TestWorkspace> {
    const slug = `workspace-${(this.count += 1)}-${randomBytes(4).toString('hex')}`;
    const [row] = await this.database.query<{ id: string }>(
      'INSERT INTO workspaces (slug, name, time_zone, is_example) VALUES ($1, $2, $3, $4) RETURNING id',
      [slug, name ?? `Workspace ${this.count}`, timeZone, isExample],
    );
    const { id } = row!;
    const join = async (role: Role): Promise<TestCaller> => {
      const person = await this.person();
      await this.database.query('INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, $3)', [
        id,
        person.userId,
        role,
      ]);
      return person;
    };
    return { id, slug, owner: await join('owner'), member: join, token: (caller) => this.token(id, caller) };
  }

  /** Somebody signed in who is a member of no workspace. */
  async person(name = `Person ${(this.count += 1)}`): Promise<TestCaller> {
    const [row] = await this.database.query<{ id: string }>('INSERT INTO users (name) VALUES ($1) RETURNING id', [
      name,
    ]);
    return this.session({ userId: row!.id, name, headers: {} });
  }

  /** A further session of the same person. */
  async session({ userId, name }: TestCaller): Promise<TestCaller> {
    const id = secret();
    await this.database.query(
      `INSERT INTO sessions (id_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '7 days')`,
      [hashSecret(id), userId],
    );
    return { userId, name, headers: { cookie: `workback-session=${id}` } };
  }

  private async token(workspaceId: string, { userId, name }: TestCaller): Promise<TestCaller> {
    const token = `wb_${secret()}`;
    await this.database.query(
      'INSERT INTO api_tokens (workspace_id, user_id, name, prefix, token_hash) VALUES ($1, $2, $3, $4, $5)',
      [workspaceId, userId, 'test', token.slice(0, 8), hashSecret(token)],
    );
    return { userId, name, headers: { authorization: `Bearer ${token}` } };
  }
}
