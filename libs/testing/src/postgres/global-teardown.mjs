import { rmSync } from 'node:fs';
import pg from 'pg';
import { lives, readServer } from './run-folder.mjs';

async function dropTemplate({ adminUrl, template }) {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
  await client.end();
}

async function endServer(pid) {
  // The data is thrown away, so the immediate stop will do.
  process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < 5000 && lives(pid); waited += 20) await new Promise((done) => setTimeout(done, 20));
}

/** Ends what the run started; nothing of it stays. */
export default async function teardown() {
  const folder = process.env.WORKBACK_TEST_RUN;
  const server = readServer(folder);
  if (server?.pid && lives(server.pid)) await endServer(server.pid);
  else if (server && !server.pid) await dropTemplate(server);
  rmSync(folder, { recursive: true, force: true });
}
