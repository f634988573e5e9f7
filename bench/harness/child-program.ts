import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'undici';
import { freeLoopbackPort } from '@workback/server/platform/embedded-postgres/loopback-port';

/** Settings that every program of the product needs here. */
export const productEnvironment = {
  PATH: process.env['PATH'] ?? '',
  WORKBACK_SECRET_KEY: 'only-for-this-benchmark-0123456789abcdef',
  WORKBACK_LOG_LEVEL: 'error',
};

/** A program that runs beside the benchmark. */
export interface ChildProgram {
  /** Where it listens, `http://127.0.0.1:1234`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a comparison program of this folder, which sends its address when it listens. */
export async function startReference(file: URL, parameters: readonly string[]): Promise<ChildProgram> {
  const child = fork(file, parameters, { execArgv: [] });
  const [address] = (await once(child, 'message')) as [string];
  return { address, stop: () => ended(child) };
}

/** Starts the built API on a database and waits until it is ready to answer. */
export async function startApi(databaseUrl: string): Promise<ChildProgram> {
  const port = await freeLoopbackPort();
  const child = fork(new URL('../../apps/api/dist/main.js', import.meta.url), [], {
    execArgv: [],
    env: { ...productEnvironment, DATABASE_URL: databaseUrl, PORT: String(port) },
  });
  const address = `http://127.0.0.1:${port}`;
  await untilAnswering(`${address}/health/live`, 30_000);
  return { address, stop: () => ended(child) };
}

/** Waits until an address answers 200; throws after the given time. */
export async function untilAnswering(address: string, withinMs: number): Promise<void> {
  for (const deadline = performance.now() + withinMs; ;) {
    try {
      const answer = await request(address);
      await answer.body.dump();
      if (answer.statusCode === 200) return;
    } catch {
      // Not listening yet.
    }
    if (performance.now() > deadline) throw new Error(`${address} did not answer within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
