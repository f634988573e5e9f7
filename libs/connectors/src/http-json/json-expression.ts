import { createContext, Script } from 'node:vm';
import { compile, type JSONValue, TreeInterpreter } from '@jmespath-community/jmespath';
import { ConnectorError } from '../connector-error.js';
import { quoted } from '../answer/describe-value.js';

type ExpressionNode = ReturnType<typeof compile>;

/** Longest expression a query may hold, characters. */
export const MAX_EXPRESSION = 500;
const TIME_LIMIT_MS = 250;
const CACHE_SIZE = 500;
const HARMLESS_STEPS = 100_000;
/** Field names and list positions only: linear in their own length, so they need no stopwatch. */
const PLAIN = /^(@|[A-Za-z_][\w]*|"[^"\\`]+")?(\.(?:[A-Za-z_][\w]*|"[^"\\`]+")|\[-?\d+\])*$/;

const compiled = new Map<string, ExpressionNode>();

/** Reads a JMESPath expression. Throws ConnectorError 'bad-expression' with the reason. */
export function readExpression(expression: string): ExpressionNode {
  const known = compiled.get(expression);
  if (known) return known;
  if (expression.length > MAX_EXPRESSION) {
    throw new ConnectorError('bad-expression', `The expression is longer than ${MAX_EXPRESSION} characters.`);
  }
  // Padding multiplies a few bytes into gigabytes in one step, before any clock can stop it.
  if (/\bpad_(left|right)\s*\(/.test(expression)) {
    throw new ConnectorError('bad-expression', 'The functions pad_left and pad_right are not available.');
  }
  try {
    const node = compile(expression);
    if (compiled.size >= CACHE_SIZE) compiled.clear();
    compiled.set(expression, node);
    return node;
  } catch (error) {
    throw new ConnectorError(
      'bad-expression',
      `The expression ${quoted(expression, 60)} cannot be read: ${quoted((error as Error).message, 120)}.`,
    );
  }
}

/** What an expression finds in parsed JSON; null when it finds nothing. Call inside `withTimeLimit`. */
export function evaluate(expression: string, data: unknown): unknown {
  const node = readExpression(expression);
  try {
    return TreeInterpreter.search(node, data as JSONValue);
  } catch (error) {
    throw new ConnectorError(
      'bad-expression',
      `The expression ${quoted(expression, 60)} does not fit the answer: ${quoted((error as Error).message, 120)}.`,
    );
  }
}

const script = new Script('work()');
/** Made once: a new context for every pull costs more than the pull. */
let context: { work?: () => void } | undefined;

/**
 * Runs work over untrusted data and stops it after a quarter of a second. Expressions that only name fields, and small
 * ones over small answers, run directly. `size` is the length of the answer in characters. Throws ConnectorError
 * 'bad-expression' when the time is up.
 */
export function withTimeLimit<T>(expressions: readonly string[], size: number, work: () => T): T {
  if (mostSteps(expressions, size) <= HARMLESS_STEPS) return work();
  let result: { value: T } | undefined;
  context ??= createContext({});
  context.work = () => {
    result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout: TIME_LIMIT_MS });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new ConnectorError('bad-expression', `The expression took longer than ${TIME_LIMIT_MS} ms over this answer.`);
  } finally {
    context.work = undefined;
  }
  return (result as { value: T }).value;
}

/** An upper bound: each operator that can repeat work multiplies it by the size of what it works on. */
function mostSteps(expressions: readonly string[], size: number): number {
  const written = expressions.filter((expression) => !PLAIN.test(expression)).join(' ');
  const operators = written.match(/[[({&*?|]/g)?.length ?? 0;
  return operators === 0 ? 0 : (size + written.length) ** operators;
}
