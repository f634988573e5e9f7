/** Turns what goes wrong before the product runs into plain sentences. */

/** A failure that is told to the person as sentences, never as a stack. */
export class LaunchProblem extends Error {}

const systemCauses = [
  [
    /ENOSPC|no space left on device/i,
    'The disk is full. Nothing was removed; free some space and run the same command again.',
  ],
  [
    /EROFS|read-only file system/i,
    'This folder is on a read-only file system. Copy the checkout to a place that can be written to.',
  ],
  [
    /EACCES|EPERM|permission denied/i,
    'A file or folder may not be written by this user. Run as its owner, or change its permissions.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|dns error|error sending request/i,
    'The package registry could not be reached. Check the network and the registry and proxy settings of npm, then run the same command again.',
  ],
];

/** Names the cause behind an error or the output of a failed command, or returns undefined when it is not a known one. */
export const causeOf = (text) => systemCauses.find(([pattern]) => pattern.test(text))?.[1];

/** Runs a program and ends the process with its exit code, telling any failure in plain sentences. */
export async function guarded(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const text =
      error instanceof LaunchProblem ? error.message : (causeOf(String(error?.code ?? error)) ?? String(error));
    const where = !(error instanceof LaunchProblem) && error?.path ? ` (${error.path})` : '';
    process.stderr.write(`\n${text}${where}\n`);
    if (process.env.WORKBACK_DEBUG) console.error(error);
    process.exitCode = 1;
  }
}
