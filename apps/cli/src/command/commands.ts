import { runMigrations } from '@workback/server/database/migrate';
import { start } from '../start/start.js';
import { startParts } from '../start/start-parts.js';
import { issueLink } from '../start/sign-in-address.js';
import { createToken } from './create-token.js';
import { databaseEnvironment } from './database-environment.js';

/** One command of `workback`. */
interface Command {
  /** As it is typed; options and their values in brackets. */
  readonly words: string;
  readonly help: string;
  readonly options: Record<string, { type: 'string' }>;
  run(values: Record<string, string | undefined>): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const commands: readonly Command[] = [
  {
    words: 'start',
    help: 'Start everything in one process (embedded PostgreSQL unless DATABASE_URL is set).',
    options: {},
    run: () =>
      start(startParts, { env: process.env, process, tell: say, exit: (code) => process.exit(code), now: Date.now }),
  },
  {
    words: 'migrate',
    help: 'Bring the database to the newest schema.',
    options: {},
    run: async () => {
      const ran = await runMigrations(databaseEnvironment().DATABASE_URL);
      say(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
    },
  },
  {
    words: 'link [--address <url>]',
    help: 'Print a one-time sign-in link for the owner.',
    options: { address: { type: 'string' } },
    run: async ({ address }) => say(await issueLink(databaseEnvironment(), address ?? 'http://localhost:4000')),
  },
  {
    words: 'token create [--workspace <slug>]',
    help: 'Print a new API token of the workspace’s owner; --name, --expires-in-days.',
    options: { workspace: { type: 'string' }, name: { type: 'string' }, 'expires-in-days': { type: 'string' } },
    run: async (values) => {
      const { secret, expiresAt } = await createToken(databaseEnvironment(), {
        workspace: values['workspace'] ?? 'my-workspace',
        name: values['name'] ?? 'Command line',
        expiresInDays: values['expires-in-days'],
      });
      say(secret);
      process.stderr.write(
        `Shown once. It ${expiresAt ? `ends ${expiresAt.slice(0, 10)}` : 'works until it is revoked'}.\n`,
      );
    },
  },
];
