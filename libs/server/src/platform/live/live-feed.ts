import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveMessage } from '@workback/contracts/event/event.schemas';
import type pg from 'pg';
import { filter, map, type Observable, Subject } from 'rxjs';
import { Database } from '../database/database.js';

const CHANNEL = 'workback_live';
const RETRY_MS = 1_000;

interface Notice extends LiveMessage {
  readonly workspaceId: string;
}

/** What PostgreSQL announces at commit, as a stream per workspace; reconnects by itself. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LiveFeed.name);
  private readonly notices = new Subject<Notice>();
  private client: pg.PoolClient | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {}

  /** Messages of one workspace from now on. */
  of(workspaceId: string): Observable<LiveMessage> {
    return this.notices.pipe(
      filter((notice) => notice.workspaceId === workspaceId),
      map(({ kind, initiativeId, kpiIds }) => ({ kind, initiativeId, kpiIds })),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.notices.complete();
    this.client?.release(true);
  }

  private async listen(): Promise<void> {
    try {
      const client = await this.database.pool.connect();
      this.client = client;
      client.on('notification', ({ payload }) => {
        if (payload) this.notices.next(JSON.parse(payload) as Notice);
      });
      client.once('error', () => this.relisten(client));
      client.once('end', () => this.relisten(client));
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.logger.warn(`Live updates are waiting for the database: ${(error as Error).message}`);
      this.relisten(undefined);
    }
  }

  private relisten(lost: pg.PoolClient | undefined): void {
    if (this.stopped || lost !== this.client) return;
    this.client = undefined;
    lost?.release(true);
    setTimeout(() => void this.listen(), RETRY_MS).unref();
  }
}
