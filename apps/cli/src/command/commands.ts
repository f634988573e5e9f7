/** What stood behind the options of a command line. */
export type Values = Record<string, string | string[] | undefined>;

/** One command of `workback`. */
interface Command {
  /** As it is typed; options and their values in brackets. */
  readonly words: string;
  readonly help: string;
  readonly options: Record<string, { type: 'string'; multiple?: boolean }>;
  run(values: Values): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const one = (value: Values[string]): string | undefined => (Array.isArray(value) ? value.at(-1) : value);

/** Loads a part of the product when its command runs: commands that need no server start without it. */
async function part<T>(load: () => Promise<T>): Promise<T> {
  await import('reflect-metadata');
  return load();
}

export const commands: readonly Command[] = [
  {
    words: 'start',
    help: 'Start everything in one process (embedded PostgreSQL unless DATABASE_URL is set).',
    options: {},
    run: async () => {
      const { start } = await part(() => import('../start/start.js'));
      const { startParts } = await import('../start/start-parts.js');
      await start(startParts, {
        env: process.env,
        process,
        tell: say,
        exit: (code) => process.exit(code),
        now: Date.now,
      });
    },
  },
  {
    words: 'migrate',
    help: 'Bring the database to the newest schema.',
    options: {},
    run: async () => {
      const { runMigrations } = await part(() => import('@workback/server/database/migrate'));
      const { databaseEnvironment } = await import('./database-environment.js');
      const ran = await runMigrations(databaseEnvironment().DATABASE_URL);
      say(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
    },
  },
  {
    words: 'link [--address <url>]',
    help: 'Print a one-time sign-in link for the owner.',
    options: { address: { type: 'string' } },
    run: async ({ address }) => {
      const { issueLink } = await part(() => import('../start/sign-in-address.js'));
      const { databaseEnvironment } = await import('./database-environment.js');
      say(await issueLink(databaseEnvironment(), one(address) ?? 'http://localhost:4000'));
    },
  },
  {
    words: 'token create [--workspace <slug>]',
    help: 'Print a new API token of the workspace’s owner; --name, --expires-in-days.',
    options: { workspace: { type: 'string' }, name: { type: 'string' }, 'expires-in-days': { type: 'string' } },
    run: async (values) => {
      const { createToken } = await part(() => import('./create-token.js'));
      const { databaseEnvironment } = await import('./database-environment.js');
      const { secret, expiresAt } = await createToken(databaseEnvironment(), {
        workspace: one(values['workspace']) ?? 'my-workspace',
        name: one(values['name']) ?? 'Command line',
        expiresInDays: one(values['expires-in-days']),
      });
      say(secret);
      process.stderr.write(
        `Shown once. It ${expiresAt ? `ends ${expiresAt.slice(0, 10)}` : 'works until it is revoked'}.\n`,
      );
    },
  },
  {
    words: 'secrets rotate',
    help: 'Move stored secrets to the present WORKBACK_SECRET_KEY; earlier ones in WORKBACK_SECRET_KEY_EARLIER.',
    options: {},
    run: async () => {
      const { rotateSecrets } = await part(() => import('./rotate-secrets.js'));
      const { databaseEnvironment } = await import('./database-environment.js');
      say(await rotateSecrets(databaseEnvironment(), false));
    },
  },
  {
    words: 'secrets status',
    help: 'Count stored secrets by the key that they are under.',
    options: {},
    run: async () => {
      const { rotateSecrets } = await part(() => import('./rotate-secrets.js'));
      const { databaseEnvironment } = await import('./database-environment.js');
      say(await rotateSecrets(databaseEnvironment(), true));
    },
  },
  {
    words: 'wbr --definition <file>',
    help: 'Compute a weekly review from CSV files (--data, repeatable) as JSON (--out) and as a page (--html); --week-ending.',
    options: {
      definition: { type: 'string' },
      data: { type: 'string', multiple: true },
      'week-ending': { type: 'string' },
      out: { type: 'string' },
      html: { type: 'string' },
    },
    run: async (values) => {
      const { runWbr } = await import('../wbr/wbr-command.js');
      const json = await runWbr({
        definition: one(values['definition']) ?? '',
        data: [values['data'] ?? []].flat(),
        weekEnding: one(values['week-ending']),
        out: one(values['out']),
        html: one(values['html']),
      });
      if (json !== null) process.stdout.write(json);
    },
  },
];
