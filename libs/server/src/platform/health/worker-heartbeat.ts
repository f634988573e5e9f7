import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Notes that this worker lives; rows of workers long gone are cleared on the way. */
@Injectable()
export class WorkerHeartbeat {
  private readonly workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;

  constructor(private readonly database: Database) {}

  async beat(): Promise<void> {
    await this.database.query(
      `WITH gone AS (DELETE FROM worker_heartbeats WHERE seen_at < now() - interval '1 hour')
       INSERT INTO worker_heartbeats (worker_id) VALUES ($1) ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`,
      [this.workerId],
    );
  }
}
