import { ConfigError } from '@workback/server/platform/config/config';
import { StartProblem, explainStorageError } from '@workback/server/platform/embedded-postgres/start-problem';

const connectionCodes = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', 'EAI_AGAIN'];
/** SQLSTATEs of a server that is there but does not let us in: wrong password, unknown role or database, full. */
const refusals = ['28P01', '28000', '3D000', '53300', '57P03'];

/** What a person reads when starting fails: sentences, never a stack. */
export function presentError(error: unknown, places: { dataDir?: string; databaseUrl?: string }): string {
  if (error instanceof StartProblem || error instanceof ConfigError) return error.message;
  const { code, message } = firstCause(error);
  const database = places.databaseUrl ? hostOf(places.databaseUrl) : 'the embedded database';
  if (code && connectionCodes.includes(code)) {
    return `A server could not be reached: ${message}. Is ${database} running, and are DATABASE_URL and REDIS_URL right?`;
  }
  if (code && refusals.includes(code)) return `The connection to ${database} was refused: ${message}.`;
  const explained = explainStorageError(error, places.dataDir ?? 'the data folder');
  if (explained instanceof StartProblem) return explained.message;
  return `Workback could not start: ${message || 'unknown error'}. Run it with WORKBACK_DEBUG=1 to see where.`;
}

/** Node gathers failed attempts to connect to several addresses in one error without a message of its own. */
function firstCause(error: unknown): { code?: string; message: string } {
  const { errors, code, message } = (typeof error === 'object' && error ? error : {}) as Partial<
    AggregateError & NodeJS.ErrnoException
  >;
  if (Array.isArray(errors) && errors.length > 0) return firstCause(errors[0]);
  return { code, message: (message ?? String(error)).replace(/\.$/, '') };
}

const hostOf = (url: string): string => (URL.canParse(url) ? `the database at ${new URL(url).host}` : 'the database');
