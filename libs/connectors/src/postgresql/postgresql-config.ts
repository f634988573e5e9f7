import { type SqlConfig, sqlConfigSchema } from '../sql/sql-config.js';

/** Settings of a PostgreSQL source. */
export const postgresqlConfigSchema = sqlConfigSchema(5_432);

export type PostgresqlConfig = SqlConfig;
