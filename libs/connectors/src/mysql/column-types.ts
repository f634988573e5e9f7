import type { SqlRows } from '../sql/read-rows.js';

/** A column as the server describes it. */
export interface MysqlField {
  readonly name: string;
  /** Number of the type on the wire. */
  readonly columnType?: number;
}

type Holds = SqlRows['columns'][number]['holds'];

const TYPES: Readonly<Record<number, readonly [holds: Holds, name: string]>> = {
  0: ['number', 'decimal'],
  1: ['number', 'tinyint'],
  2: ['number', 'smallint'],
  3: ['number', 'int'],
  4: ['number', 'float'],
  5: ['number', 'double'],
  6: ['other', 'null'],
  7: ['date', 'timestamp'],
  8: ['number', 'bigint'],
  9: ['number', 'mediumint'],
  10: ['date', 'date'],
  11: ['other', 'time'],
  12: ['date', 'datetime'],
  13: ['other', 'year'],
  15: ['other', 'varchar'],
  16: ['other', 'bit'],
  245: ['other', 'json'],
  246: ['number', 'decimal'],
  252: ['other', 'text or blob'],
  253: ['other', 'varchar'],
  254: ['other', 'char'],
};
const TIMESTAMP = 7;

/** An answer of MySQL or MariaDB with its columns told by their types. */
export function withColumnTypes(fields: readonly MysqlField[], rows: SqlRows['rows']): SqlRows {
  const columns = fields.map(({ name, columnType = -1 }) => {
    const [holds, type] = TYPES[columnType] ?? (['other', 'of another type'] as const);
    return { name, holds, type };
  });
  if (fields[0]?.columnType !== TIMESTAMP) return { columns, rows };
  // A TIMESTAMP is an instant, written in the session's zone, which is UTC; a DATETIME is a local time and stands.
  return { columns, rows: rows.map(([day, ...rest]) => [day == null ? null : `${day}+00:00`, ...rest]) };
}
