import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@workback/server/platform/embedded-postgres/embedded-postgres';

let shared: Promise<{ url: string; stop(): Promise<void> }> | undefined;

/** Gives the work a fresh database: on BENCH_DATABASE_URL's server when set, else on an embedded one made for this run. */
export async function withBenchDatabase<T>(name: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = await (shared ??= openServer());
  const database = `workback_bench_${name}_${process.pid}`;
  await run(server.url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await run(server.url, `CREATE DATABASE ${database}`);
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  try {
    return await work(url.href);
  } finally {
    await run(server.url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
}

/** Stops the embedded server, if one was started. */
export async function closeBenchDatabases(): Promise<void> {
  await (await shared)?.stop();
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'workback-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
