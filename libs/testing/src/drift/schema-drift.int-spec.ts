import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '@workback/server/database/entities';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

/** Columns as text, `table.column type null|not null`, so that a difference reads like a sentence. */
const columnsOfDatabase = /* sql */ `
  SELECT c.relname AS "table", format('%s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, NULL),
                CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END) AS "column"
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
   WHERE a.attnum > 0 AND NOT a.attisdropped`;

const longNames: Record<string, string> = { timestamptz: 'timestamp with time zone', float8: 'double precision' };

describe('entities and migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource({ type: 'postgres', url: database.url, entities }).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('say the same about every column of every table that has an entity', async () => {
    const tables = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
    const rows = await source.query<{ table: string; column: string }[]>(columnsOfDatabase);
    const migrated = rows.filter(({ table }) => tables.has(table)).map(({ column }) => column);
    const declared = source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => {
        const type = source.driver.normalizeType(column);
        const full = `${longNames[type] ?? type}${column.isArray ? '[]' : ''}`;
        return `${tableName}.${column.databaseName} ${full} ${column.isNullable ? 'null' : 'not null'}`;
      }),
    );
    expect(entities.length).toBeGreaterThan(0);
    expect(declared.sort()).toEqual(migrated.sort());
  });
});
