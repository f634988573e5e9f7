import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A worker that has not been heard of for this long counts as gone. */
const WORKER_SILENCE = '20 seconds';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly database: string;
  /** Queue and worker together: a worker reports here only after a job of its own went through the queue. */
  readonly worker: string;
}

/** Says whether the installation can do its work: database reachable, and a worker whose jobs get through the queue. */
@Injectable()
export class Readiness {
  constructor(private readonly database: Database) {}

  async report(): Promise<ReadinessReport> {
    try {
      const [row] = await this.database.query<{ heard: boolean }>(
        `SELECT EXISTS (SELECT FROM worker_heartbeats WHERE seen_at > now() - interval '${WORKER_SILENCE}') AS heard`,
      );
      const heard = row?.heard === true;
      return {
        ready: heard,
        database: 'ok',
        worker: heard ? 'ok' : `no worker job came through the queue within ${WORKER_SILENCE}`,
      };
    } catch (error) {
      return { ready: false, database: (error as Error).message, worker: 'unknown' };
    }
  }
}
