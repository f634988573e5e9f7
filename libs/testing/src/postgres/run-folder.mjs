/** The folder of one test run: where its shared server lives and how the jest workers find it. */
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'workback-test-run-';

/** Makes the folder of this run and announces it to the workers, who inherit the environment. */
export function openRun() {
  removeDeadRuns();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // Run by root, the server belongs to another user, who must be able to enter.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'pid'), String(process.pid));
  process.env.WORKBACK_TEST_RUN = folder;
  process.env.WORKBACK_TEST_PID = String(process.pid);
}

/** What the first worker wrote about the server, or undefined when no test needed one. */
export function readServer(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** True while a process lives, whoever owns it. */
export function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function removeDeadRuns() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    try {
      if (!lives(Number(readFileSync(join(folder, 'pid'), 'utf8')))) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's run, or one that is just being made.
    }
  }
}
