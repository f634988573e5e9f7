import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const checkout = resolve(import.meta.dirname, '..', '..', '..', '..');

/** A process of the product that the test may kill. */
export interface Product {
  readonly child: ChildProcess;
  /** The last lines it wrote. */
  words(): string;
  /** Kills it without warning; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; answers whether it did so in time and without an error. */
  stop(deadlineMs: number): Promise<boolean>;
}

/** Starts a built program of the checkout with Node. */
export function startProduct(
  program: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
): Product {
  const child = spawn(process.execPath, [join(checkout, program), ...argv], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      words = (words + chunk.toString()).slice(-2_000);
    });
  }
  const gone = once(child, 'exit');
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const kill = async (): Promise<void> => {
    if (!isGone()) child.kill('SIGKILL');
    await gone;
  };
  return {
    child,
    words: () => words,
    kill,
    stop: async (deadlineMs) => {
      if (!isGone()) child.kill('SIGTERM');
      await Promise.race([gone, sleep(deadlineMs, undefined, { ref: false })]);
      if (isGone()) return child.exitCode === 0 || child.signalCode === 'SIGTERM';
      await kill();
      return false;
    },
  };
}

/** Waits until /health/ready says 200; answers the milliseconds it took. Throws when the process ends or time is over. */
export async function untilReady(product: Product, port: number, withinMs = 120_000): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < withinMs) {
    if (product.child.exitCode !== null) throw new Error(`The process ended:\n${product.words()}`);
    if ((await readiness(port)) === 200) return performance.now() - startedMs;
    await sleep(100);
  }
  throw new Error(`Not ready within ${withinMs / 1000} s:\n${product.words()}`);
}

/** The status of /health/ready; 0 when nobody answers. */
export function readiness(port: number): Promise<number> {
  return fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.status,
    () => 0,
  );
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
