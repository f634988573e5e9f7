import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { LiveMessage } from '@workback/contracts/event/event.schemas';
import type pg from 'pg';
import { filter, map, type Observable, Subject } from 'rxjs';
import { Database } from '../database/database.js';

const CHANNEL = 'workback_live';
const RETRY_MS = 1_000;

interface Notice extends LiveMessage {
  readonly workspaceId: string;
  /** Set when it concerns one person only. */
  readonly userId?: string;
}

/** What PostgreSQL announces at commit, as a stream per workspace; reconnects by itself. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LiveFeed.name);
  private notices = new Subject<Notice>();
  private client: pg.PoolClient | undefined;
  private missed = false;
  private stopped = false;

  constructor(private readonly database: Database) {}

  /** Messages of one workspace for one of its people, from now on; completes when some may have been missed, so that readers begin anew. */
  of(workspaceId: string, reader: string): Observable<LiveMessage> {
    return this.notices.pipe(
      filter(({ workspaceId: where, userId = reader }) => where === workspaceId && userId === reader),
      map(({ kind, initiativeId, kpiIds }) => ({ kind, initiativeId, kpiIds })),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.notices.complete();
    const { client } = this;
    this.client = undefined;
    client?.release(true);
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = await this.database.pool.connect().catch((error: Error) => this.wait(error));
    if (!client) return;
    if (this.stopped) return client.release(true);
    this.client = client;
    client.on('notification', ({ payload }) => {
      if (payload) this.notices.next(JSON.parse(payload) as Notice);
    });
    // Both may come, in either order, and a late error without a listener would end the process.
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, new Error('the connection ended')));
    await client.query(`LISTEN ${CHANNEL}`).then(
      () => this.beginAnew(),
      (error: Error) => this.lose(client, error),
    );
  }

  /** Ends every stream after a gap: whoever comes back fetches everything, also what was said during the gap. */
  private beginAnew(): void {
    if (!this.missed) return;
    this.missed = false;
    const before = this.notices;
    this.notices = new Subject();
    before.complete();
  }

  private lose(client: pg.PoolClient, error: Error): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.missed = true;
    client.release(true);
    this.wait(error);
  }

  private wait(error: Error): void {
    this.logger.warn(`Live updates are waiting for the database: ${error.message}`);
    setTimeout(() => void this.listen(), RETRY_MS).unref();
  }
}
