import type { SqlRows } from '../sql/read-rows.js';
import type { TextRows } from './session.js';

const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);
const DATES = new Set([1082, 1114, 1184]);
const NAMES: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  114: 'json',
  700: 'real',
  701: 'double precision',
  790: 'money',
  1042: 'char',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
};

/** An answer of PostgreSQL with its columns told by their type numbers. */
export function withColumnTypes({ fields, rows }: TextRows): SqlRows {
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    holds: NUMBERS.has(dataTypeID)
      ? ('number' as const)
      : DATES.has(dataTypeID)
        ? ('date' as const)
        : ('other' as const),
    type: NAMES[dataTypeID] ?? 'of another type',
  }));
  return { columns, rows };
}
