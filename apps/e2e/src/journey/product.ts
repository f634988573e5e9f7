import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

/** The product as a newcomer starts it, in a folder of its own. */
export interface Product {
  /** Where it answers, without a slash at the end. */
  readonly origin: string;
  /** The one-time link that it printed. */
  readonly link: string;
  readonly startMs: number;
  output(): string;
  /** Stops it in good order; resolves with its exit code and throws the data away. */
  stop(): Promise<number | null>;
}

const READY_MS = 90_000;
const STOP_MS = 40_000;

/** Starts the built product on a free port; `outboundAllow` are the targets that its sources may reach. */
export async function startProduct(outboundAllow: string): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workback-journey-'));
  // The embedded database runs as a user of its own when the product is started by root.
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const sinceMs = performance.now();
  const child = spawn(process.execPath, [join(checkout, 'apps', 'cli', 'dist', 'main.js'), 'start'], {
    cwd: checkout,
    env: {
      ...ownEnvironment(),
      PORT: String(port),
      WORKBACK_DATA_DIR: dataDir,
      WORKBACK_OUTBOUND_ALLOW: outboundAllow,
      WORKBACK_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const stop = async (): Promise<number | null> => {
    for (const signal of signals) process.off(signal, stopAndLeave);
    const code = await end(child);
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  // Who stops the journey half-way must not be left with a product that runs on.
  const stopAndLeave = (): void => void stop().then(() => process.exit(130));
  for (const signal of signals) process.once(signal, stopAndLeave);
  try {
    const link = await linkOf(child, () => output);
    return {
      origin: `http://localhost:${port}`,
      link,
      startMs: performance.now() - sinceMs,
      output: () => output,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The environment without what would lead the journey into somebody's real installation. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, TZ, USER } = process.env;
  return { PATH, HOME, TMPDIR, LANG, TZ, USER };
}

async function linkOf(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    const [link] = /http:\/\/\S+token=\S+/.exec(output()) ?? [];
    if (link) return link;
    if (child.exitCode !== null) break;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`The product did not become ready. It said:\n${output().slice(-2000)}`);
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resume) => child.once('exit', (code) => resume(code)));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  const code = await ended;
  clearTimeout(hard);
  return code;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const { port } = server.address() as AddressInfo;
  await new Promise((resume) => server.close(resume));
  return port;
}
