/** Classes of SQLSTATE that lie in what was sent, not in the moment: wrong data, a broken constraint, a wrong statement. */
const LASTING = /^(22|23|42)/;

/** With a digit, unlike the operating system's EPIPE. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** Classes that say so of the server itself: lost connections, full, shut down, its disk. */
const SERVER = /^(08|53|57|58)/;

/**
 * Whether the same statement may succeed when it is sent again: the connection was lost, the server is restarting or
 * overloaded, or a lock could not be had. Errors that do not come from the database are never passing.
 */
export function isPassingFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeIn(error);
  if (code !== undefined) return SQLSTATE.test(code) ? !LASTING.test(code) : /^E[A-Z]+$/.test(code);
  return /connection (terminated|timeout)|timeout exceeded when trying to connect|not queryable/i.test(error.message);
}

/** Whether a passing failure is the server's own: nobody can be served until it is back. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isPassingFailure(error)) return false;
  const code = codeIn(error as Error) ?? '';
  return !SQLSTATE.test(code) || SERVER.test(code);
}

function codeIn(error: Error): string | undefined {
  return codeOf(error) ?? codeOf((error as { driverError?: unknown }).driverError);
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
