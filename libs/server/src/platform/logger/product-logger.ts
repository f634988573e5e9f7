import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { loggable } from './loggable.js';

const order: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
const levels: Record<string, number> = { silent: 0, fatal: 1, error: 2, warn: 3, info: 4, debug: 5, trace: 6 };
/** The all-in-one holds one connection pool each for API and worker on purpose. */
const expected = new Set(['DataSourceNameRegistry']);

/** Log lines: JSON for machines, readable on a terminal; level names as in the settings. */
export class ProductLogger extends ConsoleLogger {
  constructor(level: string) {
    super({ logLevels: order.slice(0, levels[level] ?? levels['info']), json: process.stdout.isTTY !== true });
  }

  override error(message: unknown, ...rest: unknown[]): void {
    super.error(loggable(message), ...(rest as [string]));
  }

  override fatal(message: unknown, ...rest: unknown[]): void {
    super.fatal(loggable(message), ...(rest as [string]));
  }

  override warn(message: unknown, ...rest: unknown[]): void {
    if (expected.has(String(rest.at(-1)))) return;
    super.warn(message, ...(rest as [string]));
  }
}
