import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { secretPlace } from './source-secrets.js';

const AT_A_TIME = 200;

/** Where the stored secrets stand: how many are under the present key, under an earlier one, and cannot be opened. */
export interface SecretCounts {
  readonly present: number;
  readonly earlier: number;
  readonly unreadable: number;
}

interface SealedRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly secret: Buffer;
}

/** Moves stored secrets to the operator's present key; safe to stop and to repeat, and pulls go on meanwhile. */
@Injectable()
export class SecretRotation {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {}

  /** How many secrets are under which kind of key. */
  async count(): Promise<SecretCounts> {
    return this.walk((row) => this.kindOf(row));
  }

  /** Moves every secret that can be opened; answers how they stood before. */
  async rotate(): Promise<SecretCounts> {
    return this.walk(async (row) => {
      const kind = this.kindOf(row);
      if (kind === 'earlier') {
        const moved = this.box.rewrap(row.secret, secretPlace(row.workspaceId, row.id));
        // Somebody may have stored another secret meanwhile; that one is under the present key already.
        await this.database.query('UPDATE sources SET secret = $2 WHERE id = $1 AND secret = $3', [
          ...[row.id, moved, row.secret],
        ]);
      }
      return kind;
    });
  }

  private async walk(
    each: (row: SealedRow) => keyof SecretCounts | Promise<keyof SecretCounts>,
  ): Promise<SecretCounts> {
    const counts = { present: 0, earlier: 0, unreadable: 0 };
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<SealedRow>(
        `SELECT id, workspace_id AS "workspaceId", secret FROM sources
          WHERE secret IS NOT NULL AND id > $1 ORDER BY id LIMIT ${AT_A_TIME}`,
        [after],
      );
      for (const row of rows) counts[await each(row)]++;
      if (rows.length < AT_A_TIME) return counts;
      after = rows.at(-1)!.id;
    }
  }

  private kindOf({ id, workspaceId, secret }: SealedRow): keyof SecretCounts {
    try {
      this.box.open(secret, secretPlace(workspaceId, id));
      return this.box.isPresent(secret) ? 'present' : 'earlier';
    } catch {
      return 'unreadable';
    }
  }
}
