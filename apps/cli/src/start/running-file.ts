import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running all-in-one leaves the address of its database, for commands beside it. */
export const runningFile = (dataDir: string): string => join(dataDir, 'running.json');

/** Leaves the address, readable by the owner only; answers how to take it away. */
export function leaveRunningFile(dataDir: string, url: string): () => Promise<void> {
  const file = runningFile(dataDir);
  writeFileSync(file, JSON.stringify({ url }), { mode: 0o600 });
  return async () => rmSync(file, { force: true });
}
