import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

const MOST_TRIES = 3;
const PAUSE_MS = 20;
/** SQLSTATEs of a deadlock and of a failed serialisation. */
const LOST_RACE = new Set(['40P01', '40001']);

/** Access to PostgreSQL that joins the transaction of the current call, if there is one. */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** TypeORM's manager within the current transaction, or outside of any. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.source.manager;
  }

  /** Runs one statement and answers its rows, whatever kind of statement it is. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.current.getStore()?.queryRunner;
    if (runner) return (await runner.query(sql, [...parameters], true)).records as Row[];
    const result = await this.pool.query(sql, [...parameters]);
    return result.rows as Row[];
  }

  /** Runs a named prepared statement outside of transactions: for the hot reading paths. */
  async prepared<Row>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query({ name, text: sql, values: [...parameters] });
    return result.rows as Row[];
  }

  /**
   * Runs the work in one transaction; a nested call joins the outer one. Work that lost a race for locks was undone and
   * begins again, so it must touch nothing but the database.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.source.transaction((manager) => this.current.run(manager, work));
      } catch (error) {
        if (tries === MOST_TRIES || !lostRace(error)) throw error;
        // Both sides of a deadlock begin again; they must not meet at the same moment.
        await sleep(tries * PAUSE_MS * (1 + Math.random()));
      }
    }
  }

  /** A dedicated connection, for LISTEN; the caller ends it. */
  get pool(): pg.Pool {
    return (this.source.driver as unknown as { master: pg.Pool }).master;
  }
}

function lostRace(error: unknown): boolean {
  return error instanceof QueryFailedError && LOST_RACE.has((error.driverError as { code?: string }).code ?? '');
}
