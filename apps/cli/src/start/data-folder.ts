import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@workback/server/platform/embedded-postgres/make-folder';
import { LockHeld, takeOwnerLock } from '@workback/server/platform/embedded-postgres/owner-lock';
import { StartProblem, explainStorageError } from '@workback/server/platform/embedded-postgres/start-problem';

/** Makes the data folder and takes it for this process; returns its release. One all-in-one a folder. */
export function takeDataFolder(dataDir: string): () => void {
  try {
    makeFolder(dataDir);
    return takeOwnerLock(join(dataDir, 'workback.lock'));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw explainStorageError(error, dataDir);
    throw new StartProblem(
      `Workback is already running on the data folder ${dataDir} (process ${error.pid}).`,
      'It was left running.',
      'Use that one, stop it first, or start another with its own WORKBACK_DATA_DIR and PORT.',
    );
  }
}

/** The key that encrypts the secrets of sources: made at the first start, readable by the owner only, then kept. */
export function readOrMakeSecretKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  try {
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 32) return key;
  } catch (error) {
    throw explainStorageError(error, dataDir);
  }
  throw new StartProblem(
    `The file ${file} is damaged: it holds no key.`,
    'Nothing was changed.',
    'Bring it back from a backup. If no source has a password or token yet, delete it and start again.',
  );
}
