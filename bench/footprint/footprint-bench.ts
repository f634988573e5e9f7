import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { freeLoopbackPort } from '@workback/server/platform/embedded-postgres/loopback-port';
import { absoluteRow, type BenchAim, type BenchRow } from '#bench/harness/bench-row';
import { untilAnswering } from '#bench/harness/child-program';

const web = fileURLToPath(new URL('../../apps/web/dist/', import.meta.url));
const program = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));
const IDLE_MS = 30_000;
const FIRST_START_MS = 180_000;

const least = (measure: string, unit: string, most: number): BenchAim => ({
  id: '-',
  measure,
  unit,
  better: 'lower',
  pass: most,
  limit: most,
});

/** What the first visit loads, gzipped, against the budget; rows are left out while the web app is not built. */
export function bundleBench(): BenchRow[] {
  if (!existsSync(join(web, 'index.html'))) return [];
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  const first = readdirSync(join(web, 'assets')).filter((name) => page.includes(`/${name}"`));
  const weigh = (ending: string) =>
    first
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(web, 'assets', name)), { level: 9 }).length / 1024, 0);
  return [
    absoluteRow(least('first-load JavaScript, gzip', 'KB', 170), weigh('.js')),
    absoluteRow(least('first-load CSS, gzip', 'KB', 15), weigh('.css')),
  ];
}

/** The all-in-one with its own PostgreSQL: memory at rest with the example in it, and the time of a second start. */
export async function allInOneBench(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workback-bench-all-'));
  try {
    const first = await start(dataDir, FIRST_START_MS);
    await stop(first.child);
    const second = await start(dataDir, FIRST_START_MS);
    await sleep(IDLE_MS);
    const memory = familyOf(second.child.pid as number, dataDir).map((pid) => ({ pid, mb: pssOf(pid) }));
    await stop(second.child);
    return [
      absoluteRow(
        least('all-in-one with PostgreSQL, idle, PSS', 'MB', 500),
        memory.reduce((sum, { mb }) => sum + mb, 0),
      ),
      absoluteRow(least('second start until ready', 's', 10), second.seconds),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function start(dataDir: string, withinMs: number): Promise<{ child: ChildProcess; seconds: number }> {
  const port = await freeLoopbackPort();
  const begin = performance.now();
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    PORT: String(port),
    WORKBACK_DATA_DIR: dataDir,
  };
  const child = spawn(process.execPath, [program, 'start'], { env, stdio: 'ignore' });
  await untilAnswering(`http://127.0.0.1:${port}/health/ready`, withinMs);
  return { child, seconds: (performance.now() - begin) / 1000 };
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGINT');
  await exit;
}

/** A process, whatever works on its data folder (PostgreSQL may run beside it), and everything they started, from /proc. */
function familyOf(root: number, dataDir: string): number[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), parent: parentOf(name), command: commandOf(name) }));
  const family = new Set([root, ...processes.filter(({ command }) => command.includes(dataDir)).map(({ pid }) => pid)]);
  for (const member of family) for (const { pid, parent } of processes) if (parent === member) family.add(pid);
  return [...family];
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}

/** Proportional set size in MB: shared pages count once, however many processes map them. */
function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
