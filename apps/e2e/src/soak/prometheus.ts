import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#chaos/processes';

/** A Prometheus that scrapes itself. */
export interface Prometheus {
  readonly port: number;
  readonly child: ChildProcess;
  close(): Promise<void>;
}

/** Starts the binary, for instance that of the Debian package; undefined when there is none. */
export async function startPrometheus(binary: string): Promise<Prometheus | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'workback-soak-prometheus-'));
  const port = await freePort();
  const config = join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    `global: { scrape_interval: 5s }\nscrape_configs:\n  - job_name: itself\n    static_configs: [{ targets: ['127.0.0.1:${port}'] }]\n`,
  );
  const child = spawn(
    binary,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  let missing = false;
  child.on('error', () => (missing = true));
  const gone = once(child, 'exit').catch(() => undefined);
  const close = async (): Promise<void> => {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    if (!missing) await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && !missing; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=up`).then(
      async (said) => (await said.json()) as { data?: { result?: unknown[] } },
      () => undefined,
    );
    if ((answer?.data?.result?.length ?? 0) > 0) return { port, child, close };
    await sleep(300);
  }
  await close();
  return undefined;
}
