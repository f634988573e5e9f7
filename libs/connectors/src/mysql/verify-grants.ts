import type { OutboundClient } from '../outbound/outbound-client.js';
import type { SqlConfig } from '../sql/sql-config.js';
import { withSession } from './session.js';

/** Privileges that a reader needs, or that do no harm. */
const HARMLESS = ['SELECT', 'USAGE', 'SHOW VIEW', 'SHOW DATABASES', 'PROCESS', 'REPLICATION CLIENT', 'BINLOG MONITOR'];

/**
 * What a database user can do beyond reading, one phrase each; empty when he is fit to be a source's user (rule C10).
 * Throws ConnectorError when the database cannot be asked.
 */
export async function verifyMysqlGrants(
  config: SqlConfig,
  password: string | undefined,
  outbound: OutboundClient,
  signal: AbortSignal,
): Promise<string[]> {
  const request = { config, password, outbound, signal, timeoutMs: 10_000, maxBytes: 1_048_576 };
  return withSession(request, async ({ query }) => {
    const { rows } = await query('SHOW GRANTS');
    return rows.flatMap(([grant]) => excessOf(grant ?? '')).map((problem) => `The user ${config.user} ${problem}.`);
  });
}

/** What one line of SHOW GRANTS allows beyond reading. */
export function excessOf(grant: string): string[] {
  const privileges = /^GRANT (.+?) ON (.+?) TO /.exec(grant);
  if (!privileges) {
    // A role that is granted, and whatever else this server knows and we do not.
    const role = /^GRANT (.+?) TO /.exec(grant)?.[1];
    return role === undefined ? [] : [`has the role ${role}; grant what it reads directly`];
  }
  // Columns in parentheses belong to the privilege before them.
  const names = (privileges[1] as string).replace(/\s*\([^)]*\)/g, '').split(', ');
  const excess = names.filter((name) => !HARMLESS.includes(name.trim().toUpperCase()));
  const list = excess.length > 4 ? `${excess.slice(0, 4).join(', ')} and ${excess.length - 4} more` : excess.join(', ');
  const found = excess.length > 0 ? [`has ${list} on ${privileges[2] as string}`] : [];
  return / WITH GRANT OPTION/.test(grant)
    ? [...found, `may grant its rights on ${privileges[2] as string} to others`]
    : found;
}
