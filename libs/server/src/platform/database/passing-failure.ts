/** Classes of SQLSTATE that lie in what was sent, not in the moment: wrong data, a broken constraint, a wrong statement. */
const LASTING = /^(22|23|42)/;

/**
 * Whether the same statement may succeed when it is sent again: the connection was lost, the server is restarting or
 * overloaded, or a lock could not be had. Errors that do not come from the database are never passing.
 */
export function isPassingFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error) ?? codeOf((error as { driverError?: unknown }).driverError);
  if (code !== undefined) return /^[0-9A-Z]{5}$/.test(code) ? !LASTING.test(code) : /^E[A-Z]+$/.test(code);
  return /connection (terminated|timeout)|timeout exceeded when trying to connect|not queryable/i.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
