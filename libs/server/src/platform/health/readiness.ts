import { Injectable, Logger } from '@nestjs/common';
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
  private readonly logger = new Logger(Readiness.name);

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
      // Anybody may ask, so hosts, roles and what the server said stay in the log.
      this.logger.warn(`Not ready: ${(error as Error).message}`);
      return { ready: false, database: 'cannot be asked; the log says why', worker: 'unknown' };
    }
  }
}
