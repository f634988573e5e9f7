import type { LogLevel } from '@nestjs/common';

const order: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
const names: Record<string, number> = { silent: 0, fatal: 1, error: 2, warn: 3, info: 4, debug: 5, trace: 6 };

/** Nest's levels for one of ours: everything at least as grave. */
export function logLevelsFrom(level: string): LogLevel[] {
  return order.slice(0, names[level] ?? names.info);
}
