import { existsSync, readFileSync } from 'node:fs';
import { StartProblem } from '@workback/server/platform/embedded-postgres/start-problem';
import { readOrMakeSecretKey } from '../start/data-folder.js';
import { runningFile } from '../start/running-file.js';
import { readStartSettings } from '../start/start-settings.js';

/** The environment for a command beside a running product: DATABASE_URL when set, else the embedded server's address. */
export function databaseEnvironment(): NodeJS.ProcessEnv & { DATABASE_URL: string } {
  const { dataDir, databaseUrl } = readStartSettings(process.env);
  const secretKey = process.env['WORKBACK_SECRET_KEY'];
  if (databaseUrl) {
    return {
      ...process.env,
      DATABASE_URL: databaseUrl,
      WORKBACK_SECRET_KEY: secretKey ?? readOrMakeSecretKey(dataDir),
    };
  }
  const file = runningFile(dataDir);
  if (!existsSync(file)) {
    throw new StartProblem(
      'Workback is not running with this data folder.',
      `Nothing was found in ${dataDir}.`,
      'Start it first, or set DATABASE_URL or WORKBACK_DATA_DIR.',
    );
  }
  const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url: string };
  return { ...process.env, DATABASE_URL: url, WORKBACK_SECRET_KEY: secretKey ?? readOrMakeSecretKey(dataDir) };
}
