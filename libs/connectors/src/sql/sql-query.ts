import { isPlainDate } from '@workback/domain/calendar/plain-date';
import { z } from 'zod';
import { printable } from '../answer/describe-value.js';
import { ConnectorError } from '../connector-error.js';
import type { Window } from '../connector.js';
import { hasOnlyKnownPlaceholders } from '../http-source/window-placeholders.js';
import { oneSelect, type SqlDialect } from './one-select.js';

/** The query of a SQL source: one SELECT of a dialect, with `{{from}}` and `{{to}}` for the dates of the window. */
export function sqlQuerySchema(dialect: SqlDialect) {
  return z.strictObject({
    sql: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .refine(hasOnlyKnownPlaceholders, 'may only fill in {{from}} and {{to}}')
      .superRefine((text, context) => {
        try {
          oneSelect(withDates(text, { from: '2026-01-01', to: '2026-01-31' }), dialect);
        } catch (error) {
          context.addIssue({ code: 'custom', message: (error as Error).message });
        }
      }),
  });
}

/** Writes the dates of the window into a query, as date literals whether the placeholder stood in quotes or not. */
export function withDates(sql: string, window: Window): string {
  if (!isPlainDate(window.from) || !isPlainDate(window.to))
    throw new ConnectorError('config-invalid', 'The window is not two dates.');
  return sql.replace(/'?\{\{\s*(from|to)\s*\}\}'?/g, (_whole, name) => `DATE '${window[name as 'from' | 'to']}'`);
}

/** A query on one line, for people. */
export function summariseSql(sql: string): string {
  const line = printable(sql).trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
