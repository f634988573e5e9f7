import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { entities } from '../../database/entities.js';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { EventLog } from '../events/event-log.js';
import { Database } from './database.js';
import { usePlainPgTypes } from './pg-types.js';

/** Limits of one process; the sum over all processes must stay under the server's max_connections. */
export interface DatabaseLimits {
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
}

/** Connection, transactions, clock and the event log, for the API and the worker alike. */
@Global()
@Module({})
export class DatabaseModule {
  static with(config: Config, limits: DatabaseLimits) {
    usePlainPgTypes();
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          entities,
          synchronize: false,
          retryAttempts: 5,
          retryDelay: 500,
          poolSize: limits.poolSize,
          connectTimeoutMS: 5_000,
          applicationName: 'workback',
          extra: {
            // The connection that listens says nothing for hours; without this a server that vanished is never missed.
            keepAlive: true,
            keepAliveInitialDelayMillis: 10_000,
            statement_timeout: limits.statementTimeoutMs,
            lock_timeout: 5_000,
            idle_in_transaction_session_timeout: 30_000,
          },
        }),
      ],
      providers: [Database, Clock, EventLog],
      exports: [Database, Clock, EventLog],
    };
  }
}
