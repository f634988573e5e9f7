import type { Source } from '@workback/contracts/source/source.schemas';
import type { SourceWithHealth } from './source.repository.js';

/** A source as it crosses the wire: without its secret. */
export function toSource(row: SourceWithHealth): Source {
  return {
    id: row.id,
    name: row.name,
    connector: row.connector as Source['connector'],
    config: row.config as Source['config'],
    hasSecret: row.hasSecret,
    kpiCount: row.kpiCount,
    failingKpis: row.failingKpis,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
