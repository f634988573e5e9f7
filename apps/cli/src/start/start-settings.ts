import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartProblem } from '@workback/server/platform/embedded-postgres/start-problem';

/** What the person who starts the all-in-one may choose. */
export interface StartSettings {
  port: number;
  host: string;
  dataDir: string;
  /** Undefined: the embedded PostgreSQL is used. */
  databaseUrl: string | undefined;
  /** Undefined: queues run on PostgreSQL. */
  redisUrl: string | undefined;
}

/** Folder of the checkout, from the built file as from the source. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

const defaultPort = 4000;

/** Reads the start settings; throws StartProblem naming the one that cannot be used. */
export function readStartSettings(env: NodeJS.ProcessEnv): StartSettings {
  return {
    port: readPort(env['PORT']),
    host: env['HOST'] || '127.0.0.1',
    dataDir: readDataDir(env['WORKBACK_DATA_DIR']),
    databaseUrl: readUrl(
      'DATABASE_URL',
      env['DATABASE_URL'],
      ['postgres:', 'postgresql:'],
      'postgres://user@host/name',
    ),
    redisUrl: readUrl('REDIS_URL', env['REDIS_URL'], ['redis:', 'rediss:'], 'redis://host:6379'),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return defaultPort;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw unusable('PORT', text, 'a number from 1 to 65535');
}

function readDataDir(text: string | undefined): string {
  if (!text) return join(checkout, '.workback');
  return isAbsolute(text) ? text : resolve(checkout, text);
}

function readUrl(name: string, text: string | undefined, protocols: string[], example: string): string | undefined {
  if (!text) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // The value may hold a password, so it is not repeated.
  throw unusable(name, undefined, `an address such as ${example}`);
}

const unusable = (name: string, text: string | undefined, wanted: string): StartProblem =>
  new StartProblem(
    `${name}${text === undefined ? '' : ` is "${text}", which`} cannot be used: it must be ${wanted}.`,
    'Nothing was started.',
    `Correct ${name}, or leave it out, and start again.`,
  );
