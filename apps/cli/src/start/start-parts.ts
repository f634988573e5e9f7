import { createApp } from '@workback/api/create-app';
import { runMigrations } from '@workback/server/database/migrate';
import { loadConfig } from '@workback/server/platform/config/config';
import { createWorkerContext } from '@workback/worker/create-worker';
import { startExampleSource } from '../example/example-source.js';
import { seedExample } from '../example/seed-example.js';
import { issueLink } from './sign-in-address.js';
import type { StartParts } from './start.js';

let example: Awaited<ReturnType<typeof startExampleSource>> | undefined;

/** The product's parts as `workback start` puts them together. */
export const startParts: StartParts = {
  migrate: runMigrations,
  startExampleSource: async (env) => {
    example = await startExampleSource(String(env['WORKBACK_DATA_DIR']), String(env['DATABASE_URL']));
    return example;
  },
  seed: async (env) => {
    if (example) await seedExample(env, example.addresses);
  },
  startWorker: (env) => createWorkerContext(loadConfig(env)),
  startApi: async (env) => {
    const config = loadConfig(env);
    const app = await createApp(config);
    await app.listen(config.port, config.host);
    return app;
  },
  issueSignInLink: issueLink,
};
