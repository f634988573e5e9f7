const DEEPEST_CAUSE = 5;

/** A log message whose errors keep what finds a fault and lose what people stored: a driver repeats values and rows. */
export function loggable(message: unknown): unknown {
  if (message instanceof Error) return loggableError(message, DEEPEST_CAUSE);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return message;
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [
      name,
      value instanceof Error ? loggableError(value, DEEPEST_CAUSE) : value,
    ]),
  );
}

function loggableError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const facts = Object.entries({ code, constraint, table }).filter(([, value]) => typeof value === 'string');
  return {
    name,
    message,
    ...Object.fromEntries(facts),
    stack,
    ...(cause instanceof Error && depth > 0 ? { cause: loggableError(cause, depth - 1) } : {}),
  };
}
